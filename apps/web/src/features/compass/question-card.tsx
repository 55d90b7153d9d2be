import { type ApiProblem, mistakeAt } from '../../shared/api';
import { Card, DateField, NumberField, SelectField } from '../../shared/ui';
import { EstimateFields } from './estimate-fields';
import type { AskedQuestion } from './use-question';
import { BUYERS, codeIn, ESTIMATE_KINDS, NATURES, options, STATES, WORKS_KINDS } from './words';

/** What is asked: value or estimate, nature, buyer, state and day. */
export function QuestionCard({
  asked,
  problem,
}: {
  readonly asked: AskedQuestion;
  readonly problem: ApiProblem | undefined;
}) {
  const { question: q, set } = asked;
  return (
    <Card title="Der Auftrag">
      <div className="kompass-question">
        <SelectField
          id="kompass-schaetzung"
          label="Schätzung"
          value={q.kind}
          onChange={(kind) => set({ kind: codeIn(ESTIMATE_KINDS, kind, 'value') })}
          options={options(ESTIMATE_KINDS)}
        />
        {q.kind === 'value' && (
          <NumberField
            id="kompass-wert"
            label="Auftragswert netto"
            unit="€"
            value={q.value}
            onChange={(value) => set({ value })}
            error={mistakeAt(problem, '/value')}
          />
        )}
        <SelectField
          id="kompass-leistung"
          label="Art der Leistung"
          value={q.nature}
          onChange={(nature) => set({ nature: codeIn(NATURES, nature, 'supplies'), procedureType: '' })}
          options={options(NATURES)}
        />
        {q.nature === 'works' && (
          <SelectField
            id="kompass-bauart"
            label="Art der Bauleistung"
            value={q.worksKind}
            onChange={(kind) => set({ worksKind: codeIn(WORKS_KINDS, kind, '') })}
            options={options(WORKS_KINDS)}
          />
        )}
        <SelectField
          id="kompass-auftraggeber"
          label="Auftraggeber"
          value={q.buyer}
          onChange={(buyer) => set({ buyer: codeIn(BUYERS, buyer, 'municipality') })}
          options={options(BUYERS)}
        />
        <SelectField
          id="kompass-land"
          label="Land"
          value={q.state}
          onChange={(state) => set({ state: codeIn(STATES, state, 'HE') })}
          options={options(STATES)}
        />
        <DateField
          id="kompass-beginn"
          label="Verfahrensbeginn"
          value={q.startsOn}
          onChange={() => undefined}
          onCommit={(startsOn) => set({ startsOn })}
          error={mistakeAt(problem, '/startsOn')}
        />
      </div>
      {q.kind !== 'value' && <EstimateFields asked={asked} problem={problem} />}
    </Card>
  );
}
