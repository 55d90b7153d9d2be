import { useState } from 'react';
import { roleName } from '../../app/session';
import { useApiQuery } from '../../shared/api';
import type { components } from '../../shared/api/schema';
import { DataTable, FilterBar, Icon, ProblemAlert, SelectField, type Column } from '../../shared/ui';

type Permission = components['schemas']['PermissionResponse'];

const AREAS: Readonly<Record<string, string>> = {
  directory: 'Verzeichnis',
  people: 'Verwaltung',
  audit: 'Verwaltung',
  jobs: 'Verwaltung',
  demo: 'Verwaltung',
  article: 'Bedarf',
  'demand-round': 'Bedarf',
  demand: 'Bedarf',
  bundle: 'Bedarf',
  framework: 'Bedarf',
  request: 'Vergabe',
  procedure: 'Vergabe',
  law: 'Vergabe',
  document: 'Schriftstücke',
  catalogue: 'Bestellen',
  requisition: 'Bestellen',
  approval: 'Bestellen',
  order: 'Bestellen',
  receipt: 'Bestellen',
  consumption: 'Auswertung',
  report: 'Auswertung',
};
const areaOf = ({ permission }: Permission): string => AREAS[permission.split('.')[0] ?? ''] ?? 'Sonstiges';

/** The permission table as it is in force: who may do what. */
export function PermissionTable() {
  const { data, error, isLoading, refetch } = useApiQuery('/api/permissions');
  const [role, setRole] = useState('');
  if (error) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  const roles = data?.roles ?? [];
  const rows = (data?.items ?? []).filter((item) => role === '' || item.roles.includes(role));
  const columns: readonly Column<Permission>[] = [
    { id: 'means', header: 'Was man darf', sort: ({ means }) => means, isRowHeader: true, cell: ({ means }) => means },
    { id: 'area', header: 'Bereich', sort: areaOf, cell: areaOf, secondary: true },
    ...roles
      .filter((one) => role === '' || one.role === role)
      .map((one): Column<Permission> => ({
        id: one.role,
        header: roleName(one.role),
        cell: (item) =>
          item.roles.includes(one.role) ? (
            <span className="permission permission--yes">
              <Icon name="check" size="small" />
              ja
            </span>
          ) : (
            <span className="permission permission--no">nein</span>
          ),
      })),
  ];
  return (
    <div className="stack">
      <p className="muted">
        Diese Tabelle gilt so, wie sie hier steht. Rollen einer Mitgliedskommune gelten nur für deren eigene Daten, die
        Rollen Sachbearbeitung, Leitung, Administration und Revision für das ganze Vergabezentrum. Die Revision liest
        nur.
      </p>
      <FilterBar onReset={role ? () => setRole('') : undefined}>
        <SelectField
          id="berechtigungen-rolle"
          label="Rolle"
          optional
          placeholder="alle Rollen"
          value={role}
          onChange={setRole}
          options={roles.map((one) => ({ value: one.role, label: one.name }))}
        />
      </FilterBar>
      <DataTable
        caption="Berechtigungen"
        columns={columns}
        rows={rows}
        rowKey={({ permission }) => permission}
        loading={isLoading}
      />
    </div>
  );
}
