import type { components } from '../../shared/api/schema';
import type { FieldError } from '../../shared/api';
import type { Tone } from '../../shared/ui';

type Schemas = components['schemas'];
export type Company = Schemas['CompanyResponse'];
export type CompanyFacts = Omit<Schemas['CompanyMergePreviewResponse'], 'aliases' | 'blockedReason'>;
export type CompanyListItem = Schemas['CompanyListItemResponse'];
export type Standing = Schemas['CompanyStandingResponse'];
export type Declaration = Schemas['CompanyDeclarationResponse'];
export type DeclarationKind = Schemas['DeclarationKindResponse'];
export type Duplicate = Schemas['CompanyDuplicateResponse'];
export type Light = Standing['light'];

/** What is asked for again after any change of a company. */
export const COMPANY_PATHS = ['/api/companies', '/api/companies/{id}', '/api/companies/duplicates'] as const;

export const LIGHTS: Readonly<Record<Light, { readonly label: string; readonly tone: Tone }>> = {
  valid: { label: 'gültig', tone: 'success' },
  expiring: { label: 'läuft ab', tone: 'warning' },
  expired: { label: 'abgelaufen', tone: 'danger' },
  missing: { label: 'fehlt', tone: 'neutral' },
};

/** Short names of the kinds of the law, for columns and filters. */
export const KINDS = [
  { value: 'competition-register', label: 'Wettbewerbsregister' },
  { value: 'minimum-wage', label: 'Mindestlohn und Entsendung' },
  { value: 'illegal-employment', label: 'Schwarzarbeit' },
  { value: 'tariff', label: 'Tariftreue (Hessen)' },
  { value: 'supply-chain', label: 'Lieferketten' },
] as const;

/** "64560 Riedstadt", "FR 67000 Strasbourg" or "". */
export const placeOf = ({
  country,
  postcode,
  city,
}: {
  readonly country?: string;
  readonly postcode: string;
  readonly city: string;
}): string =>
  postcode === '' && city === ''
    ? ''
    : [country === 'DE' ? '' : (country ?? ''), postcode, city].filter(Boolean).join(' ');

export type Sme = 'unknown' | 'yes' | 'no';
export const SME_WORDS: Readonly<Record<Sme, string>> = { unknown: 'nicht bekannt', yes: 'ja', no: 'nein' };
export const smeOf = (sme: boolean | null): Sme => (sme === null ? 'unknown' : sme ? 'yes' : 'no');

/** The facts as the form holds them: codes as one text, the size as a choice. */
export type FormValues = Omit<CompanyFacts, 'cpv' | 'sme'> & { readonly cpv: string; readonly sme: Sme };

export const EMPTY_COMPANY: FormValues = {
  name: '',
  legalForm: '',
  street: '',
  postcode: '',
  city: '',
  country: 'DE',
  email: '',
  phone: '',
  website: '',
  vatId: '',
  registerCourt: '',
  registerNumber: '',
  pqNumber: '',
  sme: 'unknown',
  cpv: '',
  notes: '',
};

export function formValuesOf(company: CompanyFacts): FormValues {
  const keys = Object.keys(EMPTY_COMPANY) as (keyof CompanyFacts)[];
  const facts = Object.fromEntries(keys.map((key) => [key, company[key]])) as unknown as CompanyFacts;
  return { ...facts, cpv: facts.cpv.join(' '), sme: smeOf(facts.sme) };
}

const codesOf = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean);

export const bodyOf = ({ cpv, sme, ...texts }: FormValues): CompanyFacts => ({
  ...texts,
  cpv: codesOf(cpv),
  sme: sme === 'unknown' ? null : sme === 'yes',
});

/** What the page sees itself; the server checks everything again. */
export function mistakesOf({ name, cpv }: FormValues): FieldError[] {
  const wrong = codesOf(cpv).filter((code) => !/^\d{8}(-\d)?$/.test(code));
  return [
    ...(name.trim() === '' ? [{ pointer: '/name', message: 'Bitte geben Sie den Namen des Unternehmens an.' }] : []),
    ...(wrong.length > 0
      ? [
          {
            pointer: '/cpv',
            message: `Kein CPV-Code: ${wrong.map((code) => `„${code}“`).join(', ')}. Erwartet werden acht Ziffern, auch mit Prüfziffer, zum Beispiel 30197643-5.`,
          },
        ]
      : []),
  ];
}
