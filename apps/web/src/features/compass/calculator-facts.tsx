import type { ReactNode } from 'react';
import { type ApiProblem, mistakeAt } from '../../shared/api';
import { Card, classNames, DateField, ProblemAlert, SelectField } from '../../shared/ui';
import type { Calculating } from './use-calculator';
import { BUYERS, codeIn, NATURES, options, STATES } from './words';

export interface CalculatorFactsProps {
  readonly title: string;
  readonly calculating: Calculating;
  readonly problem: ApiProblem | undefined;
  /** Legal protection asks neither for the buyer nor for the nature. */
  readonly short?: boolean;
  readonly children?: ReactNode;
}

/** What every calculator needs to know, followed by its own fields. */
export function CalculatorFacts({ title, calculating, problem, short, children }: CalculatorFactsProps) {
  const { input, set } = calculating;
  return (
    <Card title={title}>
      <div className={classNames('kompass-question', short && 'calculator-facts--short')}>
        <DateField
          id="rechner-beginn"
          label="Verfahrensbeginn"
          value={input.startsOn}
          onChange={() => undefined}
          onCommit={(startsOn) => set({ startsOn })}
          error={mistakeAt(problem, '/startsOn')}
        />
        {!short && (
          <>
            <SelectField
              id="rechner-leistung"
              label="Art der Leistung"
              value={input.nature}
              onChange={(nature) => set({ nature: codeIn(NATURES, nature, 'supplies') })}
              options={options(NATURES)}
            />
            <SelectField
              id="rechner-auftraggeber"
              label="Auftraggeber"
              value={input.buyer}
              onChange={(buyer) => set({ buyer: codeIn(BUYERS, buyer, 'municipality') })}
              options={options(BUYERS)}
            />
          </>
        )}
        <SelectField
          id="rechner-land"
          label="Land"
          value={input.state}
          onChange={(state) => set({ state: codeIn(STATES, state, 'HE') })}
          options={options(STATES)}
        />
        {children}
      </div>
      {problem && problem.errors.length === 0 && <ProblemAlert problem={problem} />}
    </Card>
  );
}
