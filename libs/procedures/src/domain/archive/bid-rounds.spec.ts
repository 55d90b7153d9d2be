import { type BidRound, openedRounds } from './bid-rounds';

const person = (personId: string) => ({ personId, personName: personId, at: new Date(0) });
const round = (number: number, ...people: string[]): BidRound => ({
  round: number,
  openings: people.map(person),
  bids: [],
});
const numbers = (rounds: readonly BidRound[]): number[] => rounds.map(({ round: number }) => number);

describe('rounds of bids that may leave the product', () => {
  const negotiated = { procedureType: 'us-neg-wo-call', regime: 'national' } as const;

  it('are those that two people have opened', () => {
    expect(numbers(openedRounds(negotiated, [round(1)]))).toEqual([]);
    expect(numbers(openedRounds(negotiated, [round(1, 'a')]))).toEqual([]);
    expect(numbers(openedRounds(negotiated, [round(1, 'a', 'b'), round(2, 'a')]))).toEqual([1]);
    expect(numbers(openedRounds(negotiated, [round(1, 'a', 'b'), round(2, 'a', 'c')]))).toEqual([1, 2]);
  });

  it('need no opening where nothing is sealed, and one while the type is not chosen', () => {
    expect(numbers(openedRounds({ procedureType: 'direct', regime: 'national' }, [round(1)]))).toEqual([1]);
    expect(numbers(openedRounds({ procedureType: null, regime: 'eu' }, [round(1)]))).toEqual([]);
  });
});
