import { useApiQuery } from '../../shared/api';
import { counted } from '../../shared/format';
import { Alert, Link, useDelayed } from '../../shared/ui';
import { type Duplicate, type FormValues, placeOf } from './model';

/** Companies that may be the one that is being typed; appears by itself and never stops anybody. */
export function DuplicateHint({ values, except }: { readonly values: FormValues; readonly except?: string }) {
  const { name, postcode, vatId, email } = useDelayed(values, 400);
  const isTelling = (name.trim().length > 2 && postcode.length > 3) || vatId.length > 5 || email.includes('@');
  const { data } = useApiQuery<{ items: readonly Duplicate[] }>('/api/companies/duplicates', {
    query: { name, postcode, vatId, email, ...(except ? { except } : {}) },
    enabled: isTelling,
    keepPrevious: true,
  });
  const found = isTelling ? (data?.items ?? []) : [];
  return (
    <div role="status">
      {found.length > 0 && (
        <Alert
          tone="warning"
          title={`Vielleicht schon erfasst: ${counted(found.length, 'Unternehmen', 'Unternehmen')}`}
        >
          <ul className="duplicates">
            {found.map((duplicate) => (
              <li key={duplicate.id}>
                <Link href={`/unternehmen/${duplicate.id}`}>{duplicate.name}</Link>
                {placeOf(duplicate) && `, ${placeOf(duplicate)}`}{' '}
                <span className="muted small">({duplicate.reasons.join(', ')})</span>
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </div>
  );
}
