import { usePermissions } from '../../app/session';
import { ButtonLink, EmptyState } from '../../shared/ui';
import { type ListFilters, queryOf } from './list-filters';

/** In place of the list where nothing is left to show. */
export function NoProcedures({ filters }: { readonly filters: ListFilters }) {
  const can = usePermissions();
  if (Object.keys(queryOf(filters)).length > 0) {
    return (
      <EmptyState
        icon="search"
        title="Kein Verfahren passt"
        action={<ButtonLink href="/vergaben">Alle Verfahren zeigen</ButtonLink>}
      >
        <p>Bitte ändern Sie die Filter oder setzen Sie sie zurück.</p>
      </EmptyState>
    );
  }
  const create = can('procedure.manage') && (
    <ButtonLink kind="primary" icon="add" href="/vergaben/neu">
      Verfahren anlegen
    </ButtonLink>
  );
  return (
    <EmptyState icon="gavel" title="Noch kein Vergabeverfahren" action={create}>
      <p>Ein Verfahren entsteht aus einem Bedarfsbündel oder wird hier angelegt.</p>
    </EmptyState>
  );
}
