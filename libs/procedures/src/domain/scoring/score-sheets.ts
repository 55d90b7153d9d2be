import { byText, type FieldError, parseDecimal } from '@app/kernel';
import type { AwardCriterion } from '../examination/lot-plan';

/** Points of one bid in one criterion, with the reason the record needs. */
export interface Score {
  readonly bidId: string;
  readonly criterionId: string;
  /** Decimal string on the scale of the plan; null while it is not scored. */
  readonly points: string | null;
  readonly reason: string;
}

/** The scores of one evaluator for one lot. After the release nothing of a version changes any more. */
export interface ScoreSheet {
  readonly lotId: string;
  readonly personId: string;
  readonly personName: string;
  readonly version: number;
  /** Why there is another version; empty for the first. */
  readonly versionReason: string;
  readonly scores: readonly Score[];
  readonly releasedAt: Date | null;
}

export interface Evaluator {
  readonly lotId: string;
  readonly personId: string;
  readonly personName: string;
}

/** What the evaluators agreed on, with the reason where they differed. */
export interface ConsensusScore {
  readonly lotId: string;
  readonly bidId: string;
  readonly criterionId: string;
  readonly points: string;
  readonly reason: string;
  readonly personName: string;
  readonly at: Date;
}

const PLACES = 4;
export const sameScore = (a: string, b: string): boolean => parseDecimal(a, PLACES) === parseDecimal(b, PLACES);

/** The latest released sheet of every evaluator of the lot, by name. */
export const releasedSheets = (sheets: readonly ScoreSheet[], lotId: string): readonly ScoreSheet[] =>
  [
    ...new Map(
      [...sheets]
        .filter((sheet) => sheet.lotId === lotId && sheet.releasedAt !== null)
        .sort((a, b) => a.version - b.version)
        .map((sheet) => [sheet.personId, sheet]),
    ).values(),
  ].sort((a, b) => byText(a.personName, b.personName));

/** The sheet a person works on: the draft, or else the latest released one. */
export const ownSheet = (
  sheets: readonly ScoreSheet[],
  lotId: string,
  personId: string | null,
): ScoreSheet | undefined =>
  sheets
    .filter((sheet) => sheet.lotId === lotId && sheet.personId === personId)
    .sort((a, b) => b.version - a.version)[0];

/**
 * The sheets of a lot a person may read: the own ones always, those of the others only when every evaluator has
 * released, or when the person has released the own first version. Nobody scores with an eye on the others.
 */
export function visibleSheets(
  sheets: readonly ScoreSheet[],
  evaluators: readonly Evaluator[],
  lotId: string,
  personId: string | null,
): readonly ScoreSheet[] {
  const ofLot = sheets.filter((sheet) => sheet.lotId === lotId);
  const released = new Set(ofLot.filter(({ releasedAt }) => releasedAt !== null).map((sheet) => sheet.personId));
  const everyone = evaluators.filter((one) => one.lotId === lotId).every((one) => released.has(one.personId));
  const open = everyone || (personId !== null && released.has(personId));
  return ofLot.filter((sheet) => sheet.personId === personId || (open && sheet.releasedAt !== null));
}

/** What keeps a sheet from being released, by JSON pointer into its scores. */
export function sheetErrors(
  scores: readonly Score[],
  bidIds: readonly string[],
  criteria: readonly AwardCriterion[],
  maximum: string | null,
  complete: boolean,
): readonly FieldError[] {
  const wrong = scores.flatMap((score, index): readonly FieldError[] => {
    const at = `/scores/${index}`;
    if (!bidIds.includes(score.bidId))
      return [{ pointer: `${at}/bidId`, message: 'Dieses Angebot wird nicht gewertet.' }];
    if (!criteria.some(({ id }) => id === score.criterionId))
      return [{ pointer: `${at}/criterionId`, message: 'Dieses Kriterium gibt es nicht.' }];
    if (score.points !== null && !onScale(score.points, maximum))
      return [{ pointer: `${at}/points`, message: `Bitte geben Sie 0 bis ${maximum ?? '0'} Punkte an.` }];
    if (complete && score.points !== null && score.reason.trim() === '')
      return [{ pointer: `${at}/reason`, message: 'Bitte begründen Sie die Punkte in einem Satz.' }];
    return [];
  });
  if (!complete) return wrong;
  const missing = bidIds.flatMap((bidId) =>
    criteria.filter(
      ({ id }) => !scores.some((score) => score.bidId === bidId && score.criterionId === id && score.points !== null),
    ),
  ).length;
  return missing === 0
    ? wrong
    : [
        ...wrong,
        {
          pointer: '/scores',
          message: `Es ${missing === 1 ? 'fehlt noch eine Bewertung' : `fehlen noch ${missing} Bewertungen`}; freigegeben wird erst die vollständige Wertung.`,
        },
      ];
}

export function onScale(points: string, maximum: string | null): boolean {
  try {
    const value = parseDecimal(points, PLACES);
    return value >= 0n && maximum !== null && value <= parseDecimal(maximum, PLACES);
  } catch {
    return false;
  }
}

/** One cell of the common scoring: what each evaluator gave, and what counts. */
export interface AgreedCell {
  readonly bidId: string;
  readonly criterionId: string;
  readonly given: readonly { readonly personName: string; readonly points: string; readonly reason: string }[];
  /** True where the evaluators gave different points. */
  readonly differ: boolean;
  /** The points that count; null while somebody's are missing or a difference is not settled. */
  readonly points: string | null;
  readonly reason: string;
}

/** The common scoring of a lot: equal points count by themselves, different ones need an agreement with a reason. */
export function agreedCells(
  lotId: string,
  bidIds: readonly string[],
  criteria: readonly AwardCriterion[],
  evaluators: readonly Evaluator[],
  sheets: readonly ScoreSheet[],
  consensus: readonly ConsensusScore[],
): readonly AgreedCell[] {
  const released = releasedSheets(sheets, lotId);
  const here = evaluators.filter((one) => one.lotId === lotId);
  const all = here.length > 0 && here.every((one) => released.some(({ personId }) => personId === one.personId));
  return bidIds.flatMap((bidId) =>
    criteria.map(({ id }): AgreedCell => {
      const given = released.flatMap(({ personName, scores }) =>
        scores.flatMap((score) =>
          score.bidId === bidId && score.criterionId === id && score.points !== null
            ? [{ personName, points: score.points, reason: score.reason }]
            : [],
        ),
      );
      const first = given[0]?.points;
      const differ = given.some(({ points }) => first !== undefined && !sameScore(points, first));
      const agreed = consensus.findLast((one) => one.lotId === lotId && one.bidId === bidId && one.criterionId === id);
      const complete = all && given.length >= released.length && first !== undefined;
      const points = !complete ? null : (agreed?.points ?? (differ ? null : first));
      return { bidId, criterionId: id, given, differ, points, reason: agreed?.reason ?? '' };
    }),
  );
}
