import type { Procedure } from '../model';
import { QuestionsCard } from './questions-card';

/** What was asked, answered and written in a procedure. */
export function CorrespondencePanel({
  procedure,
  editable,
}: {
  readonly procedure: Procedure;
  readonly editable: boolean;
}) {
  return (
    <div className="stack">
      <QuestionsCard procedure={procedure} editable={editable} />
    </div>
  );
}
