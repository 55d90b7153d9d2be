import { formatMoney } from '@app/kernel';
import { type CostCentre, Directory, type Member } from '@app/organisation/contract';
import { type Actor, may, requirePermission, systemActor, UnitOfWork } from '@app/platform';
import { type ContractEnd, Contracts } from '@app/contracts/contract';
import { type ProcedureProgress, Procedures } from '@app/procedures/contract';
import { Injectable } from '@nestjs/common';
import { SubmitRequest } from '../application/submit-request.usecase';
import { differences, inWords } from '../domain/content';
import { possible, STATE_NAMES } from '../domain/machine';
import { budgetNotice, estimateOf, requiredFields } from '../domain/required-facts';
import { holder, isQuestionOpen, track } from '../domain/track';
import { AttachmentRepository } from '../infrastructure/attachment.repository';
import { type RequestFilter, type RequestListItem, RequestListQuery } from '../infrastructure/request-list.query';
import { type Entry, RequestRepository, type StoredRequest } from '../infrastructure/request.repository';
import type {
  ProcurementRequestResponse,
  RequestEntryResponse,
  RequestListItemResponse,
  RequestListResponse,
} from './request.response';

interface Names {
  readonly members: ReadonlyMap<string, Member>;
  readonly costCentres: ReadonlyMap<string, CostCentre>;
  readonly departments: ReadonlyMap<string, string>;
}
type Progresses = ReadonlyMap<string, ProcedureProgress>;

/** Reads requests as their pages show them, with how far their procedures are. */
@Injectable()
export class RequestPage {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly directory: Directory,
    private readonly procedures: Procedures,
    private readonly contracts: Contracts,
    private readonly requests: RequestRepository,
    private readonly list: RequestListQuery,
    private readonly attachments: AttachmentRepository,
    private readonly submit: SubmitRequest,
  ) {}

  async page(
    actor: Actor,
    filter: Omit<RequestFilter, 'memberId'> & { member?: string },
  ): Promise<RequestListResponse> {
    const { page, names } = await this.uow.run(actor, async () => {
      const memberId = filter.member ? (await this.directory.memberBySlug(filter.member)).id : undefined;
      return { page: await this.list.page({ ...filter, memberId }), names: await this.names() };
    });
    const progresses = await this.progresses(actor, page.items);
    return { items: page.items.map((item) => listItem(item, names, progresses, actor)), nextCursor: page.nextCursor };
  }

  async one(actor: Actor, id: string): Promise<ProcurementRequestResponse> {
    const read = await this.uow.run(actor, async () => {
      const request = await this.requests.find(id);
      requirePermission(actor, 'request.read', request.memberId);
      return {
        request,
        entries: await this.requests.entries(id),
        readAt: await this.requests.readAt(id),
        today: this.uow.today(),
        files: await this.attachments.of(id),
        missing: may(actor, 'request.create', request.memberId) ? await this.missing(request) : [],
        names: await this.names(),
      };
    });
    const { request, entries, files, missing, names, today } = read;
    const progress = (await this.progresses(actor, [request])).get(request.procedureId ?? '') ?? null;
    const ends = await this.ends(actor, request, progress);
    const questionOpen = isQuestionOpen(request.state, entries);
    const { content, officerName: officer, requesterName: requester } = request;
    const estimate = estimateOf(content);
    return {
      ...identity(request, names, actor),
      content: {
        ...content,
        lines: content.lines.map((line) => ({ ...line })),
        lots: content.lots.map((lot) => ({ ...lot })),
      },
      estimate: estimate === undefined ? null : formatMoney(estimate),
      budgetNotice: budgetNotice(content),
      reason: request.reason,
      answerUntil: request.answerUntil,
      questionOpen,
      track: track(request.state, progress, ends, today).map((step) => ({ ...step })),
      holder: holder({ ...request, officer, requester, questionOpen }),
      commands: commandsOf(request, actor),
      missing: missing.map((fault) => ({ ...fault })),
      required: [...requiredFields(content)],
      entries: entriesView(entries, read.readAt, actor),
      attachments: files.map(({ personName, addedAt, ...file }) => ({
        ...file,
        person: personName,
        addedAt: addedAt.toISOString(),
      })),
      progress: progress && {
        phaseName: progress.phaseName,
        officer: progress.officer ?? officer,
        nextDate: progress.nextDate && { ...progress.nextDate },
        awardedOn: progress.awardedOn,
        awardedTo: [...progress.awardedTo],
      },
      createdAt: request.createdAt.toISOString(),
      changedBy: request.changedBy,
    };
  }

  /** What would be missing if it were handed in now. */
  async missing(request: StoredRequest): Promise<readonly { pointer: string; message: string }[]> {
    return possible(request.state, 'department').includes('submit') ? this.submit.faults(request) : [];
  }

  private async names(): Promise<Names> {
    return {
      members: new Map((await this.directory.members()).map((member) => [member.id, member])),
      costCentres: new Map((await this.directory.costCentres()).map((costCentre) => [costCentre.id, costCentre])),
      departments: await this.directory.departmentNames(),
    };
  }

  /**
   * Departments cannot read procedures. The machinery reads for them, after they have read the request, and the
   * contract of the procedures gives no more than may be told.
   */
  private async progresses(
    actor: Actor,
    requests: readonly { readonly procedureId: string | null }[],
  ): Promise<Progresses> {
    const ids = [...new Set(requests.flatMap(({ procedureId }) => procedureId ?? []))];
    if (ids.length === 0) return new Map();
    const progresses = await this.uow.run(systemActor(actor.centreId, actor.requestId), () =>
      this.procedures.progress(ids),
    );
    return new Map(progresses.map((progress) => [progress.procedureId, progress]));
  }

  /** The contracts that came of it; read by the machinery as the progress is. */
  private async ends(
    actor: Actor,
    { procedureId }: StoredRequest,
    progress: ProcedureProgress | null,
  ): Promise<readonly ContractEnd[]> {
    if (procedureId === null || progress?.awardedOn == null) return [];
    return this.uow.run(systemActor(actor.centreId, actor.requestId), () => this.contracts.ends([procedureId]));
  }
}

