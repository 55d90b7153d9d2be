import { useApiList } from '../../shared/api';
import { BatchCard } from './batch-card';
import { type BatchItem, isBatchMoving } from './batch';
import { BATCHES_PATH, useLiveDocuments } from './use-live-documents';

export interface BatchListProps {
  readonly subjectType: string;
  readonly subjectId: string;
  readonly level?: 2 | 3;
}

const READ = 5;

/**
 * Documents of one matter that were asked for in one go, live, for the pages of other features: the newest batch and
 * what is still in work. Nothing where there is none.
 */
export function BatchList({ subjectType, subjectId, level }: BatchListProps) {
  const list = useApiList<BatchItem>(BATCHES_PATH, { query: { subjectType, subjectId, limit: READ } });
  useLiveDocuments(list.items.some(isBatchMoving));
  return (
    <>
      {list.items
        .filter((batch, index) => index === 0 || isBatchMoving(batch))
        .map((batch) => (
          <BatchCard key={batch.id} batch={batch} level={level} withSubject={false} />
        ))}
    </>
  );
}
