import { Button } from '../shared/ui';
import { groupDemoAccounts, type DemoAccount } from './demo-groups';
import { roleName } from './session';

interface DemoAccountsProps {
  readonly accounts: readonly DemoAccount[];
  readonly pending: string | undefined;
  readonly onEnter: (email: string) => void;
}

/** The people of the demo, one button each, grouped by the administration they work for. */
export function DemoAccounts({ accounts, pending, onEnter }: DemoAccountsProps) {
  return (
    <div className="demo-accounts">
      <p className="muted small">Ein Klick meldet Sie als diese Person an. Alle Personen sind erfunden.</p>
      {groupDemoAccounts(accounts).map((group) => (
        <section key={group.title} className="demo-accounts__group" aria-label={group.title}>
          <h3 className="demo-accounts__title">{group.title}</h3>
          <div className="demo-accounts__buttons">
            {group.people.map((person) => (
              <Button
                key={person.email}
                small
                busy={pending === person.email}
                title={`${person.name}, ${person.email}`}
                aria-label={`${person.roles.map(roleName).join(', ')}, ${person.name}, ${group.title}`}
                onClick={() => onEnter(person.email)}
              >
                {person.roles.map(roleName).join(', ')}
              </Button>
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}
