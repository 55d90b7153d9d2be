import { mistakeAt } from '../../shared/api';
import { useEffect, useRef } from 'react';
import { addDays, counted, money } from '../../shared/format';
import { Button, ButtonLink, Card, classNames, EmptyState, NumberField, SelectField } from '../../shared/ui';
import { useSession } from '../../app/session';
import {
  type ChangeInput,
  type Modification,
  modificationRequest,
  REGIMES,
  regimeIn,
  withFurtherChange,
} from './calculator';
import { CalculatorFacts } from './calculator-facts';
import { ChangeCard } from './change-card';
import { shareText } from './limit-bar';
import { Doubts, Steps } from './reasoning';
import { type Calculating, useCalculated } from './use-calculator';
import { options } from './words';

const exampleFor = (today: string): string =>
  `/kompass/rechner?rechner=aenderung&beginn=${today}&wert=1000000&aenderung=1_${addDays(today, 1)}_60000_de-minimis__Mehrbedarf&aenderung=2_${addDays(today, 30)}_45000_de-minimis__Nachtrag`;

/** May a running contract be changed, and how much is left for further changes? */
export function ModificationTab({ calculating }: { readonly calculating: Calculating }) {
  const { input, set } = calculating;
  const { today } = useSession();
  const { answer, problem, isOld } = useCalculated<Modification>('/api/law/modifications', input, modificationRequest);
  const focusNext = useFocusAfter(input.changes.length);
  const add = (): void => {
    const changes = withFurtherChange(input.changes, today);
    focusNext(fieldOf(changes.at(-1)));
    set({ changes });
  };
  const remove = (at: number): void => {
    const changes = input.changes.filter((_, index) => index !== at);
    focusNext(fieldOf(changes[at] ?? changes.at(-1)));
    set({ changes });
  };
  const addButton = (
    <Button small icon="add" onClick={add}>
      Änderung hinzufügen
    </Button>
  );
  return (
    <>
      <CalculatorFacts title="Der Vertrag" calculating={calculating} problem={problem}>
        <NumberField
          id="vertrag-wert"
          label="Vertragswert netto"
          unit="€"
          value={input.originalValue}
          onChange={(originalValue) => set({ originalValue })}
          error={mistakeAt(problem, '/originalValue')}
        />
        <NumberField
          id="vertrag-indexiert"
          label="Angepasster Wert"
          unit="€"
          optional
          value={input.indexedValue}
          onChange={(indexedValue) => set({ indexedValue })}
          error={mistakeAt(problem, '/indexedValue')}
        />
        <SelectField
          id="vertrag-recht"
          label="Vergabe"
          value={input.contractRegime}
          onChange={(regime) => set({ contractRegime: regimeIn(regime) })}
          options={options(REGIMES)}
          placeholder="nach dem Wert"
        />
      </CalculatorFacts>
      {answer && <Summary answer={answer} isOld={isOld} />}
      {answer && <Doubts doubts={answer.uncertain} citations={answer.citations} />}
      {input.changes.length === 0 ? (
        <EmptyState
          icon="edit"
          title="Noch keine Änderung"
          action={
            <>
              {addButton}
              <ButtonLink small href={exampleFor(today)}>
                Beispiel ansehen
              </ButtonLink>
            </>
          }
        >
          <p>
            Alle bisherigen Änderungen des Vertrags und die geplanten eintragen: Die Grenzen gelten für geringfügige
            Änderungen zusammen.
          </p>
        </EmptyState>
      ) : (
        <>
          {input.changes.map((change, index) => (
            <ChangeCard
              key={change.number}
              change={change}
              answer={answer?.changes.find(({ id }) => id === String(change.number))}
              doubts={answer?.uncertain ?? []}
              citations={answer?.citations ?? []}
              isOld={isOld}
              hasValue={input.originalValue !== ''}
              onChange={(part) =>
                set({
                  changes: input.changes.map((each) => (each.number === change.number ? { ...each, ...part } : each)),
                })
              }
              onRemove={() => remove(index)}
            />
          ))}
          <div className="button-row">{addButton}</div>
        </>
      )}
      {answer && (
        <Card title="Herleitung">
          <Steps title="Beurteilung der Änderungen" of={answer} />
        </Card>
      )}
    </>
  );
}

const fieldOf = (change: ChangeInput | undefined): string =>
  change ? `aenderung-${change.number}-titel` : 'vertrag-wert';

/** Where the keyboard goes on once the list of changes has become longer or shorter. */
function useFocusAfter(count: number): (id: string) => void {
  const next = useRef<string>(undefined);
  useEffect(() => {
    if (next.current !== undefined) document.getElementById(next.current)?.focus();
    next.current = undefined;
  }, [count]);
  return (id) => {
    next.current = id;
  };
}

/** The outcome in one look: regime, what the percentages count from, and the totals per ground. */
function Summary({ answer, isOld }: { readonly answer: Modification; readonly isOld: boolean }) {
  const { changes, regime, referenceValue } = answer;
  const refused = changes.filter(({ verdict }) => verdict === 'needs-new-procedure').length;
  const open = changes.filter(({ verdict }) => verdict === 'needs-grounds').length;
  const small = changes.filter(({ ground }) => ground === 'de-minimis').at(-1);
  return (
    <section
      className={classNames('card kompass-answer', refused > 0 && 'kompass-answer--refused')}
      aria-label="Ergebnis"
      aria-busy={isOld || undefined}
    >
      <p className="kompass-answer__regime" role="status">
        {refused === 0
          ? 'Dem Wert nach erfordert keine Änderung ein neues Vergabeverfahren.'
          : `${counted(refused, 'Änderung erfordert', 'Änderungen erfordern')} ein neues Vergabeverfahren.`}
        {open > 0 && ` ${counted(open, 'Änderung ist', 'Änderungen sind')} zu begründen.`}
      </p>
      <p>
        {regime === 'eu' ? 'EU-weites Vergabeverfahren' : 'Nationales Vergabeverfahren'}; die Anteile zählen vom Wert{' '}
        {money(referenceValue)}.
        {small &&
          ` Geringfügige Änderungen bisher zusammen: ${money(small.runningTotal)} (${shareText(small.totalShare)}).`}
      </p>
    </section>
  );
}
