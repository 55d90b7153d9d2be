import type { CompanyFacts } from './company';

/** Words that say how a company is organised and not who it is. */
const LEGAL_FORMS: ReadonlySet<string> = new Set(
  'gmbh mbh ggmbh ag kg kgaa ohg gbr ug se eg ek ev co cie partg partgmbb haftungsbeschraenkt gesellschaft inh inhaber und'.split(
    ' ',
  ),
);

/** Small letters and digits only, umlauts written out: what is left of a text that people type in many ways. */
export const plainText = (text: string): string =>
  text
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    // "e. K." and "e.V." are one word.
    .replace(/\b([a-z])\.\s?(?=[a-z]\b)/g, '$1')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** The name without legal form: equal for "Müller & Söhne GmbH" and "Mueller und Soehne G.m.b.H.". '' for a name of legal forms only. */
export const normalisedName = (name: string): string =>
  plainText(name.replace(/g\.?\s?m\.?\s?b\.?\s?h\.?/gi, 'gmbh'))
    .split(' ')
    .filter((word) => !LEGAL_FORMS.has(word))
    .join(' ');

/** What a search looks in: names, place and the numbers people know a company by. */
export const searchText = (facts: CompanyFacts, aliases: readonly string[]): string =>
  [
    ...new Set(
      [
        facts.name,
        ...aliases,
        facts.city,
        facts.postcode,
        facts.vatId,
        facts.registerNumber,
        facts.pqNumber,
        facts.email,
      ]
        .map(plainText)
        .filter(Boolean),
    ),
  ].join(' ');

/** Domains at which anybody gets an address: sharing one says nothing. */
const MAIL_PROVIDERS: ReadonlySet<string> = new Set(
  'aol.com arcor.de freenet.de gmail.com gmx.de gmx.net googlemail.com hotmail.com hotmail.de icloud.com live.de mail.de mailbox.org me.com outlook.com outlook.de posteo.de proton.me t-online.de web.de yahoo.com yahoo.de'.split(
    ' ',
  ),
);

/** The domain of a company's own address; null for none and for those of mail providers. */
export function emailDomain(email: string): string | null {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase();
  return email.includes('@') && domain !== '' && !MAIL_PROVIDERS.has(domain) ? domain : null;
}
