import type { Procedure } from '../model';
import { MissingCard } from './missing-card';
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
      <MissingCard procedure={procedure} editable={editable} />
    </div>
  );
}
