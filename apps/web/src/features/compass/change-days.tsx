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
    <div className="change-days-beside">
      <Card title="Tage mit Rechtsänderungen">
        {coming.length > 0 ? (
          list(coming)
        ) : (
          <p>Kein kommender Tag ist hinterlegt. Sie können jeden Tag selbst wählen.</p>
        )}
        {past.length > 0 && (
          <details className="details" open={past.some(({ on }) => on === chosen)}>
            <summary>Zurückliegende zum Vergleich</summary>
            {list(past)}
          </details>
        )}
      </Card>
    </div>
  );
}
