import { Button } from '../shared/ui';
import { roleName } from './session';

export interface DemoAccount {
  readonly email: string;
  readonly name: string;
  readonly role: string;
  /** The member's name; null for staff of the centre. */
  readonly member: string | null;
}

interface Group {
  readonly title: string;
  readonly accounts: readonly DemoAccount[];
}

function groupsOf(accounts: readonly DemoAccount[]): readonly Group[] {
  const groups = new Map<string, DemoAccount[]>();
  for (const account of accounts) {
    const title = account.member ?? 'Vergabezentrum';
    groups.set(title, [...(groups.get(title) ?? []), account]);
  }
  return [...groups].map(([title, inGroup]) => ({ title, accounts: inGroup }));
}

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
      {groupsOf(accounts).map((group) => (
        <section key={group.title} className="demo-accounts__group" aria-label={group.title}>
          <h3 className="demo-accounts__title">{group.title}</h3>
          <div className="demo-accounts__buttons">
            {group.accounts.map((account) => (
              <Button
                key={account.email}
                small
                busy={pending === account.email}
                title={`${account.name}, ${account.email}`}
                onClick={() => onEnter(account.email)}
              >
                {roleName(account.role)}
                <span className="visually-hidden">
                  , {account.name}, {group.title}
                </span>
              </Button>
            ))}
          </div>
        </section>
      ))}
    </div>
  );
}
