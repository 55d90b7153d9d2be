import type { Money } from '@app/kernel';
import type { Case } from '../assessment/case';
import type { Condition } from './duty-conditions';
import {
  concession,
  eu,
  hessen,
  national,
  publicBuyer,
  social,
  utility,
  uvgo,
  uvgoPublishes,
  vgv,
  voba,
  vobaPublishes,
  works,
} from './duty-conditions';
import { names } from '../book/rows';

/** The value a duty hangs on: `from` includes the amount of the fact, `above` does not. */
export interface DutyLimit {
  readonly bound: 'from' | 'above';
  readonly amount?: (facts: Case) => Money;
}

/** A duty holds while its fact is valid, its condition is met and its value is reached. */
export interface Duty {
  readonly id: string;
  readonly germanName: string;
  readonly factId: string;
  readonly applies: Condition;
  /** `{}` stands for the number of the fact, `{years}` for the years it names, `{ID}` for the number of another fact. */
  readonly when: string;
  readonly limit?: DutyLimit;
  /** Further facts that belong to the duty. */
  readonly further?: readonly string[];
}

const FROM: DutyLimit = { bound: 'from' };
const ABOVE: DutyLimit = { bound: 'above' };

/** Several facts can carry the same duty: one per law or period. */
const duty =
  (id: string, germanName: string, when: string) =>
  (factId: string, applies: Condition, limit?: DutyLimit, ...further: readonly string[]): Duty => ({
    id,
    germanName,
    factId,
    applies,
    when,
    ...(limit ? { limit } : {}),
    further,
  });

const euNotice = duty('eu-notice', 'EU-Bekanntmachung (eForms)', 'zu Beginn des Verfahrens');
const had = duty(
  'had-notice',
  'Bekanntmachung in der Hessischen Ausschreibungsdatenbank',
  'mit jeder nationalen oder EU-weiten Bekanntmachung',
);
const lots = duty('lots', 'Aufteilung in Lose', 'bei der Planung der Vergabe');
const variants = duty(
  'variant-statement',
  'Angabe zu Nebenangeboten',
  'in der Bekanntmachung oder den Vergabeunterlagen',
);
const exAnte = duty(
  'ex-ante-notice',
  'Vorab-Information über beabsichtigte Beschränkte Ausschreibungen',
  'vor einer Beschränkten Ausschreibung ohne Teilnahmewettbewerb',
);
const opening = duty('opening', 'Öffnung durch zwei Vertreter', 'unverzüglich nach Ablauf der Angebotsfrist');
const openingElectronic = duty(
  'opening',
  'Öffnung der Angebote',
  'unverzüglich nach Ablauf der Angebotsfrist; nicht elektronische Angebote durch zwei Vertreter',
);
const register = duty(
  'competition-register',
  'Abfrage des Wettbewerbsregisters',
  'vor dem Zuschlag an den vorgesehenen Bieter',
);
const minimumWage = duty(
  'minimum-wage-register',
  'Registerauskunft nach dem Mindestlohngesetz',
  'vor dem Zuschlag, mit der Abfrage des Wettbewerbsregisters',
);
const postedWorkers = duty(
  'posted-workers-register',
  'Registerauskunft nach dem Arbeitnehmer-Entsendegesetz',
  'vor dem Zuschlag, mit der Abfrage des Wettbewerbsregisters',
);
const informationLetter = duty(
  'information-letter',
  'Information der nicht berücksichtigten Bieter (§ 134 GWB)',
  'vor dem Zuschlag; danach läuft die Wartefrist',
);
const bidderInformation = duty(
  'bidder-information',
  'Unterrichtung der Bewerber und Bieter',
  'unverzüglich nach der Entscheidung',
);
const awardNotice = duty('award-notice', 'Vergabebekanntmachung', 'spätestens {} Tage nach dem Zuschlag');
const socialNotice = duty('award-notice', 'Vergabebekanntmachung', 'nach dem Zuschlag, auch vierteljährlich gebündelt');
const concessionNotice = duty('award-notice', 'Vergabebekanntmachung', 'spätestens {} Tage nach der Vergabe');
const statistics = duty(
  'statistics-report',
  'Meldung an die Vergabestatistik',
  'binnen {VST-60} Tagen nach dem Zuschlag',
);
const exPost = duty(
  'ex-post-publication',
  'Nachträgliche Veröffentlichung',
  'nach dem Zuschlag bei Verfahren ohne Teilnahmewettbewerb',
);
const exPostFreehand = duty(
  'ex-post-publication-free',
  'Nachträgliche Veröffentlichung',
  'nach dem Zuschlag bei Freihändiger Vergabe',
);
const documentation = duty(
  'documentation',
  'Dokumentation und Vergabevermerk',
  'von Beginn an; mindestens {years} Jahre ab dem Zuschlag aufzubewahren',
);
const worksDocumentation = duty('documentation', 'Dokumentation und Vergabevermerk', 'von Beginn an');

