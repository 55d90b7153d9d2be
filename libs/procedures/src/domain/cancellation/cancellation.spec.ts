import { NATURES, REGIMES, SHIPPED_LAW } from '@app/law';
import { dossier, lotOf } from '../../../../../test/support/dossier';
import { checklistItems } from '../checklist';
import type { Confirmation } from '../confirmation';
import { PHASES } from '../phase';
import { type Cancellation, cancellationGrounds, goneLots, groundRefusal, NOT_STARTED, tellFact } from './cancellation';

const statutes = (regime: 'eu' | 'national', nature: 'supplies' | 'works') =>
  cancellationGrounds({ regime, nature, phase: 'evaluation' }, SHIPPED_LAW).map(({ fact }) => fact?.statute);

describe('the grounds of a cancellation', () => {
  it('are those of the law the procedure follows, word for word from where they were read', () => {
    expect(statutes('eu', 'supplies')).toEqual([
      ...[1, 2, 3, 4].map((number) => `§ 63 Abs. 1 S. 1 Nr. ${number} VgV`),
      '§ 63 Abs. 1 S. 2 VgV',
    ]);
    expect(statutes('national', 'supplies')).toContain('§ 48 Abs. 1 Nr. 3 UVgO');
    expect(statutes('national', 'works')).toEqual([1, 2, 3].map((number) => `§ 17 Abs. 1 Nr. ${number} VOB/A`));
    expect(statutes('eu', 'works')).toEqual([1, 2, 3].map((number) => `§ 17 EU Abs. 1 Nr. ${number} VOB/A`));
  });

  it('exist for every kind and phase, with the duty to tell', () => {
    for (const regime of REGIMES)
      for (const nature of NATURES) {
        expect(tellFact({ regime, nature }, SHIPPED_LAW).text).not.toBe('');
        for (const phase of PHASES)
          expect(cancellationGrounds({ regime, nature, phase }, SHIPPED_LAW).length).toBeGreaterThan(0);
      }
  });

  it('need no statute before the publication', () => {
    expect(cancellationGrounds({ regime: 'eu', nature: 'supplies', phase: 'prepared' }, SHIPPED_LAW)).toMatchObject([
      { id: NOT_STARTED, fact: null },
    ]);
  });

  it('are refused where the ranking says otherwise', () => {
    const ranked = { bidId: 'b', bidderId: 'x', total: '1.00', rank: 1, note: null };
    const evaluation = { lotId: 'l', personName: 'A', at: new Date(0) };
    const lots = [lotOf({ phase: 'evaluation' })];
    const evaluated = dossier({ phase: 'evaluation' }, { lots, evaluations: [{ ...evaluation, ranking: [ranked] }] });
    expect(groundRefusal(evaluated, 'OWN-CANC-UVGO-1')).toMatch(/Los 1 .*wertbares Angebot/);
    expect(groundRefusal(evaluated, 'OWN-CANC-UVGO-2')).toBeNull();
    const none = { ...evaluated, evaluations: [{ ...evaluation, ranking: [{ ...ranked, rank: null }] }] };
    expect(groundRefusal(none, 'OWN-CANC-UVGO-1')).toBeNull();
    const bidding = dossier({ phase: 'bidding' }, { lots: [lotOf({ phase: 'bidding' })] });
    expect(groundRefusal(bidding, 'OWN-CANC-UVGO-1')).toMatch(/erst nach der Angebotsfrist/);
  });
});

describe('after a cancellation', () => {
  const cancellation: Cancellation = {
    ...{ id: 'c', lotIds: ['l'], grounds: ['OWN-CANC-UVGO-2'], reason: 'r', tell: true, personName: 'A' },
    at: new Date(0),
  };
  const confirmation = (decision: Confirmation['decision']): Confirmation => ({
    ...{ id: 'k', kind: 'cancellation', subject: 'c', text: 't', askedById: 'a', askedBy: 'A', askedAt: new Date(0) },
    ...{ decision, decidedBy: 'B', decidedAt: new Date(0), comment: null },
  });
  const items = (decision: Confirmation['decision'], tell = true) =>
    checklistItems(
      dossier(
        { phase: 'cancelled' },
        { cancellations: [{ ...cancellation, tell }], confirmations: [confirmation(decision)] },
      ),
    ).filter(({ afterwards }) => afterwards);

  it('the companies are to be told, once it was agreed to and if they knew', () => {
    expect(items('agreed')).toMatchObject([{ state: 'open', before: 'closed', paragraph: '§ 46 UVgO' }]);
    expect(items('agreed', false)).toEqual([]);
    expect(items(null)).toEqual([]);
    expect(items('refused')).toEqual([]);
  });

  it('a lot that was awarded or given up meanwhile holds it up', () => {
    expect(goneLots([lotOf({ phase: 'awarded' })], cancellation)).toHaveLength(1);
    expect(goneLots([lotOf({ phase: 'cancelled' })], cancellation)).toHaveLength(1);
    expect(goneLots([lotOf({ phase: 'standstill' })], cancellation)).toEqual([]);
  });
});
