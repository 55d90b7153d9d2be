import { usePermissions } from '../../app/session';
import { useApiQuery } from '../../shared/api';
import { Card, Link, MoneyText } from '../../shared/ui';
import { PATH } from './model';

/** The requests a procedure came from, with the way back to each; nothing where there are none. */
export function RequestsOfProcedure({ procedureId }: { readonly procedureId: string }) {
  const can = usePermissions();
  const { data } = useApiQuery(PATH, {
    query: { procedure: procedureId, limit: 50 },
    enabled: can('request.read'),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <Card title={data.items.length === 1 ? 'Vergabeantrag' : 'Vergabeanträge'}>
      <ul className="request-links">
        {data.items.map(({ id, number, title, member, department, estimate, unread, questionOpen }) => (
          <li key={id}>
            <Link href={`/antraege/${id}`}>
              {number} {title}
            </Link>
            <span className="muted small">
              {[member.name, department].filter(Boolean).join(', ')}, <MoneyText value={estimate} />
              {questionOpen && ', Frage offen'}
              {unread > 0 && `, ${unread} neu`}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
