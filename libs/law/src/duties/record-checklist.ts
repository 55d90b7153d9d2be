import type { LocalDate } from '@app/kernel';
import { germanDate } from '@app/kernel';
import type { Buyer, Nature, ProcedureType, Regime, State } from '../book/codes';
import { BUYERS, EU_PROCEDURE_TYPES, NATIONAL_PROCEDURE_TYPES, NATURES, REGIMES } from '../book/codes';
import type { Citation, Explainer, Explanation } from '../book/explanation';
import { citationOf, explainer } from '../book/explanation';
import type { Law } from '../book/law';
import { SHIPPED_LAW } from '../book/law';
import { fieldCheck } from '../book/requests';
import type { RuleSetRef } from '../book/rule-sets';
import { ruleSetOn } from '../book/rule-sets';
import type { RecordCase, RecordObligation } from './record-items';
import { euPublic, itemsOf, OPENING_ITEMS, RECORD_ITEMS } from './record-items';
import { keptUntil, retentionFact, yearsKept } from './retention';

export interface RecordChecklistRequest {
  readonly startsOn: LocalDate;
  readonly state: State;
  readonly buyer: Buyer;
  readonly nature: Nature;
  readonly regime: Regime;
  /** Left out while it is not chosen. */
  readonly procedureType?: ProcedureType | null;
  /** Left out while it is not decided. */
  readonly electronicTenders?: boolean | null;
  /** A single order under § 21 Abs. 3 or Abs. 4 Nr. 1 VgV: no new competition. */
  readonly callOff?: boolean;
  readonly awardOn?: LocalDate | null;
  readonly contractEndsOn?: LocalDate | null;
}

export interface RecordItemAnswer {
  /** Id of the fact. */
  readonly id: string;
  readonly text: string;
  readonly obligation: RecordObligation;
  readonly citation: Citation;
}

export interface Retention {
  /** Years from the award. */
  readonly years: number;
  /** Null while the award is not known. */
  readonly until: LocalDate | null;
  readonly reason: string;
  readonly citation: Citation;
}

export interface RecordChecklist extends Explanation {
  /** False for call-offs that need no record of their own. */
  readonly recordNeeded: boolean;
  readonly record: readonly RecordItemAnswer[];
  readonly opening: readonly RecordItemAnswer[];
  /** Null where no rule is stored. */
  readonly retention: Retention | null;
  readonly ruleSet: RuleSetRef;
}

/**
 * What the record of a procedure and of its opening must hold, and how long it is kept: § 8 VgV, § 8 SektVO,
 * § 6 KonzVgV, § 6 UVgO, § 20 VOB/A; §§ 54, 55 VgV, § 40 UVgO, §§ 14, 14a VOB/A.
 * Throws `invalid` with every wrong field, `unprocessable` for a day outside every rule set.
 */
export function recordChecklist(request: RecordChecklistRequest, law: Law = SHIPPED_LAW): RecordChecklist {
  const check = fieldCheck();
  const date = check.day('/startsOn', request.startsOn);
  const state = check.code('/state', request.state, law.stateCodes, 'als Land');
  const regime = check.code('/regime', request.regime, REGIMES, 'als Rechtsrahmen');
  const types: readonly ProcedureType[] = regime === 'eu' ? EU_PROCEDURE_TYPES : NATIONAL_PROCEDURE_TYPES;
  const facts: RecordCase = {
    law,
    date,
    regime,
    buyer: check.code('/buyer', request.buyer, BUYERS, 'als Auftraggeber'),
    nature: check.code('/nature', request.nature, NATURES, 'als Art der Leistung'),
    procedureType:
      request.procedureType == null
        ? null
        : check.code('/procedureType', request.procedureType, types, `als Verfahrensart (${regime})`),
    electronicTenders:
      request.electronicTenders == null ? null : check.flag('/electronicTenders', request.electronicTenders, true),
  };
  const callOff = check.flag('/callOff', request.callOff, false);
  const awardOn = request.awardOn == null ? null : check.day('/awardOn', request.awardOn);
  const contractEndsOn = request.contractEndsOn == null ? null : check.day('/contractEndsOn', request.contractEndsOn);
  check.done();

  const ruleSet = ruleSetOn(date, state, law);
  const explain = explainer(law);
  const exempt = callOff && isExempt(facts, explain);
  const record = exempt ? [] : listed(RECORD_ITEMS, 'Vergabevermerk', facts, explain);
  const opening = callOff ? [] : listed(OPENING_ITEMS, 'Öffnung', facts, explain);
  nameGaps(facts, explain);
  const retention = judgeRetention(facts, awardOn, contractEndsOn, explain);
  return { recordNeeded: !exempt, record, opening, retention, ruleSet, ...explain.result() };
}

