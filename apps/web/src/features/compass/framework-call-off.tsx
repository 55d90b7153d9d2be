import type { ReactNode } from 'react';
import { addDecimals, money, quantity } from '../../shared/format';
import { Badge, Button, FieldRow, NumberField, TextAreaField, TextField, type Tone } from '../../shared/ui';
import { useApiQuery, type ApiProblem, mistakeAt } from '../../shared/api';
import { type CalculatorInput, type Framework, namesIn } from './calculator';
import { LimitBar } from './limit-bar';
import type { Calculating } from './use-calculator';

interface FieldsProps {
  readonly calculating: Calculating;
  readonly problem: ApiProblem | undefined;
}

/** The authorities that may call off; the members of the centre with one click. */
export function EntitledFields({ calculating: { input, set }, problem }: FieldsProps) {
  const members = useApiQuery('/api/members').data?.items ?? [];
  const named = namesIn(input.entitled);
  const missing = members.filter(({ name }) => !named.includes(name));
  return (
    <div className="stack">
      <TextAreaField
        id="rahmen-berechtigt"
        label="Abrufberechtigte"
        hint="So, wie die Bekanntmachung sie nennt; eine Zeile je Auftraggeber."
        rows={5}
        maxLength={2000}
        value={input.entitled}
        onChange={(entitled) => set({ entitled })}
        error={problem?.errors.find(({ pointer }) => pointer.startsWith('/entitled'))?.message}
      />
      {missing.length > 0 && (
        <Button
          small
          kind="tertiary"
          icon="add"
          onClick={() => set({ entitled: [...named, ...missing.map(({ name }) => name)].join('\n') })}
        >
          {missing.length === members.length ? 'Alle Mitglieder eintragen' : 'Übrige Mitglieder eintragen'}
        </Button>
      )}
    </div>
  );
}

/** A single order; only the amounts that the agreement limits are asked for. */
export function CallOffFields({ calculating: { input, set }, problem }: FieldsProps) {
  return (
    <div className="stack">
      <TextField
        id="abruf-wer"
        label="Wer ruft ab?"
        optional
        maxLength={200}
        value={input.caller}
        onChange={(caller) => set({ caller })}
        error={mistakeAt(problem, '/callOff/caller')}
      />
      {input.maximumValue !== '' && (
        <FieldRow>
          <NumberField
            id="abruf-wert"
            label="Wert dieses Abrufs netto"
            unit="€"
            optional
            value={input.callOffValue}
            onChange={(callOffValue) => set({ callOffValue })}
            error={mistakeAt(problem, '/callOff/value')}
          />
          <NumberField
            id="abruf-bisher"
            label="Bisher abgerufen netto"
            unit="€"
            optional
            value={input.calledOffValue}
            onChange={(calledOffValue) => set({ calledOffValue })}
            error={mistakeAt(problem, '/callOff/calledOffValue')}
          />
        </FieldRow>
      )}
      {input.maximumQuantity !== '' && (
        <FieldRow>
          <NumberField
            id="abruf-menge"
            label="Menge dieses Abrufs"
            places={3}
            optional
            value={input.callOffQuantity}
            onChange={(callOffQuantity) => set({ callOffQuantity })}
            error={mistakeAt(problem, '/callOff/quantity')}
          />
          <NumberField
            id="abruf-bisher-menge"
            label="Bisher abgerufene Menge"
            places={3}
            optional
            value={input.calledOffQuantity}
            onChange={(calledOffQuantity) => set({ calledOffQuantity })}
            error={mistakeAt(problem, '/callOff/calledOffQuantity')}
          />
        </FieldRow>
      )}
      {input.maximumValue === '' && input.maximumQuantity === '' && (
        <p className="muted small">Mit einem Höchstwert oder einer Höchstmenge steht hier auch, was noch frei ist.</p>
      )}
    </div>
  );
}

/** One thing the law asks, with its verdict as a word. */
export function Point({
  name,
  badge: [tone, label],
  children,
}: {
  readonly name: string;
  readonly badge: readonly [Tone, string];
  readonly children: ReactNode;
}) {
  return (
    <li className="verdict-list__item">
      <div className="verdict-list__head">
        <strong>{name}</strong>
        <Badge tone={tone}>{label}</Badge>
      </div>
      <div className="verdict-list__text">{children}</div>
    </li>
  );
}

/** The call-off against each maximum. */
export function CallOffPoint({
  callOff: { verdict, leftAfter, left, reasons },
  input,
}: {
  readonly callOff: NonNullable<Framework['callOff']>;
  readonly input: CalculatorInput;
}) {
  const usedOf = (before: string, now: string): string => addDecimals([before || '0', now || '0']);
  const rest = leftAfter ?? left;
  const bars = [
    {
      name: 'Höchstwert',
      limit: input.maximumValue,
      used: usedOf(input.calledOffValue, input.callOffValue),
      left: rest.value,
      write: money,
    },
    {
      name: 'Höchstmenge',
      limit: input.maximumQuantity,
      used: usedOf(input.calledOffQuantity, input.callOffQuantity),
      left: rest.quantity,
      write: quantity,
    },
  ];
  return (
    <Point name="Dieser Abruf" badge={verdict === 'permitted' ? ['success', 'zulässig'] : ['danger', 'nicht zulässig']}>
      <ul className="reasons reasons--plain">
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <div className="limit-bars">
        {bars.map(({ limit, left: free, ...bar }) =>
          limit === '' || free === null ? null : (
            <LimitBar key={bar.name} {...bar} limit={limit} left={addDecimals([limit, `-${bar.used}`])} />
          ),
        )}
      </div>
    </Point>
  );
}
