import { useState } from 'react';
import { useSession } from '../../app/session';
import { useApiQuery } from '../../shared/api';
import { Combobox, DateField, FilterBar, SelectField } from '../../shared/ui';
import { type Filters, GROUPINGS, periodChoices } from './filters';
import type { Report } from './report';

interface Member {
  readonly slug: string;
  readonly name: string;
}
interface CostCentre {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly member: string;
}

export interface ConsumptionFiltersProps {
  readonly filters: Filters;
  readonly change: (change: Partial<Filters>) => void;
  readonly reset: (() => void) | undefined;
  readonly result: string | undefined;
}

const OWN_DAYS = 'own';

export function ConsumptionFilters({ filters, change, reset, result }: ConsumptionFiltersProps) {
  const { today, members: own } = useSession();
  const [ownDays, setOwnDays] = useState(false);
  const members = useApiQuery<{ items: readonly Member[] }>('/api/members').data?.items ?? [];
  const visible = members.filter(({ slug }) => own.length === 0 || own.some((member) => member.slug === slug));
  const costCentres =
    useApiQuery<{ items: readonly CostCentre[] }>('/api/cost-centres', {
      query: filters.member ? { member: filters.member } : {},
    }).data?.items ?? [];
  const articles =
    useApiQuery<Report>('/api/consumption', {
      query: { groupBy: 'article', limit: 500, ...(filters.member ? { member: filters.member } : {}) },
    }).data?.items ?? [];
  const memberName = new Map(visible.map(({ slug, name }) => [slug, name]));
  const choices = periodChoices(today);
  const chosen = choices.find(({ from, to }) => from === filters.from && to === filters.to);
  const period = ownDays || !chosen ? OWN_DAYS : chosen.value;
  const articleOptions = articles.map((line) => ({
    value: String(line['article']),
    label: String(line['articleText']),
    detail: String(line['article']),
  }));

  return (
    <FilterBar onReset={reset} result={result}>
      {visible.length > 1 && (
        <SelectField
          id="verbrauch-kommune"
          label="Mitgliedskommune"
          optional
          value={filters.member}
          placeholder="alle"
          options={visible.map(({ slug, name }) => ({ value: slug, label: name }))}
          onChange={(member) => change({ member, costCentre: '' })}
        />
      )}
      <Combobox
        id="verbrauch-kostenstelle"
        label="Kostenstelle"
        optional
        placeholder="alle"
        value={filters.costCentre}
        options={costCentres.map(({ id, number, name, member }) => ({
          value: id,
          label: `${number} ${name}`,
          detail: filters.member || visible.length < 2 ? undefined : memberName.get(member),
        }))}
        onChange={(costCentre) => change({ costCentre })}
      />
      <Combobox
        id="verbrauch-artikel"
        label="Artikel"
        optional
        placeholder="alle"
        value={filters.article}
        options={articleOptions}
        onChange={(article) => change({ article })}
      />
      <SelectField
        id="verbrauch-zeitraum"
        label="Zeitraum"
        optional
        value={period}
        options={[...choices, { value: OWN_DAYS, label: 'eigene Tage' }]}
        onChange={(value) => {
          const choice = choices.find((each) => each.value === value);
          setOwnDays(!choice);
          if (choice) change({ from: choice.from, to: choice.to });
        }}
      />
      {period === OWN_DAYS && (
        <>
          <DateField
            id="verbrauch-von"
            label="Von"
            optional
            value={filters.from}
            max={filters.to || undefined}
            onChange={(from) => change({ from })}
          />
          <DateField
            id="verbrauch-bis"
            label="Bis"
            optional
            value={filters.to}
            min={filters.from || undefined}
            onChange={(to) => change({ to })}
          />
        </>
      )}
      <SelectField
        id="verbrauch-gruppierung"
        label="Gruppiert nach"
        optional
        value={filters.groupBy}
        options={GROUPINGS}
        onChange={(groupBy) => change({ groupBy })}
      />
    </FilterBar>
  );
}
