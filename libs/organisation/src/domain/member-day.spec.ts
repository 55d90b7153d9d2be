import type { CsvTable } from '@app/kernel';
import { importMemberDays, memberDayFaults } from './member-day';

const members = [{ id: 'n', slug: 'nauheim', name: 'Nauheim' }];
const table = (...rows: readonly (readonly string[])[]): CsvTable => {
  const columns = ['Art', 'Mitglied', 'Von', 'Bis', 'Bezeichnung'];
  return {
    columns,
    records: rows.map((row, index) => ({
      record: index + 1,
      line: index + 2,
      values: new Map(columns.map((column, position) => [column, row[position] ?? ''])),
      surplus: row.slice(columns.length),
    })),
  };
};

describe('days of a member', () => {
  it('are read from a file with German and ISO days; a session is one day', () => {
    const { accepted, rejected } = importMemberDays(
      table(
        ['Schließtag', 'nauheim', '24.12.2026', '2027-01-01', 'Rathaus geschlossen'],
        ['Sitzung', 'Nauheim', '4.2.2027', '', 'Gemeindevorstand'],
      ),
      members,
    );
    expect(rejected).toEqual([]);
    expect(accepted).toEqual([
      { memberId: 'n', kind: 'closed', from: '2026-12-24', to: '2027-01-01', label: 'Rathaus geschlossen' },
      { memberId: 'n', kind: 'session', from: '2027-02-04', to: '2027-02-04', label: 'Gemeindevorstand' },
    ]);
  });

  it.each([
    [['Feier', 'nauheim', '24.12.2026', '', 'x'], 'Art'],
    [['Sitzung', 'Atlantis', '24.12.2026', '', 'x'], 'Mitglied'],
    [['Sitzung', 'nauheim', '31.02.2026', '', 'x'], 'Von'],
    [['Schließtag', 'nauheim', '24.12.2026', 'bald', 'x'], 'Bis'],
    [['Schließtag', 'nauheim', '24.12.2026', '23.12.2026', 'x'], 'Bis'],
    [['Sitzung', 'nauheim', '24.12.2026', '25.12.2026', 'x'], 'Bis'],
    [['Schließtag', 'nauheim', '24.12.2026', '', ''], 'Bezeichnung'],
    [['Schließtag', 'nauheim', '24.12.2026', '', 'x', 'mehr'], 'Bezeichnung'],
  ])('are refused at their column: %j', (row, field) => {
    const { accepted, rejected } = importMemberDays(table(row), members);
    expect(accepted).toEqual([]);
    expect(rejected).toMatchObject([{ record: 1, field }]);
  });

  it('are not longer than a year', () => {
    const closed = { kind: 'closed', from: '2026-12-24', label: 'Umzug' } as const;
    expect(memberDayFaults({ ...closed, to: '2027-12-24' })).toEqual([]);
    expect(memberDayFaults({ ...closed, to: '2028-01-01' })).toMatchObject([{ pointer: '/to' }]);
  });
});
