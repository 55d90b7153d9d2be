import { type Actor, CurrentActor, Requires, Signals, UnitOfWork } from '@app/platform';
import { Controller, type MessageEvent, Sse } from '@nestjs/common';
import {
  bufferTime,
  concatMap,
  endWith,
  filter,
  from,
  ignoreElements,
  interval,
  map,
  merge,
  mergeMap,
  type Observable,
  of,
  takeUntil,
  timer,
} from 'rxjs';
import { BatchQuery } from '../infrastructure/batch.query';
import { DocumentQuery } from '../infrastructure/document.query';

const GATHER_MS = 150;
const HEARTBEAT_MS = 15_000;
/** The page connects again after this time and is asked again who it is: a session that ended hears no more. */
const LONGEST_MS = 5 * 60_000;

/** Progress of documents as it happens. */
@Controller('documents/events')
export class DocumentEventsController {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly documents: DocumentQuery,
    private readonly batches: BatchQuery,
    private readonly signals: Signals,
  ) {}

  /**
   * Server-sent events of the types `document` and `batch`, each with the thing as `GET /api/documents/{id}` and
   * `GET /api/document-batches/{id}` show it. The database names what changed; the rows are read with the rights of
   * whoever listens.
   */
  @Sse()
  @Requires('document.read')
  events(@CurrentActor() actor: Actor): Observable<MessageEvent> {
    const changed = this.signals.on('documents');
    const ended = merge(changed.pipe(ignoreElements(), endWith(true)), timer(LONGEST_MS));
    const documents = this.told(actor, changed, 'document', (ids) => this.documents.byIds(ids));
    const batches = this.told(actor, this.signals.on('document_batches'), 'batch', (ids) => this.batches.byIds(ids));
    const heartbeat = interval(HEARTBEAT_MS).pipe(map(() => ({ type: 'heartbeat', data: '' })));
    return merge(of({ type: 'ready', data: '' }), documents, batches, heartbeat).pipe(takeUntil(ended));
  }

  /** What the database says changed, gathered for a moment and read as the listener may see it. */
  private told<T extends object>(
    actor: Actor,
    changed: Observable<string>,
    type: string,
    read: (ids: readonly string[]) => Promise<readonly T[]>,
  ): Observable<MessageEvent> {
    return changed.pipe(
      map((payload) => payload.split(' ')),
      filter(([centreId]) => centreId === actor.centreId),
      map(([, id = '']) => id),
      bufferTime(GATHER_MS),
      filter((ids) => ids.length > 0),
      concatMap((ids) => this.uow.run(actor, () => read([...new Set(ids)]))),
      mergeMap((rows) => from(rows)),
      map((data) => ({ type, data })),
    );
  }
}
