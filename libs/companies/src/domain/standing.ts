import { addDays, addMonths, byText, germanDate, type LocalDate } from '@app/kernel';
import { type Explanation, explainer, SHIPPED_LAW } from '@app/law';
import type { Light, StandingEntry } from '../contract';
import type { Declaration } from './declaration';
import { basisOn, countsFrom, kindOf, type KindOfDeclaration, monthsOf, STATUTORY_KINDS } from './declaration-kinds';
import { plainText } from './normalised-name';

/** So many days before its last one a declaration is called expiring: time to ask again; a choice of this software, no rule. */
export const WARNING_DAYS = 14;

/**
 * Last day on which a declaration holds: the months of the law from its day (a missing day becomes the last of the
 * month), or the day the paper names, whichever comes first; null where there is neither.
 */
export function validUntil(
  kind: KindOfDeclaration,
  { givenOn, statedUntil }: Pick<Declaration, 'givenOn' | 'statedUntil'>,
): LocalDate | null {
  const months = monthsOf(kind);
  const lawful = months === null ? null : addMonths(givenOn, months);
  if (lawful === null || statedUntil === null) return lawful ?? statedUntil;
  return lawful < statedUntil ? lawful : statedUntil;
}

/** The light of a declaration that counts on `day`. */
export function lightOf(until: LocalDate | null, day: LocalDate): Light {
  if (until === null) return 'valid';
  if (until < day) return 'expired';
  return until <= addDays(day, WARNING_DAYS) ? 'expiring' : 'valid';
}

/** The declaration that counts: the latest one up to the day, of one day the one recorded last; never a withdrawn one. */
export function currentOf(
  kind: KindOfDeclaration,
  declarations: readonly Declaration[],
  day: LocalDate,
): Declaration | undefined {
  const from = countsFrom(kind, day);
  return declarations
    .filter(({ givenOn, withdrawn }) => !withdrawn && givenOn <= day && (from === null || givenOn >= from))
    .sort(byAge)
    .at(-1);
}

const byAge = (a: Declaration, b: Declaration): number =>
  byText(a.givenOn, b.givenOn) || a.recordedAt.getTime() - b.recordedAt.getTime() || byText(a.id, b.id);

/** Every statutory kind, whether declared or not, and every own one that was recorded up to that day. */
export function standingOf(declarations: readonly Declaration[], day: LocalDate): readonly StandingEntry[] {
  const statutory = STATUTORY_KINDS.map((kind) =>
    entryOf(
      kind,
      kind.name,
      declarations.filter((each) => each.kind === kind.kind),
      day,
    ),
  );
  const own = new Map<string, Declaration[]>();
  for (const declaration of declarations) {
    if (declaration.kind !== 'own' || declaration.withdrawn || declaration.givenOn > day) continue;
    const key = plainText(declaration.title);
    own.set(key, [...(own.get(key) ?? []), declaration]);
  }
  const further = [...own.entries()]
    .sort(([a], [b]) => byText(a, b))
    .map(([, same]) => entryOf(kindOf('own'), same.sort(byAge).at(-1)?.title ?? '', same, day));
  return [...statutory, ...further];
}

function entryOf(
  kind: KindOfDeclaration,
  name: string,
  declarations: readonly Declaration[],
  day: LocalDate,
): StandingEntry {
  const current = currentOf(kind, declarations, day);
  const until = current ? validUntil(kind, current) : null;
  const light = current ? lightOf(until, day) : 'missing';
  const { citations, uncertain } = lawOfKind(kind, day);
  return {
    kind: kind.kind,
    name,
    light,
    holds: (light === 'valid' || light === 'expiring') && current?.result === 'clear',
    declarationId: current?.id ?? null,
    givenOn: current?.givenOn ?? null,
    result: current?.result ?? null,
    documentNumber: current?.documentNumber ?? '',
    validUntil: until,
    sentence: current ? stateSentence(kind, current, until, day) : missingSentence(kind, declarations, day),
    citations,
    uncertain,
  };
}

/** What the kind rests on at that day, with the doubts about it. */
export function lawOfKind(kind: KindOfDeclaration, day: LocalDate): Pick<Explanation, 'citations' | 'uncertain'> {
  const { cite, result } = explainer(SHIPPED_LAW);
  const basis = basisOn(kind, day);
  if (basis) cite(basis.id);
  for (const id of [...(kind.monthsFact === null ? [] : [kind.monthsFact]), ...kind.further]) {
    if (SHIPPED_LAW.factOn(id, day)) cite(id);
  }
  return result();
}

function stateSentence(
  kind: KindOfDeclaration,
  { givenOn, result, statedUntil }: Declaration,
  until: LocalDate | null,
  day: LocalDate,
): string {
  const what = `${kind.givenBy === 'centre' ? 'Auskunft' : 'Erklärung'} vom ${germanDate(givenOn)}, ${kind.results[result]}`;
  if (until === null) {
    const why =
      kind.kind === 'own' ? 'Eine Frist ist nicht eingetragen.' : 'Eine Frist nennt der hinterlegte Rechtsstand nicht.';
    return `${what}. ${why}`;
  }
  const months = monthsOf(kind);
  const why = until === statedUntil ? 'nach eigener Angabe' : `${months ?? ''} Monate nach dem Tag der Auskunft`;
  return until < day
    ? `${what}. Verwendbar bis ${germanDate(until)} (${why}), am ${germanDate(day)} nicht mehr.`
    : `${what}. Verwendbar bis ${germanDate(until)} (${why}).`;
}

function missingSentence(kind: KindOfDeclaration, declarations: readonly Declaration[], day: LocalDate): string {
  const basis = basisOn(kind, day);
  if (!basis) return `Für den ${germanDate(day)} ist keine Rechtsgrundlage hinterlegt.`;
  const earlier = declarations
    .filter(({ withdrawn, givenOn }) => !withdrawn && givenOn <= day)
    .sort(byAge)
    .at(-1);
  if (earlier && basis.validFrom !== null) {
    return (
      `Seit ${germanDate(basis.validFrom)} gilt neues Recht. Die Erklärung vom ${germanDate(earlier.givenOn)} ist älter; ` +
      'dass sie weiter reicht, ist nicht belegt. Bitte neu einholen.'
    );
  }
  return kind.givenBy === 'centre' ? 'Bisher nicht abgefragt.' : 'Bisher nicht abgegeben.';
}
