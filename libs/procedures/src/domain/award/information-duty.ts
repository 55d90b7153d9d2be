import { germanDate } from '@app/kernel';
import type { Dossier } from '../dossier';
import type { InformationGround, InformationWaiver } from './information-waiver';

export const INFORMATION_GROUND_NAMES: Readonly<Record<InformationGround, string>> = {
  'no-loser': 'Kein Bieter bleibt unberücksichtigt, kein Bewerber wartet noch auf eine Absage',
  'extreme-urgency': 'Verhandlungsverfahren ohne Teilnahmewettbewerb wegen äußerster Dringlichkeit',
  'call-off': 'Einzelauftrag aus einer Rahmenvereinbarung oder einem dynamischen Beschaffungssystem',
};
/** The facts the grounds rest on: the duty itself and its exceptions. */
export const INFORMATION_GROUND_FACTS: Readonly<Record<InformationGround, string>> = {
  'no-loser': 'LET-134',
  'extreme-urgency': 'REV-134-3',
  'call-off': 'REV-134-3',
};

/** The grounds of the choice of type that speak of extreme urgency; for works the text names no single one. */
const URGENT: readonly string[] = ['OWN-VGV-14-4-3', 'OWN-SEK-13-2-4', 'OWN-VOBEU-3A'];

/** What stands against the ground, as a German sentence; null: it may be named. */
export function informationGroundRefusal(dossier: Dossier, ground: InformationGround): string | null {
  const { procedure, law } = dossier;
  switch (ground) {
    case 'no-loser':
      return losersLeft(dossier);
    case 'extreme-urgency':
      return procedure.procedureType === 'neg-wo-call' && URGENT.includes(procedure.typeChoice?.groundId ?? '')
        ? null
        : 'Die Vergabeart wurde nicht mit äußerster Dringlichkeit begründet.';
    case 'call-off':
      return law.factOn('REV-134-3', procedure.startsOn) === null
        ? `Diese Ausnahme gilt erst für Verfahren, die ab dem ${germanDate(law.fact('REV-134-3').validFrom ?? '')} begonnen haben.`
        : null;
  }
}

/** Bidders of these lots whose bid shall not win. */
function losersLeft({ bids, bidders, proposal }: Dossier): string | null {
  const won = new Set(proposal?.lots.map(({ bidId }) => bidId));
  const lost = new Set(bids.filter(({ id }) => !won.has(id)).map(({ bidderId }) => bidderId));
  if (lost.size === 0) return null;
  const names = bidders.filter(({ id }) => lost.has(id)).map(({ name }) => name);
  return `Zu informieren ${names.length === 1 ? 'ist' : 'sind'} noch: ${names.join(', ')}.`;
}

/** What is not certain about the ground; null where nothing is to say. */
export const informationGroundDoubt = ({ procedure, law }: Dossier, ground: InformationGround): string | null =>
  ground === 'extreme-urgency' && law.factOn('REV-134-3', procedure.startsOn) === null
    ? 'Vor dem 01.07.2026 entfiel bei besonderer Dringlichkeit nur die Informationspflicht; ohne Information läuft keine Wartefrist.'
    : null;

/** The waiver that belongs to the proposal that stands now. */
export const currentWaiver = ({
  waivers,
  proposal,
}: Pick<Dossier, 'waivers' | 'proposal'>): InformationWaiver | undefined =>
  waivers.findLast(({ proposalId }) => proposalId === proposal?.id);
