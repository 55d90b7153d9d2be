import { byText, type FieldError, invalid } from '@app/kernel';
import { normalisedVatId, vatIdFault } from './vat-id';

/** What is known of a company. Texts are '' where nothing is known. */
export interface CompanyFacts {
  readonly name: string;
  readonly legalForm: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  /** Two letters, `DE`. */
  readonly country: string;
  readonly email: string;
  readonly phone: string;
  /** With its scheme, `https://…`. */
  readonly website: string;
  readonly vatId: string;
  readonly registerCourt: string;
  readonly registerNumber: string;
  /** Number in the official list or at the prequalification body. */
  readonly pqNumber: string;
  /** Small or medium-sized enterprise by 2003/361/EC (VST-A8-VERG-ANKMU); null where nobody has asked. */
  readonly sme: boolean | null;
  /** CPV codes of its fields of activity, with or without check digit, sorted. */
  readonly cpv: readonly string[];
  readonly notes: string;
}

export const NO_FACTS: CompanyFacts = {
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
  sme: null,
  cpv: [],
  notes: '',
};

const TEXTS = Object.entries(NO_FACTS).flatMap(([key, value]) => (typeof value === 'string' ? [key] : []));

/** Texts without blanks around them, the VAT id and the website in one way of writing, CPV codes once and in order. */
export function tidied(facts: CompanyFacts): CompanyFacts {
  const trimmed = Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [
      key,
      TEXTS.includes(key) && typeof value === 'string' ? value.trim() : value,
    ]),
  ) as unknown as CompanyFacts;
  const { website } = trimmed;
  return {
    ...trimmed,
    country: trimmed.country.toUpperCase() || 'DE',
    vatId: normalisedVatId(trimmed.vatId),
    website: website === '' || /^[a-z]+:/i.test(website) ? website : `https://${website}`,
    cpv: [...new Set(facts.cpv.map((code) => code.trim()).filter(Boolean))].sort(byText),
  };
}

const EMAIL = /^[^\s@,;<>"]+@[^\s@,;<>".]+(\.[^\s@,;<>".]+)+$/;

const WEB_ADDRESS = /^https?:\/\/[^\s/.]+(\.[^\s/.]+)+(\/\S*)?$/i;

/** Every wrong field of tidied facts with its JSON pointer and a German sentence. */
export function companyFaults(facts: CompanyFacts): readonly FieldError[] {
  const { name, postcode, country, email, website, vatId, registerCourt, registerNumber, cpv } = facts;
  const fault = (wrong: boolean, pointer: string, message: string): readonly FieldError[] =>
    wrong ? [{ pointer, message }] : [];
  const vatFault = vatId === '' ? undefined : vatIdFault(vatId);
  return [
    ...fault(name === '', '/name', 'Bitte geben Sie den Namen des Unternehmens an.'),
    ...fault(
      !/^[A-Z]{2}$/.test(country),
      '/country',
      'Das Land wird mit zwei Buchstaben angegeben, zum Beispiel DE oder AT.',
    ),
    ...fault(
      country === 'DE' && postcode !== '' && !/^\d{5}$/.test(postcode),
      '/postcode',
      'Eine deutsche Postleitzahl hat fünf Ziffern.',
    ),
    ...fault(
      email !== '' && !EMAIL.test(email),
      '/email',
      'Das ist keine E-Mail-Adresse. Erwartet wird zum Beispiel info@firma.de.',
    ),
    ...fault(
      website !== '' && !WEB_ADDRESS.test(website),
      '/website',
      'Das ist keine Internetadresse. Erwartet wird zum Beispiel www.firma.de.',
    ),
    ...fault(vatFault !== undefined, '/vatId', vatFault ?? ''),
    ...fault(
      registerNumber !== '' && registerCourt === '',
      '/registerCourt',
      'Bitte nennen Sie zur Registernummer das Registergericht; die Nummer allein ist nicht eindeutig.',
    ),
    ...cpv.flatMap((code, index) =>
      fault(
        !/^\d{8}(-\d)?$/.test(code),
        `/cpv/${index}`,
        `„${code}“ ist kein CPV-Code. Erwartet werden acht Ziffern, auch mit Prüfziffer, zum Beispiel 30197643-5.`,
      ),
    ),
  ];
}

/** The tidied facts. Throws `invalid` naming every wrong field. */
export function checkedCompany(input: CompanyFacts): CompanyFacts {
  const facts = tidied(input);
  const faults = companyFaults(facts);
  if (faults.length > 0) {
    const text = faults.length === 1 ? 'Eine Angabe ist' : `${faults.length} Angaben sind`;
    throw invalid('company', `${text} nicht richtig.`, faults);
  }
  return facts;
}

/** The fields that differ, before and after; undefined where none does. */
export function changedFacts(
  before: CompanyFacts,
  after: CompanyFacts,
): { readonly before: Partial<CompanyFacts>; readonly after: Partial<CompanyFacts> } | undefined {
  const keys = (Object.keys(NO_FACTS) as (keyof CompanyFacts)[]).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
  if (keys.length === 0) return undefined;
  const pick = (facts: CompanyFacts): Partial<CompanyFacts> =>
    Object.fromEntries(keys.map((key) => [key, facts[key]])) as Partial<CompanyFacts>;
  return { before: pick(before), after: pick(after) };
}
