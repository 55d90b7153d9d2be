import type { Dossier } from '../dossier';
import type { Receipt } from './receipt';
import { soleOpeningHindrances, soleOpeningParagraph } from './sole-opening';

const dossier = (procedure: object = {}, more: object = {}): Dossier =>
  ({
    procedure: { regime: 'eu', nature: 'supplies', startsOn: '2026-07-01', round: 1, ...procedure },
    openings: [],
    bids: [],
    ...more,
  }) as unknown as Dossier;
const receipt = (channel: string, number = 1): Receipt => ({ channel, number, round: 1 }) as unknown as Receipt;
const portal = [receipt('portal')];

describe('opening by one person (§ 55 Abs. 2 S. 3 VgV, fact OPEN-VGV-26)', () => {
  it('may be chosen where every bid came electronically into the vault', () => {
    expect(soleOpeningParagraph()).toBe('§ 55 Abs. 2 S. 3 VgV n.F.');
    expect(soleOpeningHindrances(dossier(), portal)).toEqual([]);
  });

  it.each([
    ['below the threshold (§ 40 UVgO)', dossier({ regime: 'national' }), portal],
    ['for works (§ 14 EU VOB/A)', dossier({ nature: 'works' }), portal],
    ['for procedures begun the day before', dossier({ startsOn: '2026-06-30' }), portal],
    ['without any bid', dossier(), []],
    ['with a bid by post', dossier(), [receipt('portal'), receipt('post', 2)]],
    ['with a bid by e-mail', dossier(), [receipt('email')]],
    ['with a bid recorded outside', dossier({}, { bids: [{}] }), portal],
    ['after somebody has begun', dossier({}, { openings: [{}] }), portal],
  ])('is refused %s', (_, file, receipts) => {
    expect(soleOpeningHindrances(file, receipts)).toHaveLength(1);
  });
});
