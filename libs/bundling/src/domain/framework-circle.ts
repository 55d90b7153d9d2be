import { germanDate, germanMoney, type LocalDate, type Money } from '@app/kernel';
import { type Citation, citationOf, explainer, type Law } from '@app/law';

/** Single orders only between the named authorities; what exceeds the maximum; when a change needs a new procedure. */
const PARTIES = 'RV-PARTIES';
const MAXIMUM = 'EUGH-23';
const EXHAUSTED = 'EUGH-274';
const CHANGES = 'MOD-3';

export interface CirclePoint {
  readonly id: 'circle' | 'maximum' | 'area' | 'term' | 'quota' | 'minimum';
  readonly name: string;
  readonly verdict: 'fits' | 'open' | 'fails';
  readonly reason: string;
  readonly citations: readonly Citation[];
}
export interface CircleAnswer {
  /** `may`: nothing speaks against it · `check`: a person has to look · `new-procedure`: not from this agreement. */
  readonly verdict: 'may' | 'check' | 'new-procedure';
  readonly sentence: string;
  readonly points: readonly CirclePoint[];
  /** What the answer rests on although it is not certain. */
  readonly doubts: readonly string[];
}

export interface JoinerCase {
  readonly joiner: string;
  /** Whether the procedure named it as one that may call off. */
  readonly named: boolean;
  /** Net value it would call off until the end; null: not known. */
  readonly need: Money | null;
  /** What is left of the maximum value; null: the agreement states none. */
  readonly rest: Money | null;
  /** Whether the agreed area of delivery holds it; null: none is recorded. */
  readonly inArea: boolean | null;
  readonly to: LocalDate;
  readonly today: LocalDate;
}

/** Whether somebody who joins late may call off from the agreement (§ 21 Abs. 2 VgV; CJEU C-23/20, C-274/21). */
export function judgeJoiner(c: JoinerCase, law: Law): CircleAnswer {
  const points = [circleOf(c, law), maximumOf(c, law), areaOf(c, law), termOf(c)];
  const failed = points.filter(({ verdict }) => verdict === 'fails');
  const verdict = failed.some(({ id }) => id !== 'area')
    ? 'new-procedure'
    : points.every((point) => point.verdict === 'fits')
      ? 'may'
      : 'check';
  const sentence = {
    may: `${c.joiner} kann aus dieser Rahmenvereinbarung abrufen. Ein neues Verfahren ist nicht nötig.`,
    check: `Ob ${c.joiner} abrufen kann, lässt sich erst sagen, wenn die offenen Punkte geklärt sind.`,
    'new-procedure': `${c.joiner} kann aus dieser Rahmenvereinbarung nicht abrufen. Dafür ist ein neues Verfahren nötig.`,
  }[verdict];
  return { verdict, sentence, points, doubts: doubtsOf(points, law) };
}

function circleOf({ joiner, named }: JoinerCase, law: Law): CirclePoint {
  return point('circle', 'Kreis der Abrufberechtigten', named ? 'fits' : 'fails', law, [PARTIES], {
    reason: named
      ? `${joiner} ist im Verfahren als abrufberechtigt benannt.`
      : `${joiner} ist im Verfahren nicht als abrufberechtigt benannt. Ein Beitritt während der Laufzeit öffnet den Kreis nicht.`,
  });
}

function maximumOf({ need, rest }: JoinerCase, law: Law): CirclePoint {
  const of = (verdict: CirclePoint['verdict'], reason: string, ...facts: string[]): CirclePoint =>
    point('maximum', 'Verbleibendes Höchstmaß', verdict, law, [MAXIMUM, ...facts], { reason });
  if (rest === null)
    return of(
      'open',
      'Ein Höchstwert ist nicht vereinbart. Bitte prüfen Sie den Bedarf je Artikel gegen die Höchstmengen.',
    );
  if (need === null) return of('open', `Frei sind noch ${germanMoney(rest)}. Der Bedarf ist nicht angegeben.`);
  if (need <= rest) return of('fits', `Der Bedarf von ${germanMoney(need)} liegt im Rest von ${germanMoney(rest)}.`);
  return of(
    'fails',
    `Der Bedarf von ${germanMoney(need)} überschreitet den Rest von ${germanMoney(rest)} um ${germanMoney(need - rest)}.`,
    EXHAUSTED,
  );
}

