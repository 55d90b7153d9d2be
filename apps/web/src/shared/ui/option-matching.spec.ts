import { matchOptions } from './option-matching';

const options = [
  { value: '1', label: 'Kreis Groß-Gerau', detail: '06433' },
  { value: '2', label: 'Büttelborn' },
  { value: '3', label: 'Gerauer Straße', detail: 'Schule' },
];
const labels = (typed: string): string[] => matchOptions(options, typed).map((option) => option.label);

describe('finding options by typing', () => {
  it('does not mind case, umlauts and sharp s', () => {
    expect(labels('buttel')).toEqual(['Büttelborn']);
    expect(labels('GROSS')).toEqual(['Kreis Groß-Gerau']);
  });

  it('finds every word, also in the second line, and has beginnings first', () => {
    expect(labels('strasse schule')).toEqual(['Gerauer Straße']);
    expect(labels('gerau')).toEqual(['Gerauer Straße', 'Kreis Groß-Gerau']);
    expect(labels('06433')).toEqual(['Kreis Groß-Gerau']);
  });

  it('shows everything while nothing is typed, nothing where nothing fits', () => {
    expect(labels(' ')).toHaveLength(3);
    expect(labels('xyz')).toEqual([]);
  });
});
