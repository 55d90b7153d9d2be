import { dossier, lotOf } from '../../../../../../test/support/dossier';
import type { AwardProposal } from '../../dossier';
import { bidOf, formal, LOT, QUALITY_PLAN } from '../../examination/testing';
import { examinedLots, type ExaminationPart } from '../../examination/examined-lots';
import { informationLetters, losersOf } from './information-letters';
import { LETTER_TEXTS } from './letter-texts';

const cheap = bidOf('cheap', { A: '3.00', B: '5.00' });
const dear = bidOf('dear', { A: '3.10', B: '5.00' });
const late = bidOf('late', { A: '2.90', B: '4.90' }, { receivedAt: new Date('2026-12-10T11:30:00Z') });
const bidder = (id: string, name: string) => ({
  id,
  name,
  street: 'Weg 1',
  postcode: '64521',
  city: 'Groß-Gerau',
  email: 'a@b.example',
});
const bidders = [
  bidder('bidder-cheap', 'Alpha GmbH'),
  bidder('bidder-dear', 'Beta GmbH'),
  bidder('bidder-late', 'Gamma GmbH'),
];
const proposal: AwardProposal = {
  ...{ id: 'v', lots: [{ lotId: 'l', bidId: 'cheap' }], reason: '', personId: 'p', personName: 'P', at: new Date(0) },
};
const NOTHING: ExaminationPart = {
  ...{ plans: [], findings: [], missing: [], evaluators: [], sheets: [], consensus: [], bases: new Map() },
};

function letters(regime: 'eu' | 'national', part: Partial<ExaminationPart> = {}, withReasons = regime === 'eu') {
  const file = dossier(
    { regime, phase: 'award-proposed', tenderDeadline: new Date('2026-12-10T11:00:00Z') },
    {
      lots: [lotOf({ ...LOT, phase: 'award-proposed' })],
      bids: [cheap, dear, late],
      bidders,
      proposals: [proposal],
      proposal,
    },
  );
  const examined = {
    ...NOTHING,
    findings: [formal('late', 'late', 'excluded', 'Der Fristablauf ist belegt.')],
    ...part,
  };
  return informationLetters({
    ...{ dossier: file, proposal, withReasons, text: LETTER_TEXTS.information.standard },
    lots: examinedLots(file, examined, file.law),
    earliest: regime === 'eu' ? '2026-12-29' : null,
    values: {
      Aktenzeichen: '2026-L-0001',
      Gegenstand: 'Papier',
      Bearbeitung: 'Sabine Arndt',
      Vorschrift: '§ 134 Abs. 1 GWB',
    },
  });
}
const textOf = (letter: ReturnType<typeof letters>[number] | undefined): string => JSON.stringify(letter);

describe('letters to bidders who shall not win', () => {
  it('go to every losing bid and never to the winner', () => {
    const found = letters('eu');
    expect(found.map(({ bidderId }) => bidderId)).toEqual(['bidder-dear', 'bidder-late']);
    expect(losersOf({ bids: [cheap] }, proposal).size).toBe(0);
  });

  it('name winner, reasons of this very bid and the earliest day above the threshold (LET-134)', () => {
    const [beta, gamma] = letters('eu');
    const facts = new Map(beta?.sections[0]?.facts.map(({ term, text }) => [term, text]));
    expect(facts.get('Für den Zuschlag vorgesehen')).toBe('Alpha GmbH');
    expect(facts.get('Gründe der Nichtberücksichtigung')).toBe(
      'In der Wertung liegt Ihr Angebot auf Rang 2 von 2.\nMaßgeblich ist allein der Preis. Ihr Angebotspreis ist höher als der des vorgesehenen Angebots.',
    );
    expect(facts.get('Frühester Vertragsschluss')).toBe('29.12.2026');
    expect(textOf(gamma)).toContain('ausgeschlossen (§ 57 Abs. 1 Nr. 1 VgV');
    expect(textOf(gamma)).toContain('Der Fristablauf ist belegt.');
    expect(beta?.opening).toContain('nach § 134 Abs. 1 GWB');
    expect(textOf(beta)).not.toMatch(/[{]\w+[}]/);
  });

  it('never tell what others ask for', () => {
    for (const letter of letters('eu')) {
      for (const { total } of [cheap, dear, late]) expect(textOf(letter)).not.toContain(total.split('.')[0]);
      expect(textOf(letter)).not.toContain('€');
    }
  });

  it('tell points criterion by criterion where more than the price counts', () => {
    const person = { lotId: 'l', personId: 's', personName: 'Sabine Arndt' };
    const scores = [
      { bidId: 'cheap', criterionId: 'k1', points: '8', reason: 'täglich' },
      { bidId: 'dear', criterionId: 'k1', points: '6.5', reason: 'wöchentlich' },
    ];
    const sheet = { ...person, version: 1, versionReason: '', scores, releasedAt: new Date(0) };
    const [beta] = letters('eu', { plans: [QUALITY_PLAN], evaluators: [person], sheets: [sheet] });
    expect(textOf(beta)).toContain(
      'Lieferkonzept (Gewicht 40 %): Ihr Angebot 6,5 von 10 Punkten, das vorgesehene Angebot 8.',
    );
    expect(textOf(beta)).toContain('Preis (Gewicht 60 %): Ihr Angebotspreis ist höher');
  });

  it('tell reasons and winner below the threshold on demand only, within the days of the law', () => {
    const [beta] = letters('national');
    expect(textOf(beta)).not.toContain('Alpha GmbH');
    expect(textOf(beta)).not.toContain('Rang');
    expect(beta?.closing).toContain('innerhalb von 15 Tagen');
    expect(beta?.closing).toContain('§ 46 UVgO');
    const [told] = letters('national', {}, true);
    expect(textOf(told)).toContain('Alpha GmbH');
    expect(told?.closing).not.toContain('Verlangen');
  });
});
