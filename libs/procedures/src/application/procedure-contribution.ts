import { addDays, dayInGermany, germanInstant } from '@app/kernel';
import {
  type Actor,
  type Contribution,
  Contributions,
  type DateEntry,
  may,
  type SearchHit,
  type Task,
  UnitOfWork,
} from '@app/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PHASE_NAMES } from '../domain/phase';
import { type OpenProcedure, OpenProceduresQuery } from '../infrastructure/open-procedures.query';
import { ProcedureListQuery } from '../infrastructure/procedure-list.query';

const hrefOf = (id: string): string => `/vergaben/${id}`;
const SEARCH_LIMIT = 8;

/** What of the procedures waits for a person, which dates come, and what the global search finds. */
@Injectable()
export class ProcedureContribution implements Contribution, OnModuleInit {
  readonly room = 'procedures';

  constructor(
    private readonly uow: UnitOfWork,
    private readonly contributions: Contributions,
    private readonly open: OpenProceduresQuery,
    private readonly list: ProcedureListQuery,
  ) {}

  onModuleInit(): void {
    this.contributions.register(this);
  }

  async tasks(actor: Actor): Promise<readonly Task[]> {
    if (!may(actor, 'procedure.manage')) return [];
    const now = this.uow.now();
    const today = this.uow.today();
    return (await this.open.all()).flatMap((procedure) => taskOf(procedure, actor.personId, now, today) ?? []);
  }

  async dates(actor: Actor): Promise<readonly DateEntry[]> {
    if (!may(actor, 'procedure.read')) return [];
    const today = this.uow.today();
    return (await this.open.all()).flatMap((procedure) => datesOf(procedure)).filter(({ date }) => date >= today);
  }

  async search(actor: Actor, text: string): Promise<readonly SearchHit[]> {
    if (!may(actor, 'procedure.read')) return [];
    const { items } = await this.list.page({ q: text }, { limit: SEARCH_LIMIT });
    return items.map(({ id, fileNumber, title, phase }) => ({
      type: 'Vergabeverfahren',
      label: `${fileNumber} ${title}`,
      detail: PHASE_NAMES[phase],
      href: hrefOf(id),
    }));
  }
}

/** A procedure nobody is in charge of waits for everybody; so does one that lacks only its second person. */
function whoseOf(
  { phase, officerId, deputyId, openers, deciders }: OpenProcedure,
  personId: string | null,
): Task['whose'] {
  const lacksSecond = phase === 'bidding' ? openers.length === 1 : deciders.length === 1;
  if (lacksSecond || officerId === null || officerId === personId) return 'own';
  return deputyId === personId ? 'deputy' : 'others';
}

/** The one thing that waits for this person in a procedure, or undefined. */
export function taskOf(procedure: OpenProcedure, personId: string | null, now: Date, today: string): Task | undefined {
  const { id, fileNumber, title, phase, deadline } = procedure;
  const task = (kind: string, text: string, detail: string, due: string | null): Task => ({
    id: `procedure-${kind}-${id}`,
    title: `${text}: ${title}`,
    detail: `${fileNumber}, ${detail}`,
    href: hrefOf(id),
    due,
    kind: 'Vergabeverfahren',
    whose: whoseOf(procedure, personId),
  });
  switch (phase) {
    case 'planned':
      return procedure.procedureType === null
        ? task('type', 'Vergabeart wählen', 'die Vergabeart ist noch offen', null)
        : task(
            'plan',
            'Vorbereitung abschließen',
            procedure.noticeDispatchedOn ? 'Zeitplan festgelegt' : 'der Zeitplan fehlt',
            null,
          );
    case 'prepared':
      return task('publish', 'Veröffentlichen', 'die Vorbereitung ist abgeschlossen', procedure.noticeDispatchedOn);
    case 'published':
      return task('published', 'Veröffentlichung bestätigen', 'die Bekanntmachung ist abgesandt', null);
    case 'participation':
      return task('select', 'Bewerber auswählen', 'der Teilnahmewettbewerb läuft', procedure.participationEnd);
    case 'invited':
      return task('invited', 'Versand bestätigen', 'die Unternehmen sind ausgewählt', null);
    case 'bidding': {
      if (deadline && deadline >= now) return undefined;
      if (procedure.openers.includes(personId ?? '')) return undefined;
      const detail =
        procedure.openers.length > 0
          ? 'die zweite Person fehlt noch'
          : `Angebotsfrist abgelaufen${deadline ? ` am ${germanInstant(deadline)}` : ''}`;
      // A deadline at the end of a day can be followed by the opening on the next day only.
      const due = deadline ? dayInGermany(new Date(deadline.getTime() + 1)) : today;
      return task('open', 'Angebote öffnen', detail, due);
    }
    case 'opening':
      return task('bids', 'Angebote erfassen', 'die Angebote sind geöffnet', null);
    case 'examination':
    case 'negotiation':
      return task('examine', 'Angebote prüfen und werten', PHASE_NAMES[phase], procedure.bindingUntil);
    case 'evaluation':
      return task('propose', 'Zuschlag vorschlagen', 'die Wertung liegt vor', procedure.bindingUntil);
    case 'award-proposed':
      if (procedure.regime === 'eu')
        return task('inform', 'Bieter informieren', 'der Zuschlag ist vorgeschlagen', procedure.bindingUntil);
      return decisionTask(procedure, personId, task);
    case 'informed':
    case 'standstill':
      if (procedure.awardFrom && today < procedure.awardFrom) return undefined;
      return decisionTask(procedure, personId, task);
    case 'awarded':
      return task('notify', 'Beteiligte benachrichtigen', 'der Zuschlag ist erteilt', null);
    case 'notified':
      return task('close', 'Verfahren abschließen', 'Veröffentlichung, Statistik und Akte', null);
    case 'closed':
    case 'cancelled':
      return undefined;
  }
}

function decisionTask(
  { deciders, bindingUntil }: OpenProcedure,
  personId: string | null,
  task: (kind: string, text: string, detail: string, due: string | null) => Task,
): Task | undefined {
  if (deciders.includes(personId ?? '')) return undefined;
  const detail = deciders.length > 0 ? 'die Entscheidung wartet auf die zweite Person' : 'zwei Personen entscheiden';
  return task('award', 'Über den Zuschlag entscheiden', detail, bindingUntil);
}

function datesOf({
  id,
  fileNumber,
  title,
  phase,
  deadline,
  standstillEnds,
  bindingUntil,
}: OpenProcedure): readonly DateEntry[] {
  const entry = (date: string, what: string): DateEntry => ({
    date,
    title: `${what} ${fileNumber} ${title}`,
    href: hrefOf(id),
  });
  const running = phase !== 'planned' && phase !== 'prepared';
  return [
    ...(phase === 'bidding' && deadline ? [entry(dayInGermany(deadline), 'Ende der Angebotsfrist:')] : []),
    ...(standstillEnds
      ? [
          entry(standstillEnds, 'Ende der Wartefrist:'),
          entry(addDays(standstillEnds, 1), 'Zuschlag frühestens möglich:'),
        ]
      : []),
    ...(running && bindingUntil ? [entry(bindingUntil, 'Ende der Bindefrist:')] : []),
  ];
}
