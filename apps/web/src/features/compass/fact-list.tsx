import { useEffect, useState } from 'react';
import { counted } from '../../shared/format';
import { FactRow } from './fact-row';
import { type LawFact, subjectName } from './law-facts';

export interface FactListProps {
  readonly facts: readonly LawFact[];
  readonly today: string;
  /** True while something is searched for: every subject that holds a hit is open. */
  readonly searching: boolean;
  /** The fact of the address: it is opened and takes the focus. */
  readonly target: string;
  readonly completeHref: (fact: LawFact) => string | undefined;
}

/** Facts by subject; a subject opens on demand, so that the page stays short. */
export function FactList({ facts, today, searching, target, completeHref }: FactListProps) {
  const subjects = new Map<string, LawFact[]>();
  for (const fact of facts) subjects.set(fact.group, [...(subjects.get(fact.group) ?? []), fact]);
  const targetGroup = facts.find(({ id }) => id === target)?.group;

  useEffect(() => {
    const element = targetGroup === undefined ? null : document.getElementById(target);
    element?.scrollIntoView({ block: 'center' });
    element?.focus({ preventScroll: true });
  }, [target, targetGroup]);

  return (
    <div className="law-subjects">
      {[...subjects].map(([group, rows]) => (
        <Subject
          // Search and address decide anew what is open; in between the person does.
          key={`${group} ${searching} ${group === targetGroup ? target : ''}`}
          group={group}
          facts={rows}
          startsOpen={searching || group === targetGroup}
          today={today}
          completeHref={completeHref}
        />
      ))}
    </div>
  );
}

interface SubjectProps extends Pick<FactListProps, 'facts' | 'today' | 'completeHref'> {
  readonly group: string;
  readonly startsOpen: boolean;
}

function Subject({ group, facts, startsOpen, today, completeHref }: SubjectProps) {
  const [open, setOpen] = useState(startsOpen);
  const doubtful = facts.filter(({ certainty }) => certainty !== 'verified').length;
  return (
    <details className="law-subject card" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h2 className="law-subject__name">{subjectName(group)}</h2>
        <span className="muted figure">
          {counted(facts.length, 'Regel', 'Regeln')}
          {doubtful > 0 && `, ${doubtful} nicht sicher`}
        </span>
      </summary>
      {open && (
        <ul className="law-facts">
          {facts.map((fact) => (
            <FactRow key={fact.id} fact={fact} today={today} completeHref={completeHref(fact)} />
          ))}
        </ul>
      )}
    </details>
  );
}
