import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { usePermissions } from '../../app/session';
import { useApiList } from '../../shared/api';
import { counted } from '../../shared/format';
import {
  Badge,
  Button,
  ButtonLink,
  Card,
  type Column,
  DataTable,
  EmptyState,
  FilterBar,
  Link,
  LoadMore,
  PageHeader,
  ProblemAlert,
  SelectField,
  TextField,
  useDelayed,
} from '../../shared/ui';
import { CompanyImportDialog } from './company-import.dialog';
import { LightBadge } from './light-badge';
import { type CompanyListItem, KINDS, LIGHTS, placeOf } from './model';

const REGISTER = 'competition-register';
const SHOWN_CODES = 2;

const declared = ({ lights }: CompanyListItem): string => {
  const others = lights.filter(({ kind }) => kind !== REGISTER);
  const good = others.filter(({ light, result }) => light !== 'missing' && light !== 'expired' && result === 'clear');
  return `${good.length} von ${others.length}`;
};

const columns = (kind: string): readonly Column<CompanyListItem>[] => [
  {
    id: 'name',
    header: 'Unternehmen',
    isRowHeader: true,
    cell: ({ id, name, aliases, blockedReason }) => (
      <div>
        <Link href={`/unternehmen/${id}`}>{name}</Link>
        {blockedReason !== null && (
          <>
            {' '}
            <Badge tone="danger">gesperrt</Badge>
          </>
        )}
        {aliases.length > 0 && <span className="muted small company-line"> auch: {aliases.join(', ')}</span>}
      </div>
    ),
  },
  { id: 'place', header: 'Ort', cell: (company) => placeOf(company) || '–' },
  {
    id: 'light',
    header: KINDS.find(({ value }) => value === kind)?.label ?? '',
    cell: ({ lights }) => {
      const light = lights.find((each) => each.kind === kind);
      return light && <LightBadge {...light} />;
    },
  },
  { id: 'declared', header: 'Gültige Erklärungen', secondary: true, cell: declared },
  {
    id: 'cpv',
    header: 'CPV',
    secondary: true,
    cell: ({ cpv }) =>
      cpv.length === 0 ? (
        '–'
      ) : (
        <span className="figure">
          {cpv.slice(0, SHOWN_CODES).join(', ')}
          {cpv.length > SHOWN_CODES && ` und ${cpv.length - SHOWN_CODES} weitere`}
        </span>
      ),
  },
];

/** The address book: every company of the centre with the light of its register query. */
export default function CompaniesPage() {
  const can = usePermissions();
  const [parameters, setParameters] = useSearchParams();
  const [importing, setImporting] = useState(false);
  const typed = { q: parameters.get('suche') ?? '', cpv: parameters.get('cpv') ?? '' };
  const rested = useDelayed(typed.q, 250);
  const kind = parameters.get('nachweis') ?? REGISTER;
  const light = parameters.get('ampel') ?? '';
  const status = parameters.get('status') ?? '';
  const set = (name: string) => (value: string) =>
    setParameters(
      (current) => {
        const next = new URLSearchParams(current);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  const cpv = /^\d{2,8}(-\d)?$/.test(typed.cpv.trim()) ? typed.cpv.trim() : '';
  const query = Object.fromEntries(
    Object.entries({ q: rested, cpv, light, kind: light && kind, status }).filter(([, value]) => value !== ''),
  );
  const filtered = [...parameters.keys()].length > 0;
  const list = useApiList<CompanyListItem>('/api/companies', { query: { ...query, limit: 50 }, keepPrevious: true });
  const exportTo = (format: string): string => `/api/companies/export?${new URLSearchParams({ ...query, format })}`;
  const manages = can('company.manage');
  const create = manages && (
    <ButtonLink kind="primary" icon="add" href="/unternehmen/neu">
      Unternehmen anlegen
    </ButtonLink>
  );
  return (
    <>
      <PageHeader
        title="Unternehmen"
        breadcrumb={[{ label: 'Heute', href: '/' }]}
        lead="Das Adressbuch des Zentrums: wer was anbietet und welche Nachweise heute gelten."
        actions={
          <>
            {create}
            {manages && (
              <Button icon="drive-folder-upload" onClick={() => setImporting(true)}>
                Aus Datei einlesen
              </Button>
            )}
          </>
        }
      />
      <FilterBar
        result={
          list.isLoading
            ? undefined
            : `${counted(list.items.length, 'Unternehmen', 'Unternehmen')}${list.hasMore ? ' gezeigt' : ''}`
        }
        onReset={filtered ? () => setParameters({}, { replace: true }) : undefined}
      >
        <TextField
          id="suche"
          label="Suche"
          type="search"
          optional
          value={typed.q}
          onChange={set('suche')}
          placeholder="Name, Ort oder Nummer"
        />
        <SelectField id="nachweis" label="Nachweis" value={kind} onChange={set('nachweis')} options={[...KINDS]} />
        <SelectField
          id="ampel"
          label="Stand des Nachweises"
          optional
          value={light}
          onChange={set('ampel')}
          placeholder="Alle"
          options={Object.entries(LIGHTS).map(([value, { label }]) => ({ value, label }))}
        />
        <TextField
          id="cpv"
          label="CPV-Code"
          optional
          value={typed.cpv}
          onChange={set('cpv')}
          placeholder="z. B. 3019"
          maxLength={10}
        />
        <SelectField
          id="status"
          label="Status"
          optional
          value={status}
          onChange={set('status')}
          placeholder="Alle"
          options={[
            { value: 'active', label: 'Nicht gesperrt' },
            { value: 'blocked', label: 'Gesperrt' },
          ]}
        />
      </FilterBar>
      {list.problem && <ProblemAlert problem={list.problem} />}
      <Card flush>
        <DataTable
          caption="Unternehmen"
          columns={columns(kind)}
          rows={list.items}
          rowKey={({ id }) => id}
          loading={list.isLoading}
          empty={
            filtered ? (
              <EmptyState icon="search" title="Kein Unternehmen passt">
                <p>
                  Die Suche verzeiht Tippfehler und sucht in Namen, Ort, E-Mail und Nummern. Bitte ändern Sie die Filter
                  oder setzen Sie sie zurück.
                </p>
              </EmptyState>
            ) : (
              <EmptyState icon="people" title="Noch kein Unternehmen" action={create}>
                <p>
                  Legen Sie Unternehmen einzeln an oder lesen Sie eine vorhandene Liste als CSV-Datei ein. Danach halten
                  Sie hier Registerabfragen und Eigenerklärungen fest.
                </p>
              </EmptyState>
            )
          }
        />
        <LoadMore list={list} />
      </Card>
      {list.items.length > 0 && (
        <div className="button-row">
          <ButtonLink small kind="tertiary" icon="download" href={exportTo('xlsx')} download>
            Als Excel-Datei speichern
          </ButtonLink>
          <ButtonLink small kind="tertiary" icon="download" href={exportTo('csv')} download>
            Als CSV-Datei speichern
          </ButtonLink>
        </div>
      )}
      {importing && <CompanyImportDialog onClose={() => setImporting(false)} />}
    </>
  );
}
