import { usePermissions } from '../../../app/session';
import type { Procedure } from '../model';
import { ComplaintsCard } from './complaints-card';
import { ProceedingsCard } from './proceedings-card';

/** Complaints of companies and what becomes of them before the chamber; both may come after the award, too. */
export function ReviewPanel({ procedure }: { readonly procedure: Procedure }) {
  const can = usePermissions();
  const editable = can('procedure.manage');
  return (
    <div className="stack">
      <ComplaintsCard procedure={procedure} editable={editable} />
      <ProceedingsCard procedure={procedure} editable={editable} />
    </div>
  );
}
