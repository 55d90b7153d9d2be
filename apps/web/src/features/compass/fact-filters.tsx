import { Button, DateField, FilterBar, SelectField, TextField } from '../../shared/ui';
import { CERTAINTIES, EVERYTHING, holdsOn, type LawFact, type LawFilter, type RuleSet, subjectName } from './law-facts';

export interface FactFiltersProps {
  readonly sets: readonly RuleSet[];
  readonly facts: readonly LawFact[];
  readonly filter: LawFilter;
  readonly today: string;
  /** What is found, in one sentence. */
  readonly result: string;
  readonly onChange: (filter: LawFilter) => void;
}

export function FactFilters({ sets, facts, filter, today, result, onChange }: FactFiltersProps) {
  const usual: LawFilter = { ...EVERYTHING, day: today };
  const isUsual = Object.keys(usual).every((key) => filter[key as keyof LawFilter] === usual[key as keyof LawFilter]);
  const set = (change: Partial<LawFilter>): void => onChange({ ...filter, ...change });
  const subjects = [...new Set(facts.map(({ group }) => group))];

  /** A rule set of another time is shown with all its facts instead of none. */
  const chooseSet = (id: string): void => {
    const chosen = sets.find((one) => one.id === id);
    set({ ruleSet: id, day: chosen && !holdsOn(chosen, filter.day) ? '' : filter.day });
  };

  return (
    <FilterBar result={result} onReset={isUsual ? undefined : () => onChange(usual)}>
      <TextField
        id="rechtsstand-suche"
        label="Suche"
        type="search"
        optional
        placeholder="Wort, Paragraph, Betrag, Kennung"
        value={filter.search}
        onChange={(search) => set({ search })}
      />
      <DateField
        id="rechtsstand-tag"
        label="Was galt am …?"
        optional
        value={filter.day}
        onChange={(day) => set({ day })}
      />
      <SelectField
        id="rechtsstand-thema"
        label="Thema"
        optional
        placeholder="alle Themen"
        value={filter.subject}
        onChange={(subject) => set({ subject })}
        options={subjects.map((group) => ({ value: group, label: subjectName(group) }))}
      />
      <SelectField
        id="rechtsstand-sicherheit"
        label="Sicherheit"
        optional
        placeholder="alle"
        value={filter.certainty}
        onChange={(certainty) => set({ certainty })}
        options={Object.entries(CERTAINTIES).map(([value, label]) => ({ value, label }))}
      />
      <SelectField
        id="rechtsstand-stand"
        label="Regelstand"
        optional
        placeholder="alle"
        value={filter.ruleSet}
        onChange={chooseSet}
        options={sets.map(({ id, germanName }) => ({ value: id, label: germanName }))}
      />
      {filter.day !== '' && (
        <Button small kind="tertiary" onClick={() => set({ day: '' })}>
          Alle Zeiten
        </Button>
      )}
    </FilterBar>
  );
}
