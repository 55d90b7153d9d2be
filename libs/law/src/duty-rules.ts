import type { Money } from '@app/kernel';
import type { Case } from './case';
import { amountOf } from './facts';

export interface Duty {
  readonly id: string;
  readonly germanName: string;
  readonly factId: string;
  readonly applies: (facts: Case) => boolean;
  /** The value the duty hangs on: `from` includes the amount, `above` does not. */
  readonly limit?: {
    readonly bound: 'from' | 'above';
    readonly amount?: (facts: Case) => Money;
    readonly position?: number;
  };
  readonly when: string;
  readonly further?: readonly string[];
}

const eu = (facts: Case): boolean => facts.regime === 'eu';
export const national = (facts: Case): boolean => facts.regime === 'national';
const works = (facts: Case): boolean => facts.nature === 'works';
const utility = (facts: Case): boolean => facts.buyer === 'utility';
const concession = (facts: Case): boolean => facts.nature === 'concession';
const social = (facts: Case): boolean => facts.nature === 'social-services';
/** VgV applies: above the threshold, neither works nor utilities nor concessions. */
const vgv = (facts: Case): boolean => eu(facts) && !works(facts) && !utility(facts) && !concession(facts);
/** A buyer of the state of Hessen or one of its municipalities, bound by the HVTG. */
export const hessen = (facts: Case): boolean =>
  facts.state === 'HE' && (facts.buyer === 'municipality' || facts.buyer === 'state');
const publicBuyer = (facts: Case): boolean => !utility(facts) && !concession(facts);
/** Hessen states its own publication duties; the federal ones serve elsewhere. */
export const hessenNational = (facts: Case): boolean => hessen(facts) && national(facts) && !concession(facts);
const elsewhereNational = (facts: Case): boolean => !hessen(facts) && national(facts) && publicBuyer(facts);
export const since2021 = (facts: Case): boolean => facts.date >= '2021-09-01';
/** HVTG 2026: publication duties unknown (HE26-EXPOST). */
export const before2026 = (facts: Case): boolean => facts.date < '2026-06-25';
/** Below the direct-award limit of the HVTG 2026 its procedure rules do not apply. */
const procedureRules = (facts: Case): boolean =>
  elsewhereNational(facts) || (hessenNational(facts) && since2021(facts));

const WITHOUT_CALL =
  'nach dem Zuschlag bei Beschränkter Ausschreibung und Verhandlungsvergabe ohne Teilnahmewettbewerb';

