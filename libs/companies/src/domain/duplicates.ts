import type { CompanyFacts } from './company';
import { emailDomain, normalisedName } from './normalised-name';

/** Why two entries may be the same company. */
export type DuplicateReason = 'vat-id' | 'name' | 'email-domain';

export const DUPLICATE_WORDS: Readonly<Record<DuplicateReason, string>> = {
  'vat-id': 'gleiche Umsatzsteuer-Identifikationsnummer',
  name: 'gleicher Name und gleiche Postleitzahl',
  'email-domain': 'gleiche E-Mail-Domain',
};

export type Identified = Pick<CompanyFacts, 'name' | 'postcode' | 'vatId' | 'email'>;

/** The reasons, the strongest first; none where nothing speaks for it. */
export function duplicateReasons(a: Identified, b: Identified): readonly DuplicateReason[] {
  const name = normalisedName(a.name);
  const domain = emailDomain(a.email);
  return [
    ...(a.vatId !== '' && a.vatId === b.vatId ? (['vat-id'] as const) : []),
    ...(name !== '' && a.postcode !== '' && a.postcode === b.postcode && name === normalisedName(b.name)
      ? (['name'] as const)
      : []),
    ...(domain !== null && domain === emailDomain(b.email) ? (['email-domain'] as const) : []),
  ];
}
