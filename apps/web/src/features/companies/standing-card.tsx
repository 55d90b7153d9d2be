import { useState } from 'react';
import { Button, Card, Citations, DateField } from '../../shared/ui';
import { DeclarationDialog } from './declaration.dialog';
import { LightBadge } from './light-badge';
import type { Company } from './model';

interface StandingCardProps {
  readonly company: Company;
  readonly manages: boolean;
  readonly isToday: boolean;
  /** '' for today. */
  readonly onDay: (day: string) => void;
}

/** Which declarations hold on a day, each with its reason and paragraph. */
export function StandingCard({ company, manages, isToday, onDay }: StandingCardProps) {
  const [kind, setKind] = useState<string>();
  return (
    <Card
      title={isToday ? 'Nachweise heute' : 'Nachweise am gewählten Tag'}
      actions={
        manages && (
          <Button small kind="primary" icon="add" onClick={() => setKind('competition-register')}>
            Nachweis erfassen
          </Button>
        )
      }
    >
      <div className="standing__day">
        <DateField id="stand-am" label="Stand am" value={company.on} onChange={(day) => onDay(day)} width="medium" />
        {!isToday && (
          <Button small kind="tertiary" onClick={() => onDay('')}>
            Auf heute zurück
          </Button>
        )}
      </div>
      <ul className="standing">
        {company.standing.map((entry) => (
          <li key={`${entry.kind} ${entry.name}`} className="standing__item">
            <div className="standing__head">
              <h3 className="standing__name">{entry.name}</h3>
              <LightBadge {...entry} />
            </div>
            <p>
              {entry.sentence}
              {entry.documentNumber && <span className="muted"> Nummer {entry.documentNumber}.</span>}
            </p>
            <p className="small standing__law">
              <Citations citations={entry.citations} doubts={entry.uncertain} />
              {entry.kind === 'own' && <span className="muted">Eigener Nachweis, ohne Rechtsaussage</span>}
              {manages && isToday && entry.light !== 'valid' && (
                <Button
                  small
                  kind="tertiary"
                  icon="add"
                  onClick={() => setKind(entry.kind)}
                  aria-label={`${entry.name} erfassen`}
                >
                  Erfassen
                </Button>
              )}
            </p>
          </li>
        ))}
      </ul>
      <p className="muted small">
        Hier stehen nur Nachweise, zu denen eine Rechtsgrundlage hinterlegt ist, und Ihre eigenen. „Läuft ab“ heißt:
        noch höchstens 14 Tage.
      </p>
      {kind !== undefined && <DeclarationDialog company={company} kind={kind} onClose={() => setKind(undefined)} />}
    </Card>
  );
}
