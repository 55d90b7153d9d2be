import { date } from '../../shared/format';
import { Button, Card } from '../../shared/ui';
import type { LawPreview } from './decision-change';

export interface ChangeDaysProps {
  readonly days: LawPreview['changeDays'];
  readonly today: string;
  readonly chosen: string;
  readonly onChoose: (day: string) => void;
}

/** The days on which the law of the centre changes, to choose from: those to come first, the others to compare with. */
export function ChangeDays({ days, today, chosen, onChoose }: ChangeDaysProps) {
  const coming = days.filter(({ on }) => on > today);
  const past = days.filter(({ on }) => on <= today).reverse();
  const list = (shown: LawPreview['changeDays']) => (
    <ul className="change-days">
      {shown.map(({ on, texts }) => (
        <li key={on}>
          <Button
            small
            kind={on === chosen ? 'primary' : 'secondary'}
            aria-pressed={on === chosen}
            onClick={() => onChoose(on)}
          >
            {date(on)}
          </Button>
          {texts.map((text) => (
            <p key={text} className="small muted">
              {text}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
  return (
    <div className="stack">
      <Card title="Kommende Änderungen">
        {coming.length > 0 ? (
          list(coming)
        ) : (
          <p>Kein kommender Tag ist hinterlegt. Sie können jeden Tag selbst wählen.</p>
        )}
      </Card>
      {past.length > 0 && (
        <Card title="Zum Vergleich: zurückliegende">
          {list(past.slice(0, 4))}
          {past.length > 4 && (
            <details className="details">
              <summary>Frühere Tage</summary>
              {list(past.slice(4))}
            </details>
          )}
        </Card>
      )}
    </div>
  );
}
