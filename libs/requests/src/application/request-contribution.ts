import { germanDate, germanMoney, parseMoney } from '@app/kernel';
import { Directory } from '@app/organisation/contract';
import {
  type Actor,
  type Contribution,
  Contributions,
  type DateEntry,
  may,
  type SearchHit,
  type Task,
} from '@app/platform';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { STATE_NAMES } from '../domain/machine';
import { type RequestListItem, RequestListQuery } from '../infrastructure/request-list.query';
import { hrefOf } from './request-step';

const MOST_HITS = 8;
const MOST_TASKS = 50;

/** What requests add to the start page and the global search. */
@Injectable()
export class RequestContribution implements Contribution, OnModuleInit {
  readonly room = 'requests';

  constructor(
    private readonly contributions: Contributions,
    private readonly directory: Directory,
    private readonly list: RequestListQuery,
  ) {}

  onModuleInit(): void {
    this.contributions.register(this);
  }

  async tasks(actor: Actor): Promise<readonly Task[]> {
    const asked = may(actor, 'request.create')
      ? await this.list.page({ limit: MOST_TASKS, mine: true })
      : { items: [] };
    const answers = asked.items.flatMap((item) => requesterTask(item, actor));
    if (!may(actor, 'request.manage')) return answers;
    const { items } = await this.list.page({ limit: MOST_TASKS, state: 'open' });
    const members = new Map((await this.directory.members()).map(({ id, name }) => [id, name]));
    return [...answers, ...items.flatMap((item) => officerTask(item, actor, members.get(item.memberId) ?? ''))];
  }

  async dates(actor: Actor): Promise<readonly DateEntry[]> {
    if (!may(actor, 'request.create')) return [];
    const { items } = await this.list.page({ limit: MOST_TASKS, state: 'returned', mine: true });
    return items.flatMap(({ id, number, title, answerUntil }) =>
      answerUntil
        ? [{ date: answerUntil, title: `Antwort zum Vergabeantrag ${number ?? ''} ${title}`, href: hrefOf(id) }]
        : [],
    );
  }

  async search(actor: Actor, text: string): Promise<readonly SearchHit[]> {
    if (!may(actor, 'request.read')) return [];
    const { items } = await this.list.page({ limit: MOST_HITS, q: text });
    return items.map(({ id, number, title, state }) => ({
      type: 'Vergabeantrag',
      label: [number, title || 'ohne Gegenstand'].filter(Boolean).join(' '),
      detail: STATE_NAMES[state],
      href: hrefOf(id),
    }));
  }
}

/** Waits for everybody of the centre until somebody looks after it. */
function officerTask(item: RequestListItem, actor: Actor, member: string): readonly Task[] {
  const { id, number, title, state, officerId, estimate, needOn } = item;
  if (state !== 'submitted' && state !== 'in-review') return [];
  if (officerId !== null && officerId !== actor.personId) return [];
  const facts = [number ?? '', member, ...(estimate ? [germanMoney(parseMoney(estimate))] : [])];
  return [
    {
      id: `request-review-${id}`,
      title: `Antrag prüfen: ${title}`,
      detail: [...facts, ...(needOn ? [`gebraucht ab ${germanDate(needOn)}`] : [])].join(', '),
      href: hrefOf(id),
      due: null,
      kind: 'Vergabeantrag',
    },
  ];
}

function requesterTask(item: RequestListItem, actor: Actor): readonly Task[] {
  const { id, number, title, questionOpen, requesterId, officerName, answerUntil } = item;
  if (!questionOpen || requesterId !== actor.personId) return [];
  return [
    {
      id: `request-answer-${id}`,
      title: `Frage beantworten: ${title}`,
      detail: `${number ?? ''}, ${officerName ?? 'die Vergabestelle'} wartet auf Ihre Antwort`,
      href: hrefOf(id),
      due: answerUntil,
      kind: 'Vergabeantrag',
    },
  ];
}
