import { groupDemoAccounts } from './demo-groups';

const account = (email: string, role: string, member: string | null) => ({ email, name: email, role, member });

describe('people of the demo', () => {
  const groups = groupDemoAccounts([
    account('leitung@demo.example', 'head', null),
    account('besteller.raunheim@demo.example', 'orderer', 'Raunheim'),
    account('besteller.raunheim@demo.example', 'approver', 'Raunheim'),
    account('leitung@wetterau.example', 'head', null),
  ]);

  it('stand under their member, staff under their own centre', () => {
    expect(groups.map(({ title }) => title)).toEqual(['Vergabezentrum', 'Raunheim', 'Vergabezentrum Wetterau']);
  });

  it('appear once with all of their roles', () => {
    expect(groups[1]?.people.map(({ roles }) => roles)).toEqual([['orderer', 'approver']]);
  });
});
