import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { useSession } from '../../app/session';
import { useDelayed } from '../../shared/ui';
import { type Calculator, CALCULATORS, type CalculatorInput, inputOf, inputToSearch } from './calculator';
import { type Live, useLiveAnswer } from './use-law';
import { codeIn } from './words';

const AREA = 'rechner';
const REST_MS = 180;

export interface Calculating {
  readonly input: CalculatorInput;
  readonly area: Calculator;
  set(part: Partial<CalculatorInput>): void;
  open(area: string): void;
  clear(): void;
}

/** What the calculators are asked. It lives in the address, so that it can be passed on and kept. */
export function useCalculator(): Calculating {
  const { today } = useSession();
  const [search, setSearch] = useSearchParams();
  const input = useMemo(() => inputOf(search, today), [search, today]);
  const area = codeIn(
    CALCULATORS.map((id) => [id, id] as const),
    search.get(AREA),
    'aenderung',
  );
  const write = useCallback(
    (after: CalculatorInput | null, at: string): void => {
      const next = after ? inputToSearch(after, today) : new URLSearchParams();
      next.set(AREA, at);
      setSearch(next, { replace: true });
    },
    [setSearch, today],
  );
  return {
    input,
    area,
    set: (part) => write({ ...input, ...part }, area),
    open: (at) => write(input, at),
    clear: () => write(null, area),
  };
}

/** The answer to what was typed once typing rests; none while the question is incomplete or refused. */
export function useCalculated<Answer>(
  path: string,
  input: CalculatorInput,
  request: (input: CalculatorInput) => unknown,
): Live<Answer> {
  const rested = useDelayed(input, REST_MS);
  const body = useMemo(() => request(rested), [request, rested]);
  const live = useLiveAnswer<Answer>(path, body);
  const answer = body === undefined || live.problem ? undefined : live.answer;
  return { ...live, answer };
}