/** The duties of a contract. A duty holds while its fact is valid and its condition is met. */
export const DUTIES: readonly Duty[] = [
  {
    id: 'eu-notice',
    germanName: 'EU-Bekanntmachung (eForms)',
    factId: 'EFORMS',
    applies: eu,
    when: 'zu Beginn des Verfahrens',
  },
  {
    id: 'had-notice',
    germanName: 'Bekanntmachung in der Hessischen Ausschreibungsdatenbank',
    factId: 'HE-HAD',
    applies: (f) => hessen(f) && (eu(f) || f.value >= amountOf('HE21-SCOPE')),
    when: 'mit jeder nationalen oder EU-weiten Bekanntmachung',
  },
  { id: 'lots', germanName: 'Aufteilung in Lose', factId: 'LOS-26', applies: eu, when: 'bei der Planung der Vergabe' },
  {
    id: 'lots',
    germanName: 'Aufteilung in Fach- und Teillose',
    factId: 'HE21-LOSE',
    applies: hessenNational,
    when: 'bei der Planung der Vergabe',
  },
  {
    id: 'variant-statement',
    germanName: 'Angabe zu Nebenangeboten',
    factId: 'NEBEN-26',
    applies: vgv,
    when: 'in der Bekanntmachung oder den Vergabeunterlagen',
  },
  {
    id: 'expression-of-interest',
    germanName: 'Interessenbekundungsverfahren',
    factId: 'HE15-IBV-LD',
    applies: (f) => hessenNational(f) && !works(f),
    limit: { bound: 'from' },
    when: 'vor Beschränkter Ausschreibung oder Freihändiger Vergabe',
  },
  {
    id: 'expression-of-interest',
    germanName: 'Interessenbekundungsverfahren',
    factId: 'HE15-IBV-W',
    applies: (f) => hessenNational(f) && works(f),
    limit: { bound: 'from' },
    when: 'vor Beschränkter Ausschreibung oder Freihändiger Vergabe',
  },
  {
    id: 'ex-ante-notice',
    germanName: 'Vorab-Information über beabsichtigte Beschränkte Ausschreibungen',
    factId: 'EXA-VOBA20-4',
    applies: (f) => national(f) && works(f) && procedureRules(f) && before2026(f),
    limit: { bound: 'from' },
    when: 'vor einer Beschränkten Ausschreibung ohne Teilnahmewettbewerb',
  },
  {
    id: 'tariff',
    germanName: 'Tariftreue- und Mindestlohnerklärung',
    factId: 'HE21-TARIF',
    applies: hessen,
    limit: { bound: 'from' },
    when: 'mit dem Angebot',
  },
  {
    id: 'tariff',
    germanName: 'Tariftreuepflichten',
    factId: 'HE26-TARIF',
    applies: hessen,
    limit: { bound: 'from' },
    when: 'mit dem Angebot und während der Ausführung',
  },
  {
    id: 'opening',
    germanName: 'Öffnung durch zwei Vertreter',
    factId: 'OPEN-VGV',
    applies: (f) => vgv(f) && f.date < '2026-07-01',
    when: 'unverzüglich nach Ablauf der Angebotsfrist',
  },
  {
    id: 'opening',
    germanName: 'Öffnung der Angebote',
    factId: 'OPEN-VGV-26',
    applies: vgv,
    when: 'unverzüglich nach Ablauf der Angebotsfrist; nicht elektronische Angebote durch zwei Vertreter',
    further: ['OPEN-VGV'],
  },
  {
    id: 'opening',
    germanName: 'Öffnung durch zwei Vertreter',
    factId: 'OPEN-UVGO',
    applies: (f) => procedureRules(f) && !works(f) && !social(f),
    when: 'unverzüglich nach Ablauf der Angebotsfrist',
  },
  {
    id: 'competition-register',
    germanName: 'Abfrage des Wettbewerbsregisters',
    factId: 'WREG-22',
    applies: publicBuyer,
    limit: { bound: 'from' },
    when: 'vor dem Zuschlag an den vorgesehenen Bieter',
    further: ['WREG-2M'],
  },
  {
    id: 'competition-register',
    germanName: 'Abfrage des Wettbewerbsregisters',
    factId: 'WREG-26',
    applies: publicBuyer,
    limit: { bound: 'from' },
    when: 'vor dem Zuschlag an den vorgesehenen Bieter',
    further: ['WREG-2M'],
  },
  {
    id: 'competition-register',
    germanName: 'Abfrage des Wettbewerbsregisters',
    factId: 'WREG-SEKT',
    applies: (f) => !publicBuyer(f),
    limit: { bound: 'from', amount: (f) => f.threshold },
    when: 'vor dem Zuschlag an den vorgesehenen Bieter',
  },
  {
    id: 'minimum-wage-register',
    germanName: 'Registerauskunft nach dem Mindestlohngesetz',
    factId: 'OWN-MILOG-22',
    applies: publicBuyer,
    limit: { bound: 'from' },
    when: 'vor dem Zuschlag, mit der Abfrage des Wettbewerbsregisters',
  },
  {
    id: 'minimum-wage-register',
    germanName: 'Registerauskunft nach dem Mindestlohngesetz',
    factId: 'MILOG-26',
    applies: publicBuyer,
    limit: { bound: 'from' },
    when: 'vor dem Zuschlag, mit der Abfrage des Wettbewerbsregisters',
  },
  {
    id: 'posted-workers-register',
    germanName: 'Registerauskunft nach dem Arbeitnehmer-Entsendegesetz',
    factId: 'OWN-AENTG-22',
    applies: publicBuyer,
    limit: { bound: 'from' },
    when: 'vor dem Zuschlag, mit der Abfrage des Wettbewerbsregisters',
  },
  {
    id: 'posted-workers-register',
    germanName: 'Registerauskunft nach dem Arbeitnehmer-Entsendegesetz',
    factId: 'AENTG-26',
    applies: publicBuyer,
    limit: { bound: 'from' },
    when: 'vor dem Zuschlag, mit der Abfrage des Wettbewerbsregisters',
  },
  {
    id: 'information-letter',
    germanName: 'Information der nicht berücksichtigten Bieter (§ 134 GWB)',
    factId: 'LET-134',
    applies: eu,
    when: 'vor dem Zuschlag; danach läuft die Wartefrist',
    further: ['REV-134-2E'],
  },
  {
    id: 'bidder-information',
    germanName: 'Unterrichtung der Bewerber und Bieter',
    factId: 'LET-62',
    applies: vgv,
    when: 'unverzüglich nach der Entscheidung',
  },
  {
    id: 'bidder-information',
    germanName: 'Unterrichtung der Bewerber und Bieter',
    factId: 'LET-UVGO',
    applies: (f) => procedureRules(f) && !works(f),
    when: 'unverzüglich nach dem Zuschlag',
  },
  {
    id: 'bidder-information',
    germanName: 'Unterrichtung der Bieter',
    factId: 'LET-VOBA',
    applies: (f) => national(f) && works(f) && publicBuyer(f),
    when: 'unverzüglich, spätestens nach dem Zuschlag',
  },
  {
    id: 'award-notice',
    germanName: 'Vergabebekanntmachung',
    factId: 'DL-39-1',
    applies: (f) => vgv(f) && !social(f),
    when: 'spätestens 30 Tage nach dem Zuschlag',
  },
  {
    id: 'award-notice',
    germanName: 'Vergabebekanntmachung',
    factId: 'DL-66-3',
    applies: (f) => vgv(f) && social(f),
    when: 'nach dem Zuschlag, auch vierteljährlich gebündelt',
  },
  {
    id: 'award-notice',
    germanName: 'Vergabebekanntmachung',
    factId: 'SEK-38',
    applies: (f) => eu(f) && utility(f) && !concession(f),
    when: 'spätestens 30 Tage nach dem Zuschlag',
  },
  {
    id: 'award-notice',
    germanName: 'Vergabebekanntmachung',
    factId: 'OWN-VOBEU-18',
    applies: (f) => eu(f) && works(f) && !utility(f),
    when: 'spätestens 30 Tage nach dem Zuschlag',
  },
  {
    id: 'statistics-report',
    germanName: 'Meldung an die Vergabestatistik',
    factId: 'VST-WHO-O',
    applies: eu,
    when: 'binnen 60 Tagen nach dem Zuschlag',
    further: ['VST-60'],
  },
  {
    id: 'statistics-report',
    germanName: 'Meldung an die Vergabestatistik',
    factId: 'VST-WHO-U20',
    applies: (f) => national(f) && publicBuyer(f),
    limit: { bound: 'above' },
    when: 'binnen 60 Tagen nach dem Zuschlag',
    further: ['VST-60'],
  },
  {
    id: 'statistics-report',
    germanName: 'Meldung an die Vergabestatistik',
    factId: 'VST-WHO-U26',
    applies: (f) => national(f) && publicBuyer(f),
    limit: { bound: 'above' },
    when: 'binnen 60 Tagen nach dem Zuschlag',
    further: ['VST-60'],
  },
  {
    id: 'ex-post-publication',
    germanName: 'Nachträgliche Veröffentlichung',
    factId: 'HE15-EXPOST',
    applies: hessenNational,
    limit: { bound: 'from' },
    when: 'nach dem Zuschlag bei Beschränkter Ausschreibung und Freihändiger Vergabe ohne Interessenbekundung',
  },
  {
    id: 'ex-post-publication',
    germanName: 'Nachträgliche Veröffentlichung (3 Monate)',
    factId: 'EXP-UVGO30',
    applies: (f) => procedureRules(f) && !works(f) && (!hessen(f) || before2026(f)),
    limit: { bound: 'from' },
    when: WITHOUT_CALL,
  },
  {
    id: 'ex-post-publication',
    germanName: 'Nachträgliche Veröffentlichung (6 Monate)',
    factId: 'EXP-VOBA20-BA',
    applies: (f) => procedureRules(f) && works(f) && (!hessen(f) || before2026(f)),
    limit: { bound: 'above' },
    when: 'nach dem Zuschlag bei Beschränkter Ausschreibung ohne Teilnahmewettbewerb',
  },
  {
    id: 'ex-post-publication-free',
    germanName: 'Nachträgliche Veröffentlichung (6 Monate)',
    factId: 'EXP-VOBA20-FV',
    applies: (f) => procedureRules(f) && works(f) && (!hessen(f) || before2026(f)),
    limit: { bound: 'above' },
    when: 'nach dem Zuschlag bei Freihändiger Vergabe',
  },
  {
    id: 'documentation',
    germanName: 'Dokumentation und Vergabevermerk',
    factId: 'DOC-VGV8',
    applies: vgv,
    when: 'von Beginn an; aufzubewahren bis zum Vertragsende, mindestens drei Jahre ab dem Zuschlag',
  },
  {
    id: 'documentation',
    germanName: 'Dokumentation',
    factId: 'VM-SEK',
    applies: (f) => eu(f) && utility(f) && !concession(f),
    when: 'zeitnah; mindestens drei Jahre aufzubewahren',
  },
  {
    id: 'documentation',
    germanName: 'Dokumentation und Vergabevermerk',
    factId: 'VM-KON-26',
    applies: (f) => eu(f) && concession(f),
    when: 'von Beginn an',
  },
  {
    id: 'documentation',
    germanName: 'Dokumentation',
    factId: 'VM-UVGO',
    applies: (f) => procedureRules(f) && !works(f),
    when: 'von Beginn an; drei Jahre aufzubewahren',
  },
  {
    id: 'documentation',
    germanName: 'Dokumentation',
    factId: 'VM-VOBA',
    applies: (f) => works(f) && !utility(f),
    when: 'von Beginn an',
  },
];
