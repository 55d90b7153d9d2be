import type { LocalDate } from '@app/kernel';
import type { Buyer, Nature, ProcedureType, Regime } from '../book/codes';
import type { Fact } from '../book/facts';
import type { Law } from '../book/law';

/** `required` always; `if-applicable` where the case has it; `recommended` good practice, not law. */
export type RecordObligation = 'required' | 'if-applicable' | 'recommended';

/** The procedure whose record is asked for; null: not known yet. */
export interface RecordCase {
  readonly law: Law;
  readonly date: LocalDate;
  readonly buyer: Buyer;
  readonly nature: Nature;
  readonly regime: Regime;
  readonly procedureType: ProcedureType | null;
  readonly electronicTenders: boolean | null;
}

/** One line of the checklist: a fact, when it belongs to a case, and how strictly there. */
interface RecordItem {
  readonly factId: string;
  readonly applies: (facts: RecordCase) => boolean;
  /** Left out: as the fact says. null: not in this case. */
  readonly obligation?: (facts: RecordCase) => RecordObligation | null;
}

const utility = ({ buyer }: RecordCase): boolean => buyer === 'utility';
const concession = ({ nature }: RecordCase): boolean => nature === 'concession';
const works = ({ nature }: RecordCase): boolean => nature === 'works';
export const euPublic = (facts: RecordCase): boolean => facts.regime === 'eu' && !utility(facts) && !concession(facts);
const nationalPublic = (facts: RecordCase): boolean =>
  facts.regime === 'national' && !utility(facts) && !concession(facts);
/** There is something to open. */
const opened = (facts: RecordCase): boolean =>
  facts.procedureType !== 'direct' && (euPublic(facts) || nationalPublic(facts));
const worksOpened = (facts: RecordCase): boolean => works(facts) && opened(facts);

/** Required for these procedure types, otherwise not asked; a question while the type is not chosen. */
const forTypes =
  (...types: readonly ProcedureType[]) =>
  ({ procedureType }: RecordCase): RecordObligation | null => {
    if (procedureType === null) return 'if-applicable';
    return types.includes(procedureType) ? 'required' : null;
  };
const forPaper = ({ electronicTenders }: RecordCase): RecordObligation | null => {
  if (electronicTenders === null) return 'if-applicable';
  return electronicTenders ? null : 'required';
};
const ifApplicable = (): RecordObligation => 'if-applicable';

const vgv = (number: number, obligation?: RecordItem['obligation']): RecordItem => ({
  factId: `VM-VGV-${String(number).padStart(2, '0')}`,
  applies: euPublic,
  ...(obligation ? { obligation } : {}),
});
const protocol = (number: number, obligation?: RecordItem['obligation']): RecordItem => ({
  factId: `PROT-${String(number).padStart(2, '0')}`,
  applies: worksOpened,
  ...(obligation ? { obligation } : {}),
});

/** What the record (Vergabevermerk) holds. */
export const RECORD_ITEMS: readonly RecordItem[] = [
  { factId: 'DOC-VGV8', applies: euPublic, obligation: () => 'required' },
  ...[1, 2, 3, 4, 5].map((number) => vgv(number)),
  vgv(6, forTypes('neg-w-call', 'comp-dial')),
  vgv(7, forTypes('neg-wo-call')),
  vgv(8),
  vgv(9, forPaper),
  ...[10, 11, 12].map((number) => vgv(number)),
  { factId: 'VM-SEK', applies: (facts) => facts.regime === 'eu' && utility(facts) && !concession(facts) },
  { factId: 'VM-KON-26', applies: (facts) => facts.regime === 'eu' && concession(facts) },
  { factId: 'VM-UVGO', applies: (facts) => nationalPublic(facts) && !works(facts) },
  { factId: 'VM-VOBA', applies: (facts) => nationalPublic(facts) && works(facts) },
];

/** What the record of the opening of tenders holds. */
export const OPENING_ITEMS: readonly RecordItem[] = [
  { factId: 'STORE-VGV', applies: (facts) => opened(facts) && !works(facts) },
  {
    factId: 'OPEN-VGV',
    applies: (facts) => euPublic(facts) && !works(facts),
    // since the reform only for tenders that are not electronic, or not secured
    obligation: ({ law, date, electronicTenders }) =>
      law.factOn('OPEN-VGV-26', date) === null || electronicTenders === false ? 'required' : 'if-applicable',
  },
  {
    factId: 'OPEN-VGV-26',
    applies: (facts) => euPublic(facts) && !works(facts) && facts.electronicTenders !== false,
    obligation: ifApplicable,
  },
  { factId: 'OPEN-UVGO', applies: (facts) => opened(facts) && nationalPublic(facts) && !works(facts) },
  ...[1, 2, 3, 4, 5].map((number) => protocol(number)),
  protocol(6, ifApplicable),
  protocol(7, ifApplicable),
  ...[8, 9].map((number) => protocol(number)),
  {
    factId: 'PROT-14A',
    applies: (facts) => worksOpened(facts) && nationalPublic(facts),
    obligation: forPaper,
  },
  { factId: 'PROT-VHB', applies: worksOpened, obligation: () => 'recommended' },
];

const asTheFactSays = ({ value }: Fact): RecordObligation =>
  String(value).includes('if applicable') ? 'if-applicable' : 'required';

/** The items that hold on the day of the case, each with how strictly. */
export function itemsOf(
  items: readonly RecordItem[],
  facts: RecordCase,
): readonly { readonly row: Fact; readonly obligation: RecordObligation }[] {
  return items.flatMap(({ factId, applies, obligation }) => {
    const row = facts.law.factOn(factId, facts.date);
    if (row === null || !applies(facts)) return [];
    const strictness = obligation ? obligation(facts) : asTheFactSays(row);
    return strictness === null ? [] : [{ row, obligation: strictness }];
  });
}
