import { useState, type ReactNode } from 'react';
import { counted, instant } from '../../shared/format';
import { Badge, Button, Card, CertaintyMark, EmptyState, Link } from '../../shared/ui';
import { type LawEntry, versionsOf } from './entry-form';
import { validityText } from './law-facts';
import { WithdrawDialog } from './withdraw-dialog';

export interface OwnEntriesProps {
  readonly items: readonly LawEntry[];
  readonly mayMaintain: boolean;
  readonly onAdd: () => void;
  readonly onChange: (entry: LawEntry) => void;
}

/** What the centre entered itself, each entry with all its versions. */
export function OwnEntries({ items, mayMaintain, onAdd, onChange }: OwnEntriesProps) {
  const [withdrawing, setWithdrawing] = useState<string>();
  const entries = versionsOf(items);
  const withdrawn = entries.find(([{ id }]) => id === withdrawing)?.[0];
  return (
    <>
      <div className="list-head">
        <p className="muted law-note">
          Was im Regelstand fehlt, kann Ihr Zentrum mit Paragraph und Fundstelle selbst eintragen; eigene Angaben gelten
          nur für Ihr Zentrum und bleiben als nicht geprüft gekennzeichnet.
        </p>
        {mayMaintain && (
          <Button icon="add" kind="primary" onClick={onAdd}>
            Angabe eintragen
          </Button>
        )}
      </div>
      {entries.length === 0 && (
        <Card>
          <EmptyState title="Noch keine eigene Angabe" icon="edit">
            {mayMaintain
              ? 'Unten stehen die Regeln, zu denen eine Angabe möglich ist.'
              : 'Eintragen können sie die Leitung und die Administration.'}
          </EmptyState>
        </Card>
      )}
      {entries.map(([latest, ...earlier]) => (
        <EntryCard
          key={latest.id}
          latest={latest}
          earlier={earlier}
          actions={
            mayMaintain &&
            !latest.withdrawn && (
              <>
                <Button small icon="edit" onClick={() => onChange(latest)}>
                  Ändern
                </Button>
                <Button small onClick={() => setWithdrawing(latest.id)}>
                  Zurücknehmen …
                </Button>
              </>
            )
          }
        />
      ))}
      {withdrawn && <WithdrawDialog entry={withdrawn} onClose={() => setWithdrawing(undefined)} />}
    </>
  );
}

interface EntryCardProps {
  readonly latest: LawEntry;
  readonly earlier: readonly LawEntry[];
  readonly actions: ReactNode;
}

function EntryCard({ latest, earlier, actions }: EntryCardProps) {
  const rule = latest.closes ?? latest.data.factId;
  return (
    <Card>
      <div className="law-entry">
        <div className="law-entry__text">
          <p>{latest.text}</p>
          <p className="muted small">
            {[latest.statute, latest.source, validityText(latest)].filter(Boolean).join(' · ')}
          </p>
          <p className="small">
            {typeof rule === 'string' && (
              <>
                zu <Link href={`/rechtsstand#${rule}`}>{rule}</Link>
                {' · '}
              </>
            )}
            {latest.personName}, {instant(latest.enteredAt)}
          </p>
        </div>
        <div className="law-entry__state">
          {latest.withdrawn ? <Badge>zurückgenommen</Badge> : <CertaintyMark certainty="own" />}
          {actions && <div className="button-row">{actions}</div>}
        </div>
      </div>
      {latest.withdrawn && <p>Grund: {latest.reason}</p>}
      {earlier.length > 0 && (
        <details className="details">
          <summary>Verlauf ({counted(earlier.length + 1, 'Fassung', 'Fassungen')})</summary>
          <ol className="law-history">
            {[latest, ...earlier].map((version) => (
              <li key={version.version}>
                <p>
                  <strong>Fassung {version.version}</strong>{' '}
                  <span className="muted">
                    {version.withdrawn ? 'zurückgenommen von ' : ''}
                    {version.personName}, {instant(version.enteredAt)}
                  </span>
                </p>
                {version.withdrawn ? (
                  <p>Grund: {version.reason}</p>
                ) : (
                  <p>
                    {version.text} <span className="muted">{[version.statute, version.source].join(' · ')}</span>
                  </p>
                )}
              </li>
            ))}
          </ol>
        </details>
      )}
    </Card>
  );
}
