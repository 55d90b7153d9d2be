import { date, money } from '../../shared/format';
import {
  Badge,
  Button,
  Card,
  Checkbox,
  Citation,
  Citations,
  type Cited,
  DateField,
  type Doubt,
  NumberField,
  SelectField,
  TextField,
  type Tone,
} from '../../shared/ui';
import { type ChangeAnswer, type ChangeInput, GROUNDS, isComplete } from './calculator';
import { LimitBar, shareText } from './limit-bar';
import { codeIn, options } from './words';

const VERDICTS: Readonly<Record<ChangeAnswer['verdict'], readonly [Tone, string]>> = {
  permitted: ['success', 'dem Wert nach zulässig'],
  'needs-grounds': ['warning', 'zu begründen'],
  'needs-new-procedure': ['danger', 'neues Vergabeverfahren nötig'],
};

export interface ChangeCardProps {
  readonly change: ChangeInput;
  readonly answer: ChangeAnswer | undefined;
  readonly doubts: readonly Doubt[];
  /** Everything the whole answer cites, for the limits of this change. */
  readonly citations: readonly Cited[];
  readonly isOld: boolean;
  readonly hasValue: boolean;
  readonly onChange: (part: Partial<ChangeInput>) => void;
  readonly onRemove: () => void;
}

/** One change of the contract with what the law says to it. */
export function ChangeCard({ change, hasValue, onChange, onRemove, ...answered }: ChangeCardProps) {
  const { number, on, amount, ground, natureChanged, title } = change;
  const id = `aenderung-${number}`;
  return (
    <Card
      title={`Änderung ${number}${title === '' ? '' : `: ${title}`}`}
      level={3}
      actions={
        <Button kind="tertiary" small icon="delete" onClick={onRemove}>
          Änderung {number} entfernen
        </Button>
      }
    >
      <div className="kompass-question">
        <TextField
          id={`${id}-titel`}
          label="Bezeichnung"
          optional
          maxLength={120}
          value={title}
          onChange={(text) => onChange({ title: text })}
        />
        <DateField
          id={`${id}-tag`}
          label="Tag der Änderung"
          value={on}
          onChange={(day) => day === '' && onChange({ on: '' })}
          onCommit={(day) => onChange({ on: day })}
        />
        <NumberField
          id={`${id}-betrag`}
          label="Betrag netto"
          unit="€"
          negative
          value={amount}
          onChange={(value) => onChange({ amount: value })}
        />
        <SelectField
          id={`${id}-grund`}
          label="Grund"
          value={ground}
          onChange={(code) => onChange({ ground: codeIn(GROUNDS, code, 'de-minimis') })}
          options={options(GROUNDS)}
        />
      </div>
      <Checkbox
        id={`${id}-charakter`}
        label="Der Gesamtcharakter des Auftrags ändert sich"
        value={natureChanged}
        onChange={(changed) => onChange({ natureChanged: changed })}
      />
      {isComplete(change) && hasValue ? (
        answered.answer && <Verdict {...answered} answer={answered.answer} />
      ) : (
        <p className="muted small">
          {hasValue ? 'Tag und Betrag angeben' : 'Oben den Vertragswert angeben'}: Dann steht hier, ob die Änderung
          zulässig ist.
        </p>
      )}
    </Card>
  );
}

function Verdict({
  answer,
  doubts,
  citations,
  isOld,
}: Pick<ChangeCardProps, 'doubts' | 'citations' | 'isOld'> & { readonly answer: ChangeAnswer }) {
  const { verdict, share, runningTotal, totalShare, limits, duties, reason } = answer;
  const [tone, label] = VERDICTS[verdict];
  const ofLimits = new Set(limits.map(({ factId }) => factId));
  return (
    <div className="change-verdict" aria-busy={isOld || undefined}>
      <p className="change-verdict__head">
        <Badge tone={tone}>{label}</Badge>
        <span>
          Diese Änderung {shareText(share)}, auf diesem Grund zusammen {money(runningTotal)} ({shareText(totalShare)})
        </span>
      </p>
      <p>
        {reason} <Citations citations={answer.citations.filter(({ id }) => !ofLimits.has(id))} doubts={doubts} />
      </p>
      {limits.length > 0 && (
        <div className="limit-bars">
          {limits.map(({ factId, germanName, ...amounts }) => (
            <LimitBar
              key={factId}
              name={germanName}
              {...amounts}
              write={money}
              citation={citations.find(({ id }) => id === factId)}
              doubts={doubts}
            />
          ))}
        </div>
      )}
      {duties.map(({ id, germanName, until, when, citation }) => (
        <p key={id} className="change-verdict__duty">
          <Badge tone="info" icon="calendar-today">
            {until === null ? when : `bis ${date(until)}`}
          </Badge>
          <span>{germanName}</span> <Citation citation={citation} doubts={doubts} />
        </p>
      ))}
    </div>
  );
}
