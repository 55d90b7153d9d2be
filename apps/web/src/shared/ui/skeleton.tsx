const WIDTHS = ['82%', '64%', '91%', '73%', '58%'];

/** The outline of text that is still loading; its label tells screen readers so. */
export function Skeleton({ lines = 3, label = 'Wird geladen' }: { lines?: number; label?: string }) {
  return (
    <div className="skeleton" role="status">
      <span className="visually-hidden">{label} …</span>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} className="skeleton__line" style={{ width: WIDTHS[index % WIDTHS.length] }} />
      ))}
    </div>
  );
}

/** The outline of a whole page: title, then cards. */
export function PageSkeleton() {
  return (
    <div className="page-skeleton" role="status">
      <h1 className="visually-hidden">Die Seite wird geladen …</h1>
      <span className="skeleton__line skeleton__line--title" />
      <span className="skeleton__block" />
      <span className="skeleton__block" />
    </div>
  );
}
