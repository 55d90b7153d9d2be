import type { Case, Judgement } from '../assessment/case';
import type { EuProcedureType } from '../book/codes';
import { PROCEDURE_TYPE_NAMES } from '../book/codes';

const NEGOTIATION_GROUNDS = [1, 2, 3, 4, 5].map((n) => `OWN-VGV-14-3-${n}`);
const NO_CALL_GROUNDS = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `OWN-VGV-14-4-${n}`);
const UTILITY_NO_CALL_GROUNDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => `OWN-SEK-13-2-${n}`);
const WORKS_GROUNDS = ['OWN-VOBEU-3A'];
const INNOVATION_GROUNDS = ['OWN-VGV-19'];

/** Which set of rules of EU law names the procedure types of this contract. */
type Book = 'concession' | 'utility' | 'works' | 'social' | 'planning' | 'general';

function bookOf({ nature, buyer }: Case): Book {
  if (nature === 'concession') return 'concession';
  if (buyer === 'utility') return 'utility';
  if (nature === 'works') return 'works';
  if (nature === 'social-services') return 'social';
  return nature === 'planning' ? 'planning' : 'general';
}

/** Types at free choice beside the open and the restricted procedure, and the fact that says so. */
const FREE: Readonly<Record<Book, { readonly types: readonly EuProcedureType[]; readonly factId: string }>> = {
  concession: { types: ['oth-single', 'oth-mult'], factId: 'OWN-KON-12' },
  utility: { types: ['open', 'restricted', 'neg-w-call', 'comp-dial'], factId: 'OWN-SEK-13-1' },
  works: { types: ['open', 'restricted'], factId: 'OWN-VGV-14-2' },
  social: { types: ['open', 'restricted', 'neg-w-call', 'comp-dial', 'innovation'], factId: 'OWN-VGV-65-1' },
  planning: { types: ['open', 'restricted'], factId: 'OWN-VGV-14-2' },
  general: { types: ['open', 'restricted'], factId: 'OWN-VGV-14-2' },
};

function groundsOf(book: Book, type: EuProcedureType): readonly string[] {
  if (book === 'works') return WORKS_GROUNDS;
  if (type === 'innovation') return INNOVATION_GROUNDS;
  if (type === 'neg-wo-call') return book === 'utility' ? UTILITY_NO_CALL_GROUNDS : NO_CALL_GROUNDS;
  return NEGOTIATION_GROUNDS;
}

function minimumOf(book: Book, type: EuProcedureType): Judgement['minimum'] {
  if (type === 'open' || type === 'neg-wo-call' || book === 'utility' || book === 'concession') return undefined;
  return [book === 'works' ? 'OWN-VOBEU-3B' : 'MIN-51', type === 'restricted' ? 0 : 1];
}

/** § 17 Abs. 5 S. 2 VgV (since 1 July 2026): whom to ask where nobody is asked publicly. */
const rotation = ({ law, date }: Case, book: Book, type: EuProcedureType): string =>
  type === 'neg-wo-call' && book !== 'utility' && book !== 'works' && law.factOn('DL-17-5', date) !== null
    ? ` ${law.fact('DL-17-5').text.replace(`${PROCEDURE_TYPE_NAMES[type]}: `, '')}`
    : '';

/** The verdict of EU law on one procedure type. */
export function euJudgement(facts: Case, type: EuProcedureType): Judgement {
  const book = bookOf(facts);
  const name = PROCEDURE_TYPE_NAMES[type];
  const minimum = minimumOf(book, type);
  const withMinimum = minimum ? { minimum } : {};
  const free = FREE[book];
  if (free.types.includes(type)) {
    return {
      verdict: 'free-choice',
      reason: `${name}: oberhalb der EU-Schwelle frei wählbar.`,
      cites: [free.factId],
      ...withMinimum,
    };
  }
  if (book === 'planning' && (type === 'neg-w-call' || type === 'comp-dial')) {
    return {
      verdict: 'free-choice',
      reason: `${name}: für Planungsleistungen die Regel.`,
      cites: ['OWN-VGV-74'],
      ...withMinimum,
    };
  }
  if (book === 'concession') {
    return {
      verdict: 'not-permitted',
      reason: 'Konzessionen werden in einem frei gestalteten ein- oder mehrstufigen Verfahren vergeben.',
      cites: ['OWN-KON-12'],
    };
  }
  if (type === 'oth-single' || type === 'oth-mult') {
    return book === 'social'
      ? {
          verdict: 'not-permitted',
          reason: `${name}: zur Wahl stehen die anderen Verfahrensarten der VgV.`,
          cites: [FREE.social.factId],
        }
      : { verdict: 'not-permitted', reason: `${name}: nur für Konzessionen vorgesehen.`, cites: [] };
  }
  return {
    verdict: 'needs-grounds',
    grounds: groundsOf(book, type),
    reason: `${name}: nur zulässig, wenn einer der genannten Gründe vorliegt und im Vergabevermerk begründet wird.${rotation(facts, book, type)}`,
    cites: rotation(facts, book, type) === '' ? [] : ['DL-17-5'],
    ...withMinimum,
  };
}
