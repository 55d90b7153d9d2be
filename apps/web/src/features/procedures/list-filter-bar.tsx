import { useEffect, useState } from 'react';
import { useApiQuery } from '../../shared/api';
import type { components } from '../../shared/api/schema';
import { Button, DateField, FilterBar, NumberField, SelectField, TextField } from '../../shared/ui';
import { type FilterName, type ListFilters, type PhaseCount, queryOf } from './list-filters';
import { NATURES, REGIMES } from './model';

interface Member {
  readonly slug: string;
  readonly name: string;
}

interface Props {
  readonly filters: ListFilters;
  readonly change: (changed: Partial<ListFilters>) => void;
  readonly reset: (() => void) | undefined;
  readonly result: string | undefined;
  readonly counts: readonly PhaseCount[] | undefined;
}

const YES_NO = [
  { value: 'true', label: 'ja' },
  { value: 'false', label: 'nein' },
];
const MORE: readonly FilterName[] = [
  ...(['regime', 'nature', 'procedureType', 'joint', 'suspended', 'deadlineFrom', 'deadlineTo'] as const),
  ...(['valueFrom', 'valueTo', 'year', 'risk'] as const),
];
const TYPING = 250;

/** Search, who is in charge, for whom, and everything else one click away; phases as switches with their numbers. */
export function ListFilterBar({ filters, change, reset, result, counts }: Props) {
  const further = MORE.filter((name) => filters[name] !== '').length;
  const [open, setOpen] = useState(further > 0);
  const choices = useApiQuery('/api/procedures/choices').data;
  const members = useApiQuery<{ items: readonly Member[] }>('/api/members').data?.items ?? [];
  const officer = filters.officer === 'me' && filters.officerRole ? `me-${filters.officerRole}` : filters.officer;
  return (
    <>
      <FilterBar onReset={reset} result={result}>
        <SearchField value={filters.q} onChange={(q) => change({ q })} />
        <SelectField
          id="zustaendig"
          label="Zuständig"
          optional
          value={officer}
          placeholder="Alle"
          onChange={(value) => {
            const [id, role] = value.startsWith('me-') ? ['me', value.slice(3)] : [value, ''];
            change({ officer: id, officerRole: role });
          }}
          options={[
            { value: 'me', label: 'Ich' },
            { value: 'me-deputy', label: 'Ich in Vertretung' },
            { value: 'me-either', label: 'Ich, auch in Vertretung' },
            { value: 'none', label: 'Niemand' },
            ...optionsOf(choices?.officers),
          ]}
        />
        <SelectField
          id="kommune"
          label="Auftraggeber"
          optional
          value={filters.member}
          placeholder="Alle"
          onChange={(member) => change({ member })}
          options={members.map(({ slug, name }) => ({ value: slug, label: name }))}
        />
        <Button
          small
          kind="tertiary"
          icon="filter"
          aria-expanded={open}
          aria-controls="weitere-filter"
          onClick={() => setOpen(!open)}
        >
          {further > 0 ? `Weitere Filter (${further})` : 'Weitere Filter'}
        </Button>
      </FilterBar>
      <div id="weitere-filter" hidden={!open}>
        {open && <FurtherFilters filters={filters} change={change} choices={choices} />}
      </div>
      {counts && <PhaseSwitches chosen={filters.phase} counts={counts} onChange={(phase) => change({ phase })} />}
    </>
  );
}

/** Asks after a pause in typing, so that the address does not change with every letter. */
function SearchField({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    setTyped(value);
  }
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onChange(typed), TYPING);
    return () => clearTimeout(timer);
  });
  return (
    <TextField
      id="suche"
      label="Suche"
      type="search"
      optional
      value={typed}
      onChange={setTyped}
      placeholder="Gegenstand, Aktenzeichen, Bieter, CPV"
    />
  );
}

