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
  readonly mainCpv: string;
  readonly furtherCpv: readonly string[];
  readonly termFrom: string;
  readonly termTo: string;
  readonly options: readonly { readonly title: string; readonly value: string }[];
  readonly framework: string;
  readonly maximumValue: string;
  readonly maximumQuantity: string;
  readonly termReasons: string;
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
  mainCpv: 'Haupt-CPV-Code',
  furtherCpv: 'Weitere CPV-Codes',
  termFrom: 'Laufzeit von',
  termTo: 'Laufzeit bis',
  options: 'Optionen',
  framework: 'Rahmenvereinbarung',
  maximumValue: 'Höchstwert',
  maximumQuantity: 'Höchstmenge',
  termReasons: 'Grund für die lange Laufzeit',
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
    mainCpv: plan.mainCpv === lots[0]?.cpv ? '' : plan.mainCpv,
    furtherCpv: plan.furtherCpv,
    termFrom: term?.from ?? '',
    termTo: term?.to ?? '',
    options: plan.options,
    framework: plan.framework?.parties ?? '',
    maximumValue: plan.framework?.maximumValue ?? '',
    maximumQuantity: plan.framework?.maximumQuantity ?? '',
    termReasons: plan.framework?.termReasons ?? '',
    techniques: TECHNIQUES.map(({ value }) => value).filter((technique) => plan[technique]),
    lots: lots.map(({ id, title: name, estimatedValue, cpv }) => ({ id, title: name, estimatedValue, cpv })),
  };
}

export function bodyOf(fields: PlanFields): PlanBody {
  const { title, description, buyers, leadBuyer, thirdParty, fee, place, furtherCpv, options, lots } = fields;
  const { mainCpv, termFrom, termTo, framework, maximumValue, maximumQuantity, termReasons, techniques } = fields;
  return {
    title,
    description,
    buyers: [...buyers],
    leadBuyer: leadBuyer || null,
    thirdParty: thirdParty.trim() ? { name: thirdParty, fee: fee || null } : null,
    place: place ? [place] : [],
    mainCpv: mainCpv || null,
    furtherCpv: [...furtherCpv],
    term: termFrom || termTo ? { from: termFrom, to: termTo } : null,
    options: options.map((option) => ({ ...option })),
    framework: framework
      ? {
          parties: framework as 'one' | 'several',
          maximumValue: maximumValue || null,
          maximumQuantity: maximumQuantity || null,
          termReasons,
        }
      : null,
    dynamicSystem: techniques.includes('dynamicSystem'),
    planningCompetition: techniques.includes('planningCompetition'),
    lots: lots.map((lot) => ({ ...lot })),
  };
}

const FIELD_OF: Readonly<Record<string, keyof PlanFields>> = {
  '/thirdParty/name': 'thirdParty',
  '/thirdParty/fee': 'fee',
  '/framework/maximumValue': 'maximumValue',
  '/framework/maximumQuantity': 'maximumQuantity',
  '/framework/termReasons': 'termReasons',
  '/term/from': 'termFrom',
  '/term/to': 'termTo',
};

/** Where the form shows what the server says of a part of the body. */
export const pointerInForm = (pointer: string): string =>
  FIELD_OF[pointer] ? `/${FIELD_OF[pointer]}` : pointer.replace(/^\/(furtherCpv|place|buyers)\/\d+$/, '/$1');

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
