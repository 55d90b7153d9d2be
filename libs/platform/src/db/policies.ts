/** Who may read and who may write the rows of a table. */
export interface TableAccess {
  /** `centre`: everyone of the centre · `member`: only who may see the row's member_id · `staff`: only the centre. */
  readonly read: 'centre' | 'member' | 'staff';
  /** `staff`: only the centre · `member`: who may see the row's member_id · `centre`: everyone of the centre. */
  readonly write: 'staff' | 'member' | 'centre';
  /** Rows are only ever added: no update, no delete, for any role of the application. */
  readonly appendOnly?: boolean;
}

const PREDICATE = {
  centre: 'centre_id = app.centre_id()',
  member: 'centre_id = app.centre_id() and app.sees(member_id)',
  staff: 'centre_id = app.centre_id() and app.is_staff()',
} as const;

/**
 * The statements that put a table (`room.table`, with `centre_id uuid` first in its key) under row-level security
 * and grant it to the application's role. Every migration that creates a table runs them.
 */
export function protect(table: string, access: TableAccess): string[] {
  const { read, write, appendOnly } = access;
  return [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy read on ${table} for select using (${PREDICATE[read]})`,
    `create policy write_insert on ${table} for insert with check (${PREDICATE[write]})`,
    ...(appendOnly
      ? [`grant select, insert on ${table} to vergabe_app`]
      : [
          `create policy write_update on ${table} for update using (${PREDICATE[write]}) with check (${PREDICATE[write]})`,
          `create policy write_delete on ${table} for delete using (${PREDICATE[write]})`,
          `grant select, insert, update, delete on ${table} to vergabe_app`,
        ]),
  ];
}

/** `create schema` with the right to use it for the application's role. */
export const createSchema = (name: string): string[] => [
  `create schema if not exists ${name}`,
  `grant usage on schema ${name} to vergabe_app`,
];

/** For rows that are there already: the owner is under the policies, too, and steps out of them for these statements. */
export const withoutPolicies = (table: string, statements: readonly string[]): readonly string[] => [
  `alter table ${table} no force row level security`,
  ...statements,
  `alter table ${table} force row level security`,
];
