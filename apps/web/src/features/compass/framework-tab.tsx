import { mistakeAt } from '../../shared/api';
import { Card, Citations, NumberField, SelectField, TextField, type Tone } from '../../shared/ui';
import { type CalculatorInput, type Framework, frameworkRequest, namesIn, REGIMES } from './calculator';
import { CalculatorFacts } from './calculator-facts';
import { CallOffFields, CallOffPoint, EntitledFields, Point } from './framework-call-off';
import { Doubts, Steps } from './reasoning';
import { type Calculating, useCalculated } from './use-calculator';
import { codeIn, options } from './words';

const VERDICTS: Readonly<Record<Framework['points'][number]['verdict'], readonly [Tone, string]>> = {
  permitted: ['success', 'in Ordnung'],
  'needs-grounds': ['warning', 'zu begründen'],
  'not-permitted': ['danger', 'nicht zulässig'],
};

/** What is not filled in yet is missing, not unlawful. */
const badgeOf = (point: Framework['points'][number], input: CalculatorInput): readonly [Tone, string] => {
  const empty =
    (point.id === 'entitled' && namesIn(input.entitled).length === 0) ||
    (point.id === 'maximum' && input.maximumValue === '' && input.maximumQuantity === '');
  return empty && point.verdict === 'not-permitted' ? ['warning', 'Angabe fehlt'] : VERDICTS[point.verdict];
};

/** Is a framework agreement lawful, and does a call-off still fit into it? */
export function FrameworkTab({ calculating }: { readonly calculating: Calculating }) {
  const { input, set } = calculating;
  const { answer, problem, isOld } = useCalculated<Framework>('/api/law/frameworks', input, frameworkRequest);
  return (
    <>
      <CalculatorFacts title="Die Rahmenvereinbarung" calculating={calculating} problem={problem}>
        <SelectField
          id="rahmen-recht"
          label="Vergabe"
          value={input.frameworkRegime}
          onChange={(regime) => set({ frameworkRegime: codeIn(REGIMES, regime, 'eu') })}
          options={options(REGIMES)}
        />
        <NumberField
          id="rahmen-laufzeit"
          label="Laufzeit mit Optionen"
          unit="Jahre"
          value={input.years}
          onChange={(years) => set({ years })}
          error={mistakeAt(problem, '/years')}
        />
        <NumberField
          id="rahmen-partner"
          label="Vertragspartner"
          places={0}
          value={input.contractors}
          onChange={(contractors) => set({ contractors })}
          error={mistakeAt(problem, '/contractors')}
        />
        <NumberField
          id="rahmen-wert"
          label="Höchstwert netto"
          unit="€"
          value={input.maximumValue}
          onChange={(maximumValue) => set({ maximumValue })}
          error={mistakeAt(problem, '/maximumValue')}
        />
        <NumberField
          id="rahmen-menge"
          label="Höchstmenge"
          places={3}
          value={input.maximumQuantity}
          onChange={(maximumQuantity) => set({ maximumQuantity })}
          error={mistakeAt(problem, '/maximumQuantity')}
        />
      </CalculatorFacts>
      <div className="calculator-columns">
        <Card title="Wer abrufen darf">
          <EntitledFields calculating={calculating} problem={problem} />
        </Card>
        <Card title="Ein Abruf">
          <CallOffFields calculating={calculating} problem={problem} />
        </Card>
      </div>
      {answer && (
        <>
          <Card title="Beurteilung">
            <ul className="verdict-list" aria-live="polite" aria-busy={isOld || undefined}>
              {answer.points.map((point) => (
                <Point key={point.id} name={point.germanName} badge={badgeOf(point, input)}>
                  <p>
                    {point.reason} <Citations citations={point.citations} doubts={answer.uncertain} />
                  </p>
                  {point.id === 'term' && (point.verdict === 'needs-grounds' || input.termReasons !== '') && (
                    <TextField
                      id="rahmen-grund"
                      label="Grund für die Laufzeit"
                      maxLength={500}
                      value={input.termReasons}
                      onChange={(termReasons) => set({ termReasons })}
                    />
                  )}
                </Point>
              ))}
              {answer.callOff && <CallOffPoint callOff={answer.callOff} input={input} />}
            </ul>
          </Card>
          <Doubts doubts={answer.uncertain} citations={answer.citations} />
          <Card title="Herleitung">
            <Steps title="Beurteilung der Rahmenvereinbarung" of={answer} />
          </Card>
        </>
      )}
    </>
  );
}
