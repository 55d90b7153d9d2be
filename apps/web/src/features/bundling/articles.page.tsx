import { useState } from 'react';
import { useSearch } from 'wouter';
import { usePermissions } from '../../app/session';
import { useApiList, useApiQuery } from '../../shared/api';
import {
  Badge,
  Button,
  Card,
  DataTable,
  EmptyState,
  FilterBar,
  LoadMore,
  PageHeader,
  ProblemAlert,
  SelectField,
  TextField,
  UnitPriceText,
  type Column,
} from '../../shared/ui';
import { ArticleImportDialog } from './article-import.dialog';
import { contentOf } from './pack-content';
import type { Article } from './types';

const COLUMNS: readonly Column<Article>[] = [
  { id: 'number', header: 'Nummer', cell: (article) => article.articleNumber, isRowHeader: true },
  {
    id: 'text',
    header: 'Bezeichnung',
    cell: (article) => (
      <>
        {article.text} {article.label && <Badge tone="success">{article.label}</Badge>}
      </>
    ),
  },
  { id: 'group', header: 'Warengruppe', cell: (article) => article.productGroup, secondary: true },
  { id: 'unit', header: 'Einheit', cell: contentOf },
  {
    id: 'maker',
    header: 'Hersteller',
    cell: (article) => [article.manufacturer, article.manufacturerNumber].filter(Boolean).join(' ') || '–',
    secondary: true,
  },
  { id: 'cpv', header: 'CPV', cell: (article) => <span className="figure">{article.cpv}</span>, secondary: true },
  {
    id: 'price',
    header: 'Referenzpreis netto',
    align: 'end',
    cell: (article) => <UnitPriceText value={article.referencePrice} />,
  },
];

export default function ArticlesPage() {
  const asked = new URLSearchParams(useSearch()).get('q') ?? '';
  const can = usePermissions();
  const [text, setText] = useState(asked);
  const [group, setGroup] = useState('');
  const [importing, setImporting] = useState(false);
  const groups = useApiQuery('/api/product-groups');
  const list = useApiList<Article>('/api/articles', {
    query: { q: text.trim() || undefined, group: group || undefined, limit: 100 },
    keepPrevious: true,
  });
  const filtered = text.trim() !== '' || group !== '';
  return (
    <>
      <PageHeader
        title="Artikel"
        lead="Der gemeinsame Artikelstamm. Mit den Referenzpreisen wird der Auftragswert eines Bündels geschätzt; bestellt wird zu den Preisen der Rahmenvereinbarungen."
        actions={
          can('article.manage') && (
            <Button icon="drive-folder-upload" onClick={() => setImporting(true)}>
              Artikel einlesen
            </Button>
          )
        }
      />
      <Card>
        <FilterBar
          onReset={
            filtered
              ? () => {
                  setText('');
                  setGroup('');
                }
              : undefined
          }
        >
          <TextField id="artikel-suche" label="Suche" type="search" optional value={text} onChange={setText} />
          <SelectField
            id="artikel-gruppe"
            label="Warengruppe"
            optional
            placeholder="Alle"
            value={group}
            onChange={setGroup}
            options={(groups.data?.items ?? []).map(({ productGroup, articles }) => ({
              value: productGroup,
              label: productGroup,
              detail: String(articles),
            }))}
          />
        </FilterBar>
        {list.problem ? (
          <ProblemAlert problem={list.problem} />
        ) : (
          <DataTable
            caption="Artikel"
            columns={COLUMNS}
            rows={list.items}
            rowKey={(article) => article.articleNumber}
            loading={list.isLoading}
            empty={
              <EmptyState title={filtered ? 'Kein Artikel passt' : 'Noch keine Artikel'} icon="package">
                <p>
                  {filtered
                    ? 'Bitte ändern Sie Suche oder Warengruppe.'
                    : 'Das Vergabezentrum liest den Artikelstamm als CSV-Datei ein.'}
                </p>
              </EmptyState>
            }
          />
        )}
        <LoadMore list={list} />
      </Card>
      {importing && <ArticleImportDialog onClose={() => setImporting(false)} />}
    </>
  );
}
