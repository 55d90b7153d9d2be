import { usePermissions } from '../../app/session';
import { Link } from '../../shared/ui';

const PAGES = [
  ['/kompass', 'Vergabe-Kompass', 'Rechtsrahmen, Vergabearten, Pflichten und Termine eines Auftrags', null],
  ['/auftragswerte', 'Auftragswerte', 'was sich in zwölf Monaten an Gleichartigem summiert', 'procedure.read'],
  ['/kompass/wertung', 'Wertungsrechner', 'Angebote nach der bekannt gemachten Methode reihen', null],
  ['/kompass/rechner', 'Vertrag und Rechtsschutz', 'Vertragsänderung, Rahmenvereinbarung, Rügen und Fristen', null],
  ['/rechtsstand', 'Rechtsstand', 'die Regeln mit Quelle und Sicherheit', null],
  ['/rechtsstand/vorschau', 'Vorschau', 'was eine Rechtsänderung anders entscheidet', 'procedure.read'],
] as const;

/** Which other page of procurement law answers what, for those who opened the wrong one. */
export function RelatedPages({ current }: { readonly current: (typeof PAGES)[number][0] }) {
  const can = usePermissions();
  return (
    <nav className="related-pages small" aria-label="Weitere Seiten zum Vergaberecht">
      <strong>Weitere Seiten zum Vergaberecht</strong>
      <ul>
        {PAGES.filter(([href, , , needed]) => href !== current && (needed === null || can(needed))).map(
          ([href, label, purpose]) => (
            <li key={href}>
              <Link href={href}>{label}</Link>: {purpose}
            </li>
          ),
        )}
      </ul>
    </nav>
  );
}
