import { date } from '../../shared/format';
import type { components } from '../../shared/api/schema';

export type Member = components['schemas']['MemberResponse'];
export type CostCentre = components['schemas']['CostCentreResponse'];
export type Site = components['schemas']['SiteResponse'];

export type MemberDay = components['schemas']['MemberDayResponse'];

export type Validity = 'valid' | 'expired' | 'future';
export const VALIDITIES: Readonly<Record<Validity, string>> = {
  valid: 'gültig',
  expired: 'abgelaufen',
  future: 'noch nicht gültig',
};

export function validityOf({ validFrom, validTo }: Pick<CostCentre, 'validFrom' | 'validTo'>, today: string): Validity {
  if (validTo !== null && validTo < today) return 'expired';
  return validFrom > today ? 'future' : 'valid';
}

/** "seit 01.07.2017", "ab 01.01.2027" or "01.07.2017 – 31.12.2025". */
export function validityText({ validFrom, validTo }: Pick<CostCentre, 'validFrom' | 'validTo'>, today: string): string {
  if (validTo !== null) return `${date(validFrom)} – ${date(validTo)}`;
  return `${validFrom > today ? 'ab' : 'seit'} ${date(validFrom)}`;
}

/** True when every word of the search stands somewhere in the texts, whatever the case. */
export function contains(search: string, ...texts: readonly (string | null | undefined)[]): boolean {
  const text = texts.filter(Boolean).join(' ').toLocaleLowerCase('de');
  return search
    .toLocaleLowerCase('de')
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** The same two filters over the lists: what is typed and the member chosen, both kept in the address. */
export interface DirectoryFilter {
  readonly search: string;
  readonly member: string;
}
