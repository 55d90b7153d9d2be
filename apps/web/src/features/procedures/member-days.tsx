import { usePermissions } from '../../app/session';
import { useApiQuery } from '../../shared/api';
import type { components } from '../../shared/api/schema';

type MemberDay = components['schemas']['MemberDayResponse'];

/** Closing days and sessions of all members in these weeks; none until they are known. */
export function useMemberDays(from: string, to: string): readonly MemberDay[] {
  const can = usePermissions();
  const { data } = useApiQuery('/api/member-days', {
    query: { from, to },
    keepPrevious: true,
    enabled: can('directory.read'),
  });
  return data?.items ?? [];
}

/** Who is closed and which body sits on a day, in small print. */
export function MemberDayMarks({ day, days }: { readonly day: string; readonly days: readonly MemberDay[] }) {
  const here = days.filter(({ from, to }) => from <= day && day <= to);
  if (here.length === 0) return null;
  return (
    <ul className="month__marks">
      {here.map(({ id, kind, memberName, label }) => (
        <li key={id} className={`month__mark month__mark--${kind}`} title={`${memberName}: ${label}`}>
          {kind === 'closed' ? `${memberName} geschlossen` : `${label} ${memberName}`}
        </li>
      ))}
    </ul>
  );
}
