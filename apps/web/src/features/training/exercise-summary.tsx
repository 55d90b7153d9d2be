import { counted } from '../../shared/format';
import type { ExerciseSummary } from './exercise';

/** What was done, and what the product did not allow. */
export function SummaryText({ summary }: { readonly summary: ExerciseSummary }) {
  const { procedure, titles, refusals, days } = summary;
  return (
    <div className="exercise-summary">
      <p>
        {procedure
          ? `${procedure.fileNumber}: ${procedure.title}, zuletzt „${procedure.phaseName}“.`
          : 'Es wurde kein Verfahren angelegt.'}{' '}
        {days > 0 && `In der Übung vergingen ${counted(days, 'Tag', 'Tage')}.`}
      </p>
      {titles.length > 0 && (
        <details>
          <summary>{counted(titles.length, 'Schritt erledigt', 'Schritte erledigt')}</summary>
          <ol>
            {titles.map((title) => (
              <li key={title}>{title}</li>
            ))}
          </ol>
        </details>
      )}
      {refusals.length > 0 && (
        <details>
          <summary>
            {counted(
              refusals.reduce((sum, { count }) => sum + count, 0),
              'Mal hat das Programm abgelehnt',
              'Mal hat das Programm abgelehnt',
            )}
          </summary>
          <ul>
            {refusals.map(({ sentence, count }) => (
              <li key={sentence}>
                {sentence}
                {count > 1 && <span className="muted"> ({count}-mal)</span>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