function areaOf({ joiner, inArea }: JoinerCase, law: Law): CirclePoint {
  if (inArea === null)
    return point('area', 'Liefergebiet', 'open', law, [], {
      reason: 'Ein Liefergebiet ist bei den Bedingungen nicht hinterlegt.',
    });
  return inArea
    ? point('area', 'Liefergebiet', 'fits', law, [], { reason: `${joiner} liegt im vereinbarten Liefergebiet.` })
    : point('area', 'Liefergebiet', 'fails', law, [CHANGES], {
        reason: `${joiner} liegt nicht im vereinbarten Liefergebiet. Eine Lieferung dorthin ist eine Vertragsänderung und als solche zu prüfen.`,
      });
}

const termOf = ({ to, today }: JoinerCase): CirclePoint => ({
  id: 'term',
  name: 'Laufzeit',
  verdict: today > to ? 'fails' : 'fits',
  reason:
    today > to
      ? `Die Laufzeit ist am ${germanDate(to)} zu Ende gegangen.`
      : `Die Laufzeit geht bis zum ${germanDate(to)}.`,
  citations: [],
});

export interface LeaverCase {
  readonly leaver: string;
  /** Quota of the value with what is called off of it; null: none. */
  readonly quota: { readonly amount: Money; readonly used: Money } | null;
  /** Net value the member has called off. */
  readonly calledOff: Money;
  /** Agreed minimum of all members together and what they have called off; null: none agreed. */
  readonly minimum: { readonly value: Money; readonly calledOff: Money } | null;
  readonly otherMembers: number;
}

/** What the leaving of a member does to its quota and to the agreed minimum. */
export function judgeLeaver(c: LeaverCase, law: Law): CircleAnswer {
  const points = [quotaOf(c, law), minimumOf(c, law)];
  const open = points.some(({ verdict }) => verdict !== 'fits') || c.otherMembers === 0;
  return {
    verdict: open ? 'check' : 'may',
    sentence:
      c.otherMembers === 0
        ? `${c.leaver} ist das letzte beteiligte Mitglied. Mit seinem Ausscheiden ruft niemand mehr ab; die Rahmenvereinbarung wäre zu beenden.`
        : `${c.leaver} kann künftig nicht mehr abrufen. Höchstmengen und Höchstwert bleiben unverändert, ein neues Verfahren ist dafür nicht nötig.`,
    points,
    doubts: [
      ...doubtsOf(points, law),
      'Ob der Vertrag das Ausscheiden eines Mitglieds zulässt, steht im Vertrag und ist dort zu prüfen.',
    ],
  };
}

function quotaOf({ leaver, quota, calledOff }: LeaverCase, law: Law): CirclePoint {
  const name = 'Kontingent';
  if (!quota)
    return point('quota', name, 'fits', law, [], {
      reason: `${leaver} hat kein Kontingent des Werts; abgerufen sind ${germanMoney(calledOff)}.`,
    });
  const rest = quota.amount - quota.used;
  return rest === 0n
    ? point('quota', name, 'fits', law, [], {
        reason: `Das Kontingent von ${germanMoney(quota.amount)} ist ganz abgerufen.`,
      })
    : point('quota', name, 'open', law, [], {
        reason: `Vom Kontingent von ${germanMoney(quota.amount)} sind ${germanMoney(rest)} nicht abgerufen. Sie bleiben reserviert, bis sie übertragen werden oder das Kontingent auf ${germanMoney(quota.used)} gesenkt wird.`,
      });
}

function minimumOf({ minimum, otherMembers }: LeaverCase, law: Law): CirclePoint {
  const name = 'Mindestabnahme';
  if (!minimum) return point('minimum', name, 'fits', law, [], { reason: 'Eine Mindestabnahme ist nicht vereinbart.' });
  const open = minimum.value - minimum.calledOff;
  return open <= 0n
    ? point('minimum', name, 'fits', law, [], {
        reason: `Die Mindestabnahme von ${germanMoney(minimum.value)} ist erreicht.`,
      })
    : point('minimum', name, 'open', law, [CHANGES], {
        reason: `Von der Mindestabnahme von ${germanMoney(minimum.value)} sind noch ${germanMoney(open)} offen. Sie gilt weiter und trifft die ${otherMembers} verbleibenden Mitglieder; eine Absenkung wäre eine Vertragsänderung.`,
      });
}

function point(
  id: CirclePoint['id'],
  name: string,
  verdict: CirclePoint['verdict'],
  law: Law,
  factIds: readonly string[],
  { reason }: { readonly reason: string },
): CirclePoint {
  return { id, name, verdict, reason, citations: factIds.map((factId) => citationOf(law.fact(factId))) };
}

/** The marks of the facts themselves: what is not verified, or only from unofficial sources. */
function doubtsOf(points: readonly CirclePoint[], law: Law): readonly string[] {
  const explain = explainer(law);
  explain.cite(...points.flatMap(({ citations }) => citations.map(({ id }) => id)));
  return explain.result().uncertain.map(({ text }) => text);
}
