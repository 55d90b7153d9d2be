import type { ReactNode } from 'react';
import type { components } from '../../../shared/api/schema';
import { Citations } from '../../../shared/ui';

/** What a stage is for, in a sentence for who sees it the first time, with the rules it rests on. */
export function StageIntro({
  children,
  citations = [],
}: {
  readonly children: ReactNode;
  readonly citations?: readonly components['schemas']['CitationResponse'][];
}) {
  return (
    <div className="stage-intro">
      <p>{children}</p>
      <Citations citations={citations} />
    </div>
  );
}
