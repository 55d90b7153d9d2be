import { usePermissions } from '../../app/session';
import { useApiQuery } from '../../shared/api';
import { Card, DateText, DescriptionList, Link, MoneyText } from '../../shared/ui';
import { RestBar } from './rest-bar';
import type { Framework } from './types';

/** Value, term and partner of an agreement, and how far it is used up. */
export function FrameworkOverview({ framework }: { readonly framework: Framework }) {
  const can = usePermissions();
  const { supplier } = framework;
  return (
    <Card title="Wert und Laufzeit">
      {framework.maximumValue === null ? (
        <p>Ein Höchstwert ist nicht vereinbart; es gelten die Höchstmengen der Artikel.</p>
      ) : (
        <RestBar calledOff={framework.calledOffValue} maximum={framework.maximumValue} label="Höchstwert" />
      )}
      <DescriptionList
        facts={[
          ...(framework.maximumValue === null
            ? []
            : [{ term: 'Höchstwert netto', value: <MoneyText value={framework.maximumValue} /> }]),
          { term: 'Abgerufen', value: <MoneyText value={framework.calledOffValue} /> },
          ...(framework.restValue === null ? [] : [{ term: 'Rest', value: <MoneyText value={framework.restValue} /> }]),
          { term: 'Reserve über dem gemeldeten Bedarf', value: `${framework.marginPercent} %` },
          { term: 'Abgeschlossen am', value: <DateText value={framework.concludedOn} /> },
          {
            term: 'Vergabeverfahren',
            value: can('procedure.read') ? (
              <Link href={`/vergaben/${framework.procedureId}`}>{framework.procedureFileNumber}</Link>
            ) : (
              framework.procedureFileNumber
            ),
          },
          {
            term: 'Lieferant',
            value: `${supplier.name}, ${supplier.street}, ${supplier.postcode} ${supplier.city}, ${supplier.email}`,
          },
        ]}
      />
    </Card>
  );
}

/** Who may call off, with what they have called off so far. */
export function FrameworkMembers({ framework }: { readonly framework: Framework }) {
  const nameOf = useMemberNames();
  const orders = new Map(framework.calledOffByMember.map(({ member, net }) => [member, net]));
  return (
    <Card title="Beteiligte Mitglieder">
      <ul className="plain-list">
        {framework.members.map((member) => (
          <li key={member} className="member-call-off">
            <span>{nameOf(member)}</span>
            {orders.has(member) && <MoneyText value={orders.get(member)} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Names by slug; the slug itself until they are known. */
export function useMemberNames(): (slug: string) => string {
  const members = useApiQuery('/api/members');
  const nameOf = new Map(members.data?.items.map(({ slug, name }) => [slug, name]));
  return (slug) => nameOf.get(slug) ?? slug;
}