const person = (id: string | null, name: string | null) => (id && name ? { id, name } : null);

type Identified = Pick<
  StoredRequest & RequestListItem,
  | 'id'
  | 'number'
  | 'state'
  | 'memberId'
  | 'requesterId'
  | 'requesterName'
  | 'officerId'
  | 'officerName'
  | 'procedureId'
  | 'fileNumber'
  | 'submittedAt'
  | 'changedAt'
  | 'version'
> &
  ({ readonly costCentreId: string } | { readonly content: StoredRequest['content'] });

/** What list and page have in common. */
function identity(request: Identified, { members, costCentres, departments }: Names, actor: Actor) {
  const costCentre = costCentres.get('content' in request ? request.content.costCentreId : request.costCentreId);
  const member = members.get(request.memberId);
  const { id, number, state, version, procedureId, fileNumber } = request;
  return {
    id,
    number,
    state,
    stateName: STATE_NAMES[state],
    member: { slug: member?.slug ?? '', name: member?.name ?? '' },
    department: departments.get(costCentre?.departmentId ?? '') ?? null,
    costCentre: costCentre ? { id: costCentre.id, number: costCentre.number, name: costCentre.name } : null,
    requester: { id: request.requesterId, name: request.requesterName },
    officer: person(request.officerId, request.officerName),
    procedure: procedureId && fileNumber && may(actor, 'procedure.read') ? { id: procedureId, fileNumber } : null,
    submittedAt: request.submittedAt?.toISOString() ?? null,
    changedAt: request.changedAt.toISOString(),
    version,
  };
}

function listItem(item: RequestListItem, names: Names, progresses: Progresses, actor: Actor): RequestListItemResponse {
  const { title, nature, estimate, needOn, unread, questionOpen, answerUntil } = item;
  return {
    ...identity(item, names, actor),
    ...{ title, nature, estimate, needOn, unread, questionOpen, answerUntil },
    natureName: inWords('nature', nature),
    phaseName: progresses.get(item.procedureId ?? '')?.phaseName ?? null,
  };
}

function commandsOf({ state, memberId }: StoredRequest, actor: Actor): string[] {
  if (actor.readOnly) return [];
  return [
    ...(may(actor, 'request.create', memberId) ? possible(state, 'department') : []),
    ...(may(actor, 'request.manage', memberId) ? possible(state, 'centre') : []),
  ];
}

function entriesView(entries: readonly Entry[], readAt: Date | undefined, actor: Actor): RequestEntryResponse[] {
  let handedIn: Entry['content'] = null;
  return entries.map(({ id, kind, side, text, content, personId, personName, at }) => {
    const changes = handedIn && content ? differences(handedIn, content) : [];
    handedIn = content ?? handedIn;
    const own = personId !== null && personId === actor.personId;
    return {
      ...{ id, kind, side, text, own },
      person: personName,
      at: at.toISOString(),
      unread: !own && text !== '' && (readAt === undefined || at > readAt),
      changes: changes.map(({ name, before, after }) => ({ name, before, after })),
    };
  });
}
