import { type ApiProblem, mistakeAt } from '../../shared/api';
import { Button, Checkbox, NumberField } from '../../shared/ui';
import { EMPTY_LOT, type LotInput, type Question } from './question';
import type { AskedQuestion } from './use-question';

interface Props {
  readonly asked: AskedQuestion;
  readonly problem: ApiProblem | undefined;
}

type TextKey =
  | 'base'
  | 'premiums'
  | 'prizes'
  | 'months'
  | 'years'
  | 'perYear'
  | 'lastTwelveMonths'
  | 'expectedChange'
  | 'perMonth'
  | 'providedByBuyer';
type ListKey = 'options' | 'extensions' | 'development';

interface AmountSpec {
  readonly key: TextKey;
  readonly label: string;
  readonly unit?: string;
  readonly hint?: string;
  readonly optional?: boolean;
  readonly negative?: boolean;
  readonly places?: number;
}

/** The fields of the kinds that are plain amounts. */
const FIELDS: Readonly<Record<Question['kind'], readonly AmountSpec[]>> = {
  value: [],
  lots: [],
  single: [
    { key: 'base', label: 'Grundwert netto' },
    { key: 'premiums', label: 'Prämien und Zahlungen an Bieter', optional: true },
    { key: 'prizes', label: 'Preisgelder eines Planungswettbewerbs', optional: true },
  ],
  framework: [
    { key: 'years', label: 'Laufzeit', unit: 'Jahre' },
    { key: 'perYear', label: 'Wert je Jahr netto' },
  ],
  recurring: [
    { key: 'lastTwelveMonths', label: 'Wert der letzten zwölf Monate' },
    { key: 'expectedChange', label: 'Erwartete Änderung', optional: true, negative: true },
  ],
  indefinite: [
    { key: 'perMonth', label: 'Wert je Monat netto' },
    { key: 'months', label: 'Laufzeit, wenn befristet', unit: 'Monate', optional: true, places: 0 },
  ],
  works: [
    { key: 'base', label: 'Bauleistung netto' },
    { key: 'providedByBuyer', label: 'Vom Auftraggeber beigestellt', optional: true },
  ],
};

/** The fields of the chosen way to estimate. */
export function EstimateFields({ asked, problem }: Props) {
  const { question, set } = asked;
  return (
    <div className="kompass-estimate">
      {FIELDS[question.kind].map(({ key, label, unit = '€', ...rest }) => (
        <NumberField
          key={key}
          id={`kompass-${key}`}
          label={label}
          unit={unit}
          value={question[key]}
          onChange={(amount) => set({ [key]: amount })}
          error={mistakeAt(problem, `/estimate/${key}`)}
          {...rest}
        />
      ))}
      {question.kind === 'single' && (
        <>
          <AmountList asked={asked} list="options" noun="Option" add="Option hinzufügen" />
          <AmountList asked={asked} list="extensions" noun="Verlängerung" add="Verlängerung hinzufügen" />
          <AmountList asked={asked} list="development" noun="Entwicklungsphase" add="Entwicklungsphase hinzufügen" />
        </>
      )}
      {question.kind === 'lots' && <LotFields asked={asked} problem={problem} />}
    </div>
  );
}

function AmountList({
  asked: { question, set },
  list,
  noun,
  add,
}: {
  readonly asked: AskedQuestion;
  readonly list: ListKey;
  readonly noun: string;
  readonly add: string;
}) {
  const amounts = question[list];
  return (
    <>
      {amounts.map((amount, index) => (
        <div key={index} className="kompass-line">
          <NumberField
            id={`kompass-${list}-${index}`}
            label={`${noun} ${index + 1}`}
            unit="€"
            value={amount}
            onChange={(value) => set({ [list]: amounts.with(index, value) })}
          />
          <Button
            small
            iconOnly
            kind="tertiary"
            icon="delete"
            onClick={() => set({ [list]: amounts.filter((_, at) => at !== index) })}
          >
            {`${noun} ${index + 1} entfernen`}
          </Button>
        </div>
      ))}
      <Button small icon="add" onClick={() => set({ [list]: [...amounts, ''] })}>
        {add}
      </Button>
    </>
  );
}

function LotFields({ asked: { question, set }, problem }: Props) {
  const { lots, nature } = question;
  const change = (index: number, part: Partial<LotInput>): void =>
    set({ lots: lots.map((lot, at) => (at === index ? { ...lot, ...part } : lot)) });
  return (
    <div className="kompass-lots">
      {lots.map((lot, index) => (
        <fieldset key={index} className="kompass-lot">
          <legend className="visually-hidden">Los {index + 1}</legend>
          <NumberField
            id={`kompass-los-${index}`}
            label={`Los ${index + 1} netto`}
            unit="€"
            value={lot.value}
            onChange={(value) => change(index, { value })}
            error={mistakeAt(problem, `/estimate/lots/${index}/value`)}
          />
          {nature === 'supplies' && (
            <Checkbox
              id={`kompass-los-${index}-gleichartig`}
              label="gleichartig mit den anderen"
              value={lot.similar}
              onChange={(similar) => change(index, { similar })}
            />
          )}
          <Checkbox
            id={`kompass-los-${index}-ausserhalb`}
            label="außerhalb des EU-Rechts (20-Prozent-Regel)"
            value={lot.outsideEu}
            onChange={(outsideEu) => change(index, { outsideEu })}
          />
          {nature === 'works' && (
            <Checkbox
              id={`kompass-los-${index}-planung`}
              label="Planungsleistung"
              value={lot.planning}
              onChange={(planning) => change(index, { planning })}
            />
          )}
          {lots.length > 1 && (
            <Button
              small
              iconOnly
              kind="tertiary"
              icon="delete"
              onClick={() => set({ lots: lots.filter((_, at) => at !== index) })}
            >
              {`Los ${index + 1} entfernen`}
            </Button>
          )}
        </fieldset>
      ))}
      <Button small icon="add" onClick={() => set({ lots: [...lots, EMPTY_LOT] })}>
        Los hinzufügen
      </Button>
    </div>
  );
}
