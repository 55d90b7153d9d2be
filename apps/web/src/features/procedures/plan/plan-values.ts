import type { components } from '../../../shared/api/schema';
import { money } from '../../../shared/format';
import type { Procedure } from '../model';

type PlanBody = components['schemas']['PlanRequest'];

export interface PlannedLot {
  readonly id?: string;
  readonly title: string;
  readonly estimatedValue: string;
  readonly cpv: string;
}

/** The name under which this browser keeps the plan that was typed and not yet saved. */
export const planDraft = (procedureId: string): string => `planung-${procedureId}`;

/** The fields of the plan as the form holds them. */
export interface PlanFields {
  readonly title: string;
  readonly description: string;
  readonly buyers: readonly string[];
  readonly leadBuyer: string;
  readonly thirdParty: string;
  readonly fee: string;
  readonly place: string;
  readonly furtherCpv: readonly string[];
  readonly termFrom: string;
  readonly termTo: string;
  readonly options: readonly { readonly title: string; readonly value: string }[];
  readonly framework: string;
  readonly maximumValue: string;
  readonly techniques: readonly string[];
  readonly lots: readonly PlannedLot[];
}

export const FIELD_NAMES: Readonly<Record<keyof PlanFields, string>> = {
  title: 'Gegenstand',
  description: 'Beschreibung',
  buyers: 'Auftraggeber',
  leadBuyer: 'Federführung',
  thirdParty: 'Im Auftrag von',
  fee: 'Entgelt',
  place: 'Ort der Leistung',
  furtherCpv: 'Weitere CPV-Codes',
  termFrom: 'Laufzeit von',
  termTo: 'Laufzeit bis',
  options: 'Optionen',
  framework: 'Rahmenvereinbarung',
  maximumValue: 'Höchstwert',
  techniques: 'Besondere Verfahren',
  lots: 'Lose',
};

export const FRAMEWORKS = [
  { value: '', label: 'keine Rahmenvereinbarung' },
  { value: 'one', label: 'mit einem Unternehmen' },
  { value: 'several', label: 'mit mehreren Unternehmen' },
] as const;

export const TECHNIQUES = [
  { value: 'dynamicSystem', label: 'Dynamisches Beschaffungssystem' },
  { value: 'planningCompetition', label: 'Planungswettbewerb' },
] as const;

export function fieldsOf({ title, buyers, plan, term, lots }: Procedure): PlanFields {
  return {
    title,
    description: plan.description,
    buyers: buyers.map(({ slug }) => slug),
    leadBuyer: plan.leadBuyer ?? '',
    thirdParty: plan.thirdParty?.name ?? '',
    fee: plan.thirdParty?.fee ?? '',
    place: plan.place[0] ?? '',
    furtherCpv: plan.furtherCpv,
    termFrom: term?.from ?? '',
    termTo: term?.to ?? '',
    options: plan.options,
    framework: plan.framework?.parties ?? '',
    maximumValue: plan.framework?.maximumValue ?? '',
    techniques: TECHNIQUES.map(({ value }) => value).filter((technique) => plan[technique]),
    lots: lots.map(({ id, title: name, estimatedValue, cpv }) => ({ id, title: name, estimatedValue, cpv })),
  };
}

export function bodyOf(fields: PlanFields): PlanBody {
  const { title, description, buyers, leadBuyer, thirdParty, fee, place, furtherCpv, options, lots } = fields;
  const { termFrom, termTo, framework, maximumValue, techniques } = fields;
  return {
    title,
    description,
    buyers: [...buyers],
    leadBuyer: leadBuyer || null,
    thirdParty: thirdParty.trim() ? { name: thirdParty, fee: fee || null } : null,
    place: place ? [place] : [],
    furtherCpv: [...furtherCpv],
    term: termFrom || termTo ? { from: termFrom, to: termTo } : null,
    options: options.map((option) => ({ ...option })),
    framework: framework ? { parties: framework as 'one' | 'several', maximumValue: maximumValue || null } : null,
    dynamicSystem: techniques.includes('dynamicSystem'),
    planningCompetition: techniques.includes('planningCompetition'),
    lots: lots.map((lot) => ({ ...lot })),
  };
}

/** A field's content in words, for the comparison of two versions. */
export function valueText(field: keyof PlanFields, value: unknown): string {
  if (field === 'lots' || field === 'options') {
    const rows = value as readonly {
      readonly title: string;
      readonly estimatedValue?: string;
      readonly value?: string;
    }[];
    return rows.map((row) => `${row.title} (${money(row.estimatedValue ?? row.value ?? '')})`).join('; ') || 'leer';
  }
  return (Array.isArray(value) ? value.join(', ') : String(value)) || 'leer';
}
