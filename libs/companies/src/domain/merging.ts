import { byText } from '@app/kernel';
import type { CompanyFacts } from './company';

/** A company as far as merging is concerned. */
export interface Mergeable {
  readonly facts: CompanyFacts;
  /** Names of companies that were merged into it. */
  readonly aliases: readonly string[];
  readonly blockedReason: string | null;
}

/** Fields that only make sense together are taken from one of the two. */
const GROUPS: readonly (readonly (keyof CompanyFacts)[])[] = [
  ['street', 'postcode', 'city', 'country'],
  ['registerCourt', 'registerNumber'],
];

/**
 * The kept company after the other one was merged into it: its own facts win, gaps are filled from the other, codes and
 * notes are joined, the other name stays findable, and a block of either stays.
 */
export function merged(kept: Mergeable, other: Mergeable): Mergeable {
  const facts = Object.fromEntries(
    (Object.keys(kept.facts) as (keyof CompanyFacts)[]).map((key) => {
      const group = GROUPS.find((keys) => keys.includes(key)) ?? [key];
      // The country is never empty and fills no gap.
      const isGap = group.every((each) => each === 'country' || kept.facts[each] === '' || kept.facts[each] === null);
      return [key, isGap ? other.facts[key] : kept.facts[key]];
    }),
  ) as unknown as CompanyFacts;
  return {
    facts: {
      ...facts,
      cpv: [...new Set([...kept.facts.cpv, ...other.facts.cpv])].sort(byText),
      notes: joined([kept.facts.notes, other.facts.notes], '\n\n'),
    },
    aliases: [...new Set([...kept.aliases, ...other.aliases, other.facts.name])]
      .filter((name) => name !== kept.facts.name)
      .sort(byText),
    blockedReason: joined([kept.blockedReason ?? '', other.blockedReason ?? ''], ' / ') || null,
  };
}

const joined = (texts: readonly string[], separator: string): string =>
  [...new Set(texts.filter(Boolean))].join(separator);
