import { counted } from '../../shared/format';

export interface BatchItem {
  readonly id: string;
  readonly kind: 'request' | 'selection';
  readonly title: string;
  readonly subject: { readonly type: string; readonly id: string; readonly label: string } | null;
  readonly requestedBy: string | null;
  readonly requestedAt: string;
  readonly finishedAt: string | null;
  readonly total: number;
  readonly waiting: number;
  readonly running: number;
  readonly done: number;
  readonly failed: number;
  readonly cancelled: number;
  readonly pages: number;
  readonly size: number;
  readonly failures: readonly { readonly id: string; readonly title: string; readonly error: string }[];
  readonly printFile: {
    readonly state: 'waiting' | 'running' | 'done' | 'failed';
    readonly error: string | null;
    readonly pages: number | null;
    readonly size: number | null;
  } | null;
  readonly version: number;
}

type Counts = Pick<BatchItem, 'total' | 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'>;

/** The page of a batch. */
export const batchAddress = (id: string): string => `/dokumente?sammlung=${id}`;

export const isBatchOpen = ({ waiting, running }: Counts): boolean => waiting + running > 0;

/** Something is still going on that the page should follow. */
export const isBatchMoving = (batch: BatchItem): boolean =>
  isBatchOpen(batch) || batch.printFile?.state === 'waiting' || batch.printFile?.state === 'running';

/** How many have come to their end: what the bar shows. */
export const settledOf = ({ done, failed, cancelled }: Counts): number => done + failed + cancelled;

/** „37 von 40 fertig, 1 fehlgeschlagen, 2 noch offen“ */
export function progressText(counts: Counts): string {
  const { total, done, failed, cancelled, waiting, running } = counts;
  return [
    done === total ? `Alle ${counted(total, 'Schriftstück', 'Schriftstücke')} fertig` : `${done} von ${total} fertig`,
    ...(failed > 0 ? [`${failed} fehlgeschlagen`] : []),
    ...(cancelled > 0 ? [`${cancelled} abgebrochen`] : []),
    ...(isBatchOpen(counts) ? [`${waiting + running} noch offen`] : []),
  ].join(', ');
}

/** A page of batches with one of them as it is now; undefined when it is not among them. */
export function withBatch<Page extends { readonly items: readonly BatchItem[] }>(
  page: Page,
  batch: BatchItem,
): Page | undefined {
  if (!page.items.some(({ id }) => id === batch.id)) return undefined;
  return { ...page, items: page.items.map((item) => (item.id === batch.id ? batch : item)) };
}