/** § 8 Abs. 3 VgV; elsewhere nothing is known, so the record stays. */
function isExempt(facts: RecordCase, explain: Explainer): boolean {
  if (!euPublic(facts) || facts.law.factOn('VM-EXC', facts.date) === null) {
    explain.doubt(
      'VM-EXC',
      'Dass für Einzelabrufe kein Vermerk nötig ist, ist nur für die VgV belegt; hier bleibt es vorsichtshalber beim Vermerk.',
    );
    return false;
  }
  explain.step('Für diesen Einzelabruf ist kein Vergabevermerk nötig.', {}, 'VM-EXC');
  return true;
}

function listed(
  items: Parameters<typeof itemsOf>[0],
  part: string,
  facts: RecordCase,
  explain: Explainer,
): readonly RecordItemAnswer[] {
  const answers = itemsOf(items, facts).map(({ row, obligation }) => ({
    id: row.id,
    text: row.text,
    obligation,
    citation: citationOf(row),
  }));
  explain.cite(...answers.map(({ id }) => id));
  if (answers.length > 0) {
    const required = answers.filter(({ obligation }) => obligation === 'required').length;
    explain.step(
      `${part}: ${answers.length} Punkte, davon ${required} in jedem Fall.`,
      { items: String(answers.length) },
      answers[0]?.id ?? '',
    );
  }
  return answers;
}

function nameGaps({ law, date, regime, buyer, nature }: RecordCase, explain: Explainer): void {
  if (nature === 'concession' && (regime === 'national' || law.factOn('VM-KON-26', date) === null)) {
    explain.doubt(
      'VM-KON-26',
      regime === 'national'
        ? 'Für Konzessionen unterhalb des Schwellenwerts ist keine Dokumentationspflicht hinterlegt.'
        : `Für Konzessionen, deren Vergabe vor dem ${germanDate(law.fact('VM-KON-26').validFrom ?? '')} begann, galt ein Katalog von Punkten, der nicht hinterlegt ist.`,
    );
  } else if (buyer === 'utility' && regime === 'national') {
    explain.doubt(
      'VM-SEK',
      'Für Sektorenauftraggeber unterhalb des Schwellenwerts ist keine Dokumentationspflicht hinterlegt.',
    );
  }
  if (regime === 'national' && buyer !== 'utility' && (nature === 'professional-services' || nature === 'planning')) {
    explain.doubt(
      'VM-UVGO',
      'Ob die Dokumentationspflicht der UVgO für freiberufliche Leistungen gilt, ist nicht belegt; vorsichtshalber ist sie einzuhalten.',
    );
  }
}

function judgeRetention(
  facts: RecordCase,
  awardOn: LocalDate | null,
  contractEndsOn: LocalDate | null,
  explain: Explainer,
): Retention | null {
  const factId = retentionFact(facts);
  const row = factId === null ? null : facts.law.factOn(factId, facts.date);
  if (row === null) {
    const gap = factId ?? (facts.nature === 'works' ? 'VM-VOBA' : 'DOC-VGV8');
    explain.doubt(gap, 'Wie lange die Unterlagen aufzubewahren sind, ist für diesen Fall nicht hinterlegt.');
    return null;
  }
  const years = yearsKept(row);
  const until = awardOn === null ? null : keptUntil(row, awardOn, contractEndsOn);
  const reason = `Aufzubewahren mindestens ${years} Jahre ab dem Zuschlag und bis zum Vertragsende${until === null ? '' : `, hier bis zum ${germanDate(until)}`}; Haushalts- und Steuerrecht können länger verlangen.`;
  explain.step(reason, awardOn === null ? {} : { awardOn }, row.id);
  return { years, until, reason, citation: citationOf(row) };
}
