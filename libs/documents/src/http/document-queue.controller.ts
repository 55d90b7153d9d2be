import { People } from '@app/identity/contract';
import { type Actor, CurrentActor, PageQuery, PRIORITY, type Priority, Requires, UnitOfWork } from '@app/platform';
import { Controller, Get, Query } from '@nestjs/common';
import { IsIn, IsOptional, IsString } from 'class-validator';
import { DocumentQueueQuery } from '../infrastructure/document-queue.query';
import { DocumentSubjectResponse } from './document.response';

export class DocumentQueueShareResponse {
  /** Null: the documents of the centre itself. */
  memberId: string | null;
  waiting: number;
  running: number;
  failed: number;
  /** Done today. */
  done: number;
  oldestWaitingSince: Date | null;
}
export class DocumentQueueResponse {
  /** The moment of these figures, by the product's clock. */
  at: Date;
  shares: DocumentQueueShareResponse[];
}

export class QueuedDocumentResponse {
  id: string;
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  /** 0 to 100. */
  progress: number;
  /** Why it failed or was parked, as a German sentence. */
  error: string | null;
  title: string;
  subject: DocumentSubjectResponse;
  memberId: string | null;
  /** `ahead`: put before the others by hand · `person`: somebody waits for it · `batch`: one of many. */
  urgency: 'ahead' | 'person' | 'batch';
  /** Name of who asked for it; null where a step of the work did. */
  requestedBy: string | null;
  requestedAt: Date;
  finishedAt: Date | null;
  version: number;
}
export class DocumentQueueListResponse {
  items: QueuedDocumentResponse[];
  nextCursor: string | null;
}

export class DocumentQueueListQuery extends PageQuery {
  /** `open`: waiting and running, in the order of the queue · `failed` · `done`: of today. */
  @IsOptional()
  @IsIn(['open', 'failed', 'done'])
  part: 'open' | 'failed' | 'done' = 'open';

  /** Id of a member, or `centre` for the documents of the centre itself. */
  @IsOptional()
  @IsString()
  member?: string;
}

const URGENCY: Readonly<Record<Priority, QueuedDocumentResponse['urgency']>> = {
  [PRIORITY.ahead]: 'ahead',
  [PRIORITY.ordinary]: 'person',
  [PRIORITY.batch]: 'batch',
};

/** The queue of documents, for staff. */
@Controller('documents/queue')
export class DocumentQueueController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queue: DocumentQueueQuery,
    private readonly people: People,
  ) {}

  /** How much waits, runs, has failed and was done today, by member. */
  @Get()
  @Requires('jobs.read')
  figures(@CurrentActor() actor: Actor): Promise<DocumentQueueResponse> {
    return this.uow.run(actor, async () => ({ at: this.uow.now(), shares: await this.queue.shares() }));
  }

  @Get('documents')
  @Requires('jobs.read')
  list(@CurrentActor() actor: Actor, @Query() query: DocumentQueueListQuery): Promise<DocumentQueueListResponse> {
    return this.uow.run(actor, async () => {
      const { items, nextCursor } = await this.queue.list(query);
      const names = await this.people.names(items.flatMap(({ requestedBy }) => requestedBy ?? []));
      return {
        items: items.map(({ priority, requestedBy, ...item }) => ({
          ...item,
          urgency: URGENCY[priority],
          requestedBy: (requestedBy && names.get(requestedBy)) ?? null,
        })),
        nextCursor,
      };
    });
  }
}
