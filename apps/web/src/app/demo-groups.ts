export interface DemoAccount {
  readonly email: string;
  readonly name: string;
  readonly role: string;
  /** Name of the member the person works for; null for staff of the centre. */
  readonly member: string | null;
}

/** One person with all of their roles. */
export interface DemoPerson {
  readonly email: string;
  readonly name: string;
  readonly roles: readonly string[];
}

export interface DemoGroup {
  readonly title: string;
  readonly people: readonly DemoPerson[];
}

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** leitung@wetterau.example → "wetterau" */
const domainOf = (email: string): string => email.split('@')[1]?.split('.')[0] ?? '';

/** The people of the demo by the administration they work for, in the order the server lists them. */
export function groupDemoAccounts(accounts: readonly DemoAccount[]): readonly DemoGroup[] {
  const ownDomain = domainOf(accounts[0]?.email ?? '');
  const groups = new Map<string, Map<string, DemoPerson>>();
  for (const { email, name, role, member } of accounts) {
    const domain = domainOf(email);
    const centre = domain === ownDomain ? 'Vergabezentrum' : `Vergabezentrum ${capitalized(domain)}`;
    const title = member ?? centre;
    const people = groups.get(title) ?? new Map<string, DemoPerson>();
    people.set(email, { email, name, roles: [...(people.get(email)?.roles ?? []), role] });
    groups.set(title, people);
  }
  return [...groups].map(([title, people]) => ({ title, people: [...people.values()] }));
}
