import { useApiQuery } from '../../shared/api';
import { counted, date } from '../../shared/format';
import { Badge, Card, Link } from '../../shared/ui';

/** What the mail of today says, too: dates of one's own procedures, overdue first. Nothing while there is none. */
export function RemindersCard() {
  const { data } = useApiQuery('/api/reminders');
  if (!data || data.items.length === 0) return null;
  const overdue = data.items.filter((item) => item.overdue).length;
  return (
    <Card title="Erinnerungen">
      <div className="stack">
        <p className="muted">
          {counted(data.items.length, 'Termin', 'Termine')} Ihrer Verfahren
          {overdue > 0 && `, davon ${overdue} überfällig`}
        </p>
        <ul className="reminders">
          {data.items.map(({ procedureId, fileNumber, title, name, day, when, overdue: late }) => (
            <li key={`${procedureId} ${name}`} className="reminders__item">
              <span className="reminders__head">
                <strong>{name}</strong>
                <Badge tone={late ? 'danger' : 'info'} icon={late ? 'danger' : 'calendar-today'}>
                  {date(day)} ({when})
                </Badge>
              </span>
              <Link href={`/vergaben/${procedureId}`}>
                {fileNumber} {title}
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}
