import { useSearchParams } from 'wouter';
import { usePermissions } from '../../app/session';
import { useApiList } from '../../shared/api';
import { ButtonLink, EmptyState, FilterBar, PageHeader, SelectField } from '../../shared/ui';
import { LinkedBatch } from './batch-card';
import { BatchOverview } from './batch-overview';
import { type DocumentItem, type DocumentState, isOpen, STATES, SUBJECT_TYPES } from './document';
import { SelectionBar, useSelection } from './document-selection';
import { DocumentTable } from './document-table';
import { LinkedDocument } from './linked-document';
import { DOCUMENTS_PATH, useLiveDocuments } from './use-live-documents';

const STATE_OPTIONS = (Object.keys(STATES) as DocumentState[]).map((value) => ({ value, label: STATES[value].label }));
const TYPE_OPTIONS = Object.entries(SUBJECT_TYPES).map(([value, label]) => ({ value, label }));

export default function DocumentsPage() {
  const [search, setSearch] = useSearchParams();
  const can = usePermissions();
  const [state, subjectType] = [search.get('zustand') ?? '', search.get('art') ?? ''];
  const [linked, batch] = [search.get('dokument'), search.get('sammlung')];
  const list = useApiList<DocumentItem>(DOCUMENTS_PATH, {
    query: { state: state || undefined, subjectType: subjectType || undefined, latest: true },
    keepPrevious: true,
  });
  const spoken = useLiveDocuments(list.items.some(isOpen));
  const filterBy = (name: string, value: string): void =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      if (value) next.set(name, value);
      else next.delete(name);
      return next;
    });
  const chosen = useSelection(list.items);
  const isFiltered = state !== '' || subjectType !== '';

  return (
    <>
      <PageHeader
        title="Dokumente"
        lead="Schreiben und Vermerke entstehen im Hintergrund als PDF und werden mit ihrem Prüfwert archiviert."
        actions={
          <ButtonLink icon="visibility" href="/dokumente/vorlagen">
            Vorlagen ansehen
          </ButtonLink>
        }
      />
      {batch && <LinkedBatch id={batch} />}
      {linked && <LinkedDocument id={linked} />}
      {!batch && <BatchOverview />}
      <FilterBar onReset={isFiltered ? () => setSearch({}) : undefined}>
        <SelectField
          id="state"
          label="Zustand"
          optional
          placeholder="Alle"
          options={STATE_OPTIONS}
          value={state}
          onChange={(value) => filterBy('zustand', value)}
        />
        <SelectField
          id="subject-type"
          label="Art des Gegenstands"
          optional
          placeholder="Alle"
          options={TYPE_OPTIONS}
          value={subjectType}
          onChange={(value) => filterBy('art', value)}
        />
      </FilterBar>
      {can('document.request') && <SelectionBar chosen={chosen} onMade={(id) => setSearch({ sammlung: id })} />}
      <DocumentTable
        caption="Dokumente"
        list={list}
        withSubject
        selection={can('document.request') ? chosen.selection : undefined}
        spoken={spoken}
        empty={
          <EmptyState title={isFiltered ? 'Kein Dokument passt zu den Filtern' : 'Noch keine Dokumente'} icon="draft">
            <p>
              Dokumente entstehen dort, wo sie gebraucht werden: der Vergabevermerk im Verfahren, die Bestellung nach
              der Freigabe, das Protokoll nach der Bedarfsabfrage. Hier stehen sie dann alle beieinander.
            </p>
          </EmptyState>
        }
      />
    </>
  );
}