const euUtility: Condition = (facts) => eu(facts) && utility(facts) && !concession(facts);
const euWorks: Condition = (facts) => eu(facts) && works(facts) && publicBuyer(facts);
const euConcession: Condition = (facts) => eu(facts) && concession(facts);
const nationalPublic: Condition = (facts) => national(facts) && publicBuyer(facts);
const beforeReform: Condition = (facts) => facts.law.factOn('OPEN-VGV-26', facts.date) === null;

export const DUTIES: readonly Duty[] = [
  euNotice('EFORMS', eu),
  had('HE-HAD', (facts) => hessen(facts) && (eu(facts) || facts.value >= facts.law.amountOf('HE21-SCOPE'))),
  lots('LOS-26', eu),
  variants('NEBEN-26', vgv),
  exAnte('EXA-VOBA20-4', vobaPublishes, FROM),
  opening('OPEN-VGV', (facts) => vgv(facts) && beforeReform(facts)),
  openingElectronic('OPEN-VGV-26', vgv, undefined, 'OPEN-VGV'),
  opening('OPEN-UVGO', uvgo),
  opening('PROT-01', (facts) => euWorks(facts) || voba(facts)),
  register('WREG-22', publicBuyer, FROM, 'WREG-2M', 'WREG-NOSELF'),
  register('WREG-26', publicBuyer, FROM, 'WREG-2M', 'WREG-NOSELF'),
  register(
    'WREG-SEKT',
    (facts) => !publicBuyer(facts),
    { bound: 'from', amount: (facts) => facts.threshold },
    'WREG-2M',
    'WREG-NOSELF',
  ),
  minimumWage('OWN-MILOG-22', publicBuyer, FROM),
  minimumWage('MILOG-26', publicBuyer, FROM),
  postedWorkers('OWN-AENTG-22', publicBuyer, FROM),
  postedWorkers('AENTG-26', publicBuyer, FROM),
  informationLetter('LET-134', eu, undefined, 'REV-134-2E', 'REV-134-2P'),
  bidderInformation('LET-62', vgv),
  bidderInformation('OWN-SEK-56', euUtility),
  bidderInformation('OWN-KON-30', euConcession),
  bidderInformation('LET-UVGO', uvgo),
  bidderInformation('LET-VOBA', voba),
  awardNotice('DL-39-1', (facts) => vgv(facts) && !social(facts)),
  socialNotice('DL-66-3', (facts) => vgv(facts) && social(facts)),
  awardNotice('SEK-38', (facts) => euUtility(facts) && !social(facts)),
  socialNotice('OWN-SEK-39', (facts) => euUtility(facts) && social(facts)),
  awardNotice('OWN-VOBEU-18', euWorks),
  concessionNotice('OWN-KON-21', euConcession),
  statistics('VST-WHO-O', eu, undefined, 'VST-60', 'VST-BERICHT'),
  statistics('VST-WHO-U20', nationalPublic, ABOVE, 'VST-60', 'VST-BERICHT'),
  statistics('VST-WHO-U26', nationalPublic, ABOVE, 'VST-60', 'VST-BERICHT'),
  exPost('EXP-UVGO30', uvgoPublishes, FROM),
  exPost('EXP-VOBA20-BA', vobaPublishes, ABOVE),
  exPostFreehand('EXP-VOBA20-FV', vobaPublishes, ABOVE),
  documentation('DOC-VGV8', (facts) => eu(facts) && publicBuyer(facts)),
  documentation('VM-SEK', euUtility),
  documentation('OWN-KON-6', euConcession, undefined, 'VM-KON-26'),
  documentation('VM-UVGO', uvgo),
  worksDocumentation('VM-VOBA', voba, undefined, 'OWN-VOBA-KEEP'),
];

/** The duties that the state of the case, or for federal buyers the federation, alone knows. */
export const stateDuties = ({ law, state, buyer }: Case): readonly Duty[] =>
  law.stateDuties
    .filter(({ where }) => (buyer === 'federal' ? where === 'DE' : where === state && names('public', buyer)))
    .map(({ id, germanName, when, factId, regimes, natures, bound }) => ({
      id,
      germanName,
      when,
      factId,
      applies: (facts) =>
        (regimes === undefined || facts.regime === regimes) && (natures === undefined || names(natures, facts.nature)),
      ...(bound ? { limit: { bound } } : {}),
    }));
