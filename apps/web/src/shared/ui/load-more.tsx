import type { ApiList } from '../api/hooks';
import { counted } from '../format';
import { Button } from './button';

/** Under a list that comes in parts: how much is shown, and a button for more. Goes with `useApiList`. */
export function LoadMore({ list }: { readonly list: ApiList<unknown> }) {
  if (list.isLoading || list.items.length === 0) return null;
  return (
    <div className="load-more">
      <span role="status" className="muted small">
        {list.hasMore
          ? `${counted(list.items.length, 'Eintrag', 'Einträge')} geladen, weitere vorhanden`
          : `${counted(list.items.length, 'Eintrag', 'Einträge')}`}
      </span>
      {list.hasMore && (
        <Button small icon="arrow-down" busy={list.isLoadingMore} onClick={list.loadMore}>
          Mehr laden
        </Button>
      )}
    </div>
  );
}
