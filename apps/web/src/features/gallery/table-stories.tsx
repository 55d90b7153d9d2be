import { useState } from 'react';
import { addDecimals, money, quantity } from '../../shared/format';
import {
  Badge,
  BarChart,
  Button,
  Card,
  DataTable,
  DateText,
  EmptyState,
  FilterBar,
  Link,
  LoadMore,
  MoneyText,
  SelectField,
  TextField,
  type Column,
  type Tone,
} from '../../shared/ui';

interface Row {
  readonly fileNumber: string;
  readonly title: string;
  readonly type: string;
  readonly state: string;
  readonly tone: Tone;
  readonly due: string;
  readonly value: string;
}

const ROWS: readonly Row[] = [
  [
    '2026-0139',
    'Lieferung von Streusalz für den Winterdienst',
    'Offenes Verfahren',
    'Angebotsphase',
    'info',
    '2026-12-01',
    '216000.00',
  ],
  [
    '2026-0131',
    'Hygieneartikel und Reinigungsmittel',
    'Offenes Verfahren',
    'Wartefrist',
    'warning',
    '2026-11-27',
    '184350.40',
  ],
  [
    '2026-0144',
    'Bürodrehstühle für die Kreisverwaltung',
    'Öffentliche Ausschreibung',
    'Angebotsöffnung',
    'warning',
    '2026-11-22',
    '48900.00',
  ],
  [
    '2026-0118',
    'Feuerwehrschutzkleidung für acht Kommunen',
    'Nichtoffenes Verfahren',
    'Überfällig',
    'danger',
    '2026-11-20',
    '402118.75',
  ],
  [
    '2026-0097',
    'Druckerpatronen und Toner',
    'Offenes Verfahren',
    'Zuschlag erteilt',
    'success',
    '2026-10-14',
    '96012.10',
  ],
  [
    '2026-0151',
    'Scanner für die E-Rechnung',
    'Verhandlungsvergabe',
    'Vorbereitung',
    'neutral',
    '2027-01-15',
    '9750.00',
  ],
].map(([fileNumber = '', title = '', type = '', state = '', tone = 'neutral', due = '', value = '']) => ({
  fileNumber,
  title,
  type,
  state,
  tone: tone as Tone,
  due,
  value,
}));

const COLUMNS: readonly Column<Row>[] = [
  {
    id: 'fileNumber',
    header: 'Aktenzeichen',
    cell: (row) => <Link href="/ui">{row.fileNumber}</Link>,
    sort: (row) => row.fileNumber,
    isRowHeader: true,
  },
  { id: 'title', header: 'Titel', cell: (row) => row.title, sort: (row) => row.title },
  { id: 'type', header: 'Vergabeart', cell: (row) => row.type, sort: (row) => row.type, secondary: true },
  { id: 'state', header: 'Stand', cell: (row) => <Badge tone={row.tone}>{row.state}</Badge>, sort: (row) => row.state },
  { id: 'due', header: 'Nächste Frist', cell: (row) => <DateText value={row.due} />, sort: (row) => row.due },
  {
    id: 'value',
    header: 'Auftragswert',
    align: 'end',
    cell: (row) => <MoneyText value={row.value} />,
    sort: (row) => row.value,
  },
];

const MONTHS = ['Jul', 'Aug', 'Sep', 'Okt', 'Nov', 'Dez', 'Jan', 'Feb', 'Mär', 'Apr', 'Mai', 'Jun'];

export function TableStories() {
  const [text, setText] = useState('');
  const [state, setState] = useState('');
  const [shown, setShown] = useState(4);
  const found = ROWS.filter(
    (row) => row.title.toLowerCase().includes(text.toLowerCase()) && (!state || row.state === state),
  );
  const rows = found.slice(0, shown);
  const isFiltered = text !== '' || state !== '';
  const reset = (): void => {
    setText('');
    setState('');
  };
  return (
    <>
      <Card title="Liste mit Filtern, Sortierung und Aktionen">
        <FilterBar result={`${found.length} von ${ROWS.length} Verfahren`} onReset={isFiltered ? reset : undefined}>
          <TextField id="filter-titel" label="Titel" type="search" optional value={text} onChange={setText} />
          <SelectField
            id="filter-stand"
            label="Stand"
            optional
            value={state}
            onChange={setState}
            placeholder="Alle"
            options={ROWS.map((row) => ({ value: row.state, label: row.state }))}
          />
        </FilterBar>
        <DataTable
          caption="Vergabeverfahren"
          columns={COLUMNS}
          rows={rows}
          rowKey={(row) => row.fileNumber}
          sorting={{ column: 'due', descending: false }}
          actions={() => [
            { label: 'Öffnen', href: '/ui' },
            { label: 'Vergabevermerk', icon: 'draft', href: '/ui' },
            { label: 'Zeitplan', icon: 'calendar-today', href: '/ui' },
          ]}
          footer={{ title: 'Summe', value: money(addDecimals(rows.map((row) => row.value))) }}
          empty={
            <EmptyState
              icon="search"
              title="Kein Verfahren passt zu den Filtern"
              action={<Button onClick={reset}>Alle zeigen</Button>}
            >
              <p>Prüfen Sie die Schreibweise oder setzen Sie die Filter zurück.</p>
            </EmptyState>
          }
        />
        <LoadMore
          list={{
            items: rows,
            isLoading: false,
            problem: null,
            hasMore: rows.length < found.length,
            isLoadingMore: false,
            loadMore: () => setShown(ROWS.length),
          }}
        />
      </Card>
      <Card title="Liste beim Laden">
        <DataTable
          caption="Vergabeverfahren werden geladen"
          columns={COLUMNS}
          rows={[]}
          rowKey={(row) => row.fileNumber}
          loading
        />
      </Card>
      <Card>
        <BarChart
          title="Verbrauch von Kopierpapier je Kommune"
          summary="Kreis Groß-Gerau hat mit 1.840 Kartons am meisten verbraucht, Biebesheim am Rhein mit 96 am wenigsten."
          rowHeader="Kommune"
          series={[
            { id: 'current', label: '2025/26' },
            { id: 'before', label: '2024/25' },
          ]}
          rows={[
            { id: 'gg', label: 'Kreis Groß-Gerau', values: { current: '1840', before: '2015' } },
            { id: 'mw', label: 'Mörfelden-Walldorf', values: { current: '612', before: '598' } },
            { id: 'rs', label: 'Riedstadt', values: { current: '431', before: '470' } },
            { id: 'bh', label: 'Biebesheim am Rhein', values: { current: '96', before: '110' } },
          ]}
          format={(value) => quantity(value, 'Kartons')}
        />
      </Card>
      <Card>
        <BarChart
          layout="columns"
          title="Ausgaben je Monat"
          summary="Die Ausgaben lagen zwischen 4.200,00 € im Juli und 19.850,00 € im November."
          rowHeader="Monat"
          series={[{ id: 'spend', label: 'Ausgaben' }]}
          rows={MONTHS.map((label, index) => ({
            id: label,
            label,
            values: {
              spend: String([4200, 7350, 9800, 12400, 19850, 16100, 8700, 9950, 11020, 7600, 6900, 5300][index]),
            },
          }))}
          format={money}
        />
      </Card>
    </>
  );
}
