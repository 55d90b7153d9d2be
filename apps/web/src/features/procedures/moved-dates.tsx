import { date } from '../../shared/format';
import { Alert, type Column, DataTable, DateText } from '../../shared/ui';
import type { components } from '../../shared/api/schema';
import type { Procedure, TimelinePreview } from './model';

export type MovedDate = components['schemas']['MovedDateResponse'];

const COLUMNS: readonly Column<MovedDate>[] = [
  { id: 'name', header: 'Termin', isRowHeader: true, cell: ({ name }) => name },
  { id: 'before', header: 'bisher', cell: ({ before }) => (before ? <DateText value={before} /> : 'neu') },
  { id: 'after', header: 'dann', cell: ({ after }) => <DateText value={after} /> },
  {
    id: 'why',
    header: 'Warum',
    cell: ({ broken }) => broken ?? <span className="muted">folgt aus der Änderung</span>,
  },
];

/** Every date that becomes another one, old and new side by side. */
export function MovedDates({ moved }: { readonly moved: readonly MovedDate[] }) {
  if (moved.length === 0) return <p className="muted">Kein anderer Termin ändert sich.</p>;
  return (
    <DataTable caption="Termine, die sich ändern" columns={COLUMNS} rows={moved} rowKey={({ stepId }) => stepId} />
  );
}

/** The dates of a preview that are other ones than the saved ones. */
export const movedBy = (procedure: Procedure, { timeline }: TimelinePreview): readonly MovedDate[] =>
  timeline.steps.flatMap(({ id, germanName, planned, lawful, reason, citations }) => {
    const before = procedure.timeline?.steps.find((step) => step.id === id)?.planned ?? null;
    if (before === planned) return [];
    const paragraph = citations[0]?.statute ?? null;
    return [{ stepId: id, name: germanName, before, after: planned, broken: lawful ? null : reason, paragraph }];
  });

/** What a plan that is being typed changes and what it makes unlawful. */
export function PreviewNotes({
  procedure,
  preview,
}: {
  readonly procedure: Procedure;
  readonly preview: TimelinePreview;
}) {
  const moved = movedBy(procedure, preview);
  return (
    <div className="stack" aria-live="polite">
      {preview.conflicts.length > 0 && (
        <Alert tone="danger" title="So nicht zulässig">
          <ul>
            {preview.conflicts.map(({ pointer, sentence, paragraph }) => (
              <li key={`${pointer} ${sentence}`}>
                {sentence} {paragraph && <span className="muted">({paragraph})</span>}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {procedure.timeline ? (
        <MovedDates moved={moved} />
      ) : (
        <p className="muted">Absendung am {date(preview.timeline.steps[0]?.planned ?? null)}.</p>
      )}
    </div>
  );
}
