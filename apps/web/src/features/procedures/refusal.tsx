import type { ApiProblem } from '../../shared/api';
import { Alert, Button } from '../../shared/ui';
import { unmetOf } from './procedure-step';

/** Why a step was refused: every unmet condition with its paragraph, and the way to the newest state. */
export function Refusal({ problem, onReload }: { readonly problem: ApiProblem; readonly onReload?: () => void }) {
  const unmet = unmetOf(problem);
  const [first] = unmet;
  const lead = first ? problem.detail.slice(0, Math.max(0, problem.detail.indexOf(first.sentence))) : problem.detail;
  return (
    <Alert
      tone="danger"
      live
      title={lead.trim() || problem.title}
      actions={
        problem.status === 412 &&
        onReload && (
          <Button small icon="autorenew" onClick={onReload}>
            Neuen Stand laden
          </Button>
        )
      }
    >
      {unmet.length > 0 && (
        <ul>
          {unmet.map(({ pointer, sentence, paragraph }) => (
            <li key={`${pointer} ${sentence}`}>
              {sentence}
              {paragraph && <span className="muted"> ({paragraph})</span>}
            </li>
          ))}
        </ul>
      )}
      {problem.errors.length > 0 && (
        <ul>
          {problem.errors.map(({ pointer, message }) => (
            <li key={`${pointer} ${message}`}>{message}</li>
          ))}
        </ul>
      )}
    </Alert>
  );
}