type Choices = components['schemas']['ProcedureChoicesResponse'];
const optionsOf = (choices: Choices['risks'] | undefined) =>
  (choices ?? []).map(({ id, name }) => ({ value: id, label: name }));

function FurtherFilters({
  filters,
  change,
  choices,
}: Pick<Props, 'filters' | 'change'> & { readonly choices: Choices | undefined }) {
  const select = (name: FilterName, label: string, options: readonly { value: string; label: string }[]) => (
    <SelectField
      id={`filter-${name}`}
      label={label}
      optional
      value={filters[name]}
      placeholder="Alle"
      options={options}
      onChange={(value) => change({ [name]: value })}
    />
  );
  const day = (name: FilterName, label: string) => (
    <DateField
      id={`filter-${name}`}
      label={label}
      optional
      value={filters[name]}
      onChange={(value) => change({ [name]: value })}
    />
  );
  const amount = (name: FilterName, label: string) => (
    <NumberField
      id={`filter-${name}`}
      label={label}
      optional
      places={2}
      unit="€"
      value={filters[name]}
      onChange={(value) => change({ [name]: value })}
    />
  );
  return (
    <FilterBar>
      {select('risk', 'Achtung bei', optionsOf(choices?.risks))}
      {select('regime', 'Rechtsrahmen', REGIMES)}
      {select('procedureType', 'Vergabeart', optionsOf(choices?.procedureTypes))}
      {select('nature', 'Leistung', NATURES)}
      {select('joint', 'Gemeinsam', YES_NO)}
      {select('suspended', 'Ausgesetzt', YES_NO)}
      {day('deadlineFrom', 'Angebotsfrist ab')}
      {day('deadlineTo', 'Angebotsfrist bis')}
      {amount('valueFrom', 'Wert von')}
      {amount('valueTo', 'Wert bis')}
      <NumberField
        id="filter-year"
        label="Angelegt im Jahr"
        optional
        places={0}
        value={filters.year}
        onChange={(year) => change({ year: /^2\d{3}$/.test(year) ? year : '' })}
      />
    </FilterBar>
  );
}

interface SwitchesProps {
  readonly chosen: string;
  readonly counts: readonly PhaseCount[];
  readonly onChange: (phase: string) => void;
}

/** Phases with their numbers; several may be chosen. */
function PhaseSwitches({ chosen, counts, onChange }: SwitchesProps) {
  const phases = chosen === '' || chosen === 'open' ? [] : chosen.split(',');
  const sum = (of: readonly PhaseCount[]): number => of.reduce((all, { count }) => all + count, 0);
  const toggle = (phase: string): void =>
    onChange((phases.includes(phase) ? phases.filter((one) => one !== phase) : [...phases, phase]).join(','));
  const shown = counts.filter(({ phase, count }) => count > 0 || phases.includes(phase));
  return (
    <div className="phase-switches" role="group" aria-label="Nach Stand filtern">
      <Switch on={chosen === ''} label="Alle" count={sum(counts)} onClick={() => onChange('')} />
      <Switch
        on={chosen === 'open'}
        label="Laufende"
        count={sum(counts.filter(({ open }) => open))}
        onClick={() => onChange('open')}
      />
      {shown.map(({ phase, phaseName, count }) => (
        <Switch key={phase} on={phases.includes(phase)} label={phaseName} count={count} onClick={() => toggle(phase)} />
      ))}
    </div>
  );
}

interface SwitchProps {
  readonly on: boolean;
  readonly label: string;
  readonly count: number;
  readonly onClick: () => void;
}

function Switch({ on, label, count, onClick }: SwitchProps) {
  return (
    <button type="button" className="phase-switch" aria-pressed={on} onClick={onClick}>
      {label} <span className="phase-switch__count">{count.toLocaleString('de')}</span>
    </button>
  );
}

/** True while anything narrows the list. */
export const isFiltered = (filters: ListFilters): boolean => Object.keys(queryOf(filters)).length > 0;
