import { Card, DateField, NumberField, SelectField } from '../../shared/ui';
import { isWeighted } from './evaluation-draft';
import type { EvaluationPartProps } from './evaluation-method';
import { REGIMES, TIE_RULES } from './evaluation-words';
import { codeIn, NATURES, options, STATES } from './words';

/** Limits, ties, low prices and the law that holds: what seldom changes. */
export function RulesCard({ edited: { draft, set }, mistakeAt }: EvaluationPartProps) {
  return (
    <Card title="Regeln">
      <div className="kompass-question evaluation-rules">
        <NumberField
          id="wertung-mindestleistung"
          label="Leistung mindestens"
          unit="Punkte"
          places={4}
          optional
          value={draft.leastPoints}
          onChange={(leastPoints) => set({ leastPoints })}
          error={mistakeAt('/limits/performance')}
        />
        <NumberField
          id="wertung-hoechstpreis"
          label="Preis höchstens"
          unit="€"
          optional
          value={draft.highestPrice}
          onChange={(highestPrice) => set({ highestPrice })}
          error={mistakeAt('/limits/price')}
        />
        <SelectField
          id="wertung-gleichstand"
          label="Bei Gleichstand entscheidet"
          hint={
            isWeighted(draft.method) ? 'Üblich: nichts, der Gleichstand bleibt offen.' : 'Üblich: der niedrigere Preis.'
          }
          value={draft.tieRule}
          onChange={(tieRule) => set({ tieRule: codeIn(TIE_RULES, tieRule, '') })}
          options={options(TIE_RULES)}
        />
        <NumberField
          id="wertung-schaetzung"
          label="Kostenschätzung"
          unit="€"
          optional
          value={draft.estimate}
          onChange={(estimate) => set({ estimate })}
          error={mistakeAt('/lowBids/estimate')}
        />
        <NumberField
          id="wertung-schwelle"
          label="Eigene Aufgreifschwelle"
          hint="Leer: die übliche Schwelle."
          unit="%"
          optional
          value={draft.lowPercent}
          onChange={(lowPercent) => set({ lowPercent })}
          error={mistakeAt('/lowBids/percent')}
        />
      </div>
      <details className="details">
        <summary>
          Rechtlicher Rahmen: {REGIMES.find(([code]) => code === draft.regime)?.[1]},{' '}
          {NATURES.find(([code]) => code === draft.nature)?.[1]}, {STATES.find(([code]) => code === draft.state)?.[1]}
        </summary>
        <div className="kompass-question">
          <SelectField
            id="wertung-regime"
            label="Vergaberegime"
            value={draft.regime}
            onChange={(regime) => set({ regime: codeIn(REGIMES, regime, 'national') })}
            options={options(REGIMES)}
          />
          <SelectField
            id="wertung-leistung"
            label="Art der Leistung"
            value={draft.nature}
            onChange={(nature) => set({ nature: codeIn(NATURES, nature, 'supplies') })}
            options={options(NATURES)}
          />
          <SelectField
            id="wertung-land"
            label="Land"
            value={draft.state}
            onChange={(state) => set({ state: codeIn(STATES, state, 'HE') })}
            options={options(STATES)}
          />
          <DateField
            id="wertung-beginn"
            label="Verfahrensbeginn"
            value={draft.startsOn}
            onChange={(startsOn) => set({ startsOn })}
            error={mistakeAt('/startsOn')}
          />
        </div>
      </details>
    </Card>
  );
}
