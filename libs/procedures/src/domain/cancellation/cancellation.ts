import type { Fact, Law } from '@app/law';
import type { Cancellation } from './cancelled';
import { type Confirmation, confirmationOf, waiting } from '../confirmation';
import type { Dossier } from '../dossier';
import { isAwarded, isBeforePublication, type Phase, PHASES } from '../phase';
import type { Lot, Procedure } from '../procedure';

/** A ground to give up a procedure or some of its lots; `fact` null: it needs none, because nothing has begun yet. */
export interface CancellationGround {
  readonly id: string;
  readonly text: string;
  readonly fact: Fact | null;
}

export type { Cancellation } from './cancelled';

export const NOT_STARTED = 'not-started';
const BEFORE: CancellationGround = {
  id: NOT_STARTED,
  text: 'Das Verfahren ist noch nicht bekannt gemacht und kein Unternehmen aufgefordert; es wird nicht begonnen.',
  fact: null,
};

interface Rules {
  readonly grounds: readonly string[];
  /** That the companies have to be told, and why. */
  readonly tell: string;
}

const VGV: Rules = {
  grounds: ['OWN-CANC-VGV-1', 'OWN-CANC-VGV-2', 'OWN-CANC-VGV-3', 'OWN-CANC-VGV-4', 'OWN-CANC-VGV-REST'],
  tell: 'OWN-CANC-VGV-TELL',
};
const UVGO: Rules = {
  grounds: ['OWN-CANC-UVGO-1', 'OWN-CANC-UVGO-2', 'OWN-CANC-UVGO-3', 'OWN-CANC-UVGO-4', 'OWN-CANC-UVGO-REST'],
  tell: 'LET-UVGO',
};
const VOBA: Rules = {
  grounds: ['OWN-CANC-VOBA-1', 'OWN-CANC-VOBA-2', 'OWN-CANC-VOBA-3'],
  tell: 'OWN-CANC-VOBA-TELL',
};
const VOBEU: Rules = {
  grounds: ['OWN-CANC-VOBEU-1', 'OWN-CANC-VOBEU-2', 'OWN-CANC-VOBEU-3'],
  tell: 'OWN-CANC-VOBEU-TELL',
};
/** No bid that meets the conditions. */
const NO_BID: readonly string[] = [VGV, UVGO, VOBA, VOBEU].flatMap(({ grounds }) => grounds.slice(0, 1));

type Judged = Pick<Procedure, 'regime' | 'nature'>;

const rulesOf = ({ regime, nature }: Judged): Rules => {
  if (nature === 'works') return regime === 'eu' ? VOBEU : VOBA;
  return regime === 'eu' ? VGV : UVGO;
};

/** The grounds of § 63 VgV, § 48 UVgO, § 17 VOB/A or § 17 EU VOB/A; before the publication there is nothing to give up. */
export function cancellationGrounds(
  procedure: Judged & Pick<Procedure, 'phase'>,
  law: Law,
): readonly CancellationGround[] {
  if (isBeforePublication(procedure.phase)) return [BEFORE];
  return rulesOf(procedure).grounds.map((id) => {
    const fact = law.fact(id);
    return { id, text: fact.text, fact };
  });
}

export const tellFact = (procedure: Judged, law: Law): Fact => law.fact(rulesOf(procedure).tell);

const reached = (phase: Phase, at: Phase): boolean => PHASES.indexOf(phase) >= PHASES.indexOf(at);

/** Why a ground cannot be true of these lots by what is on file; null: nothing speaks against it. */
export function groundRefusal(
  { lots, evaluations, procedure }: Pick<Dossier, 'lots' | 'evaluations' | 'procedure'>,
  groundId: string,
): string | null {
  if (!NO_BID.includes(groundId)) return null;
  if (!reached(procedure.phase, 'opening') && lots.some(({ phase }) => phase === 'bidding'))
    return 'Ob ein passendes Angebot eingeht, steht erst nach der Angebotsfrist und der Öffnung fest.';
  const best = evaluations.filter(({ ranking }) => ranking.some(({ rank }) => rank !== null));
  const numbers = lots.filter(({ id }) => best.some(({ lotId }) => lotId === id)).map(({ number }) => number);
  if (numbers.length === 0) return null;
  return `Zu Los ${numbers.join(', ')} steht ein wertbares Angebot in der Rangfolge; dieser Grund passt dazu nicht.`;
}

/** The item that remains after a cancellation: the companies have to be told. */
export const tellItemId = (cancellationId: string): string => `cancellation-information-${cancellationId}`;

export const cancellationConfirmation = (
  dossier: Pick<Dossier, 'confirmations'>,
  { id }: Pick<Cancellation, 'id'>,
): Confirmation | undefined => confirmationOf(dossier, 'cancellation', id);

/** Those that still wait for the second person. */
export const waitingCancellations = (
  dossier: Pick<Dossier, 'confirmations' | 'cancellations'>,
): readonly Cancellation[] =>
  dossier.cancellations.filter((one) => {
    const asked = cancellationConfirmation(dossier, one);
    return asked !== undefined && waiting(asked);
  });

/** Those that were carried out. */
export const agreedCancellations = (
  dossier: Pick<Dossier, 'confirmations' | 'cancellations'>,
): readonly Cancellation[] =>
  dossier.cancellations.filter((one) => cancellationConfirmation(dossier, one)?.decision === 'agreed');

/** Lots that went on since it was asked, so that it cannot be carried out any more. */
export const goneLots = (lots: readonly Lot[], { lotIds }: Pick<Cancellation, 'lotIds'>): readonly Lot[] =>
  lots.filter(({ id, phase }) => lotIds.includes(id) && (phase === 'cancelled' || isAwarded(phase)));
