import { useSearchParams } from 'wouter';
import { useApiList, useApiQuery } from '../../shared/api';
import { counted, instant } from '../../shared/format';
import {
  Button,
  ButtonLink,
  ButtonRow,
  Card,
  DescriptionList,
  EmptyState,
  FilterBar,
  PageHeader,
  ProblemAlert,
  SelectField,
  Skeleton,
} from '../../shared/ui';
import { type DocumentItem, type DocumentState, fileAddress, isOpen, STATES, SUBJECT_TYPES } from './document';
import { useDocumentActions } from './document-actions';
import { DocumentStateView } from './document-state';
import { DocumentTable, SubjectName } from './document-table';
import { DOCUMENT_PATH, DOCUMENTS_PATH, useLiveDocuments } from './use-live-documents';

const STATE_OPTIONS = (Object.keys(STATES) as DocumentState[]).map((value) => ({ value, label: STATES[value].label }));
const TYPE_OPTIONS = Object.entries(SUBJECT_TYPES).map(([value, label]) => ({ value, label }));

/** The document a link leads to: notifications, search and tasks point here. */
function LinkedDocument({ id }: { readonly id: string }) {
  const { data, error } = useApiQuery<DocumentItem>(DOCUMENT_PATH, { path: { id } });
  const actions = useDocumentActions();
  if (error) return <ProblemAlert problem={error} />;
  if (!data) return <Skeleton lines={3} label="Dokument wird geladen" />;
  return (
    <Card title={data.title}>
      <DescriptionList
        facts={[
          { term: 'Zustand', value: <DocumentStateView document={data} /> },
          { term: 'Gegenstand', value: <SubjectName subject={data.subject} /> },
          { term: 'Angefordert', value: instant(data.requestedAt) },
          { term: 'Vorlage', value: `Fassung ${data.templateVersion}` },
          ...(data.pages === null ? [] : [{ term: 'Umfang', value: counted(data.pages, 'Seite', 'Seiten') }]),
        ]}
      />
      <ButtonRow>
        {data.state === 'done' && (
          <ButtonLink kind="primary" icon="download" download href={fileAddress(id)}>
            Herunterladen
          </ButtonLink>
        )}
        {actions(data).map(({ label, icon, href, onClick }) =>
          href ? (
            <ButtonLink key={label} icon={icon} href={href}>
              {label}
            </ButtonLink>
          ) : (
            <Button key={label} icon={icon} onClick={onClick}>
              {label}
            </Button>
          ),
        )}
      </ButtonRow>
    </Card>
  );
}

export default function DocumentsPage() {
  const [search, setSearch] = useSearchParams();
  const [state, subjectType, linked] = [search.get('zustand') ?? '', search.get('art') ?? '', search.get('dokument')];
  const list = useApiList<DocumentItem>(DOCUMENTS_PATH, {
    query: { state: state || undefined, subjectType: subjectType || undefined },
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
      {linked && <LinkedDocument id={linked} />}
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
      <DocumentTable
        caption="Dokumente"
        list={list}
        withSubject
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
