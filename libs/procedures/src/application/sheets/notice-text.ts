import { contactOf, type NoticeLot, type NoticeTextData } from '@app/documents/contract';
import { conflict } from '@app/kernel';
import { EVALUATION_METHOD_NAMES, NATURE_NAMES, REGIME_NAMES, STEP_NAMES, type StepId } from '@app/law';
import type { Dossier } from '../../domain/dossier';
import { planOf, REQUIREMENT_KIND_NAMES, VARIANT_RULE_NAMES } from '../../domain/examination/lot-plan';
import { isBeforePublication, withoutNotice } from '../../domain/phase';
import { mainCpvOf } from '../../domain/plan-facts';
import type { Lot } from '../../domain/procedure';
import { statuteText } from '../../domain/statute';
import { criteriaOfLot } from '../invitation-document';
import { headOf, namedCode, type SheetContext, termOf } from './sheet-context';

/** Days of the plan that stand in a notice, besides the end of the tender period. */
const TOLD: readonly StepId[] = ['participation-end', 'question-deadline', 'opening'];
/** The review body of the state; facts are stored for Hessen only. */
const REVIEW_BODY = 'HE-VK';

/** The text of the notice from what is on file. Throws `conflict` where the procedure has no public notice. */
export function noticeText(dossier: Dossier, context: SheetContext): NoticeTextData {
  const { procedure: p, lots } = dossier;
  if (withoutNotice(p.procedureType)) {
    throw conflict(
      'no-notice',
      'Bei dieser Vergabeart wird kein Text öffentlich bekannt gemacht; die Unternehmen werden aufgefordert.',
    );
  }
  const { plan } = p;
  const cpv = mainCpvOf(plan, lots);
  const lead = context.buyers.find(({ id }) => id === plan.leadBuyerId)?.name;
  return {
    ...headOf(dossier, context),
    contact: contactOf(p.officerName ?? context.contactName, context.centre),
    ...(lead ? { leadBuyer: lead } : {}),
    ...(p.onBehalfOf ? { onBehalfOf: p.onBehalfOf } : {}),
    regime: REGIME_NAMES[p.regime],
    nature: NATURE_NAMES[p.nature],
    ...dispatchOf(dossier),
    ...(plan.description.trim() ? { description: plan.description.trim() } : {}),
    ...(cpv ? { mainCpv: namedCode(cpv, context.codeNames) } : {}),
    furtherCpv: plan.furtherCpv.map((code) => namedCode(code, context.codeNames)),
    places: plan.place.map((code) => namedCode(code, context.codeNames)),
    ...termOf(p),
    options: plan.options.map(({ title }) => title),
    ...frameworkOf(dossier),
    ...(plan.dynamicSystem ? { dynamicSystem: true } : {}),
    deadlines: deadlinesOf(dossier),
    lots: lots.filter(({ phase }) => phase !== 'cancelled').map((lot) => lotOf(dossier, lot, context)),
    ...reviewOf(dossier),
    ...openOf(dossier, cpv),
  };
}

function dispatchOf({ procedure: p }: Dossier): Pick<NoticeTextData, 'dispatch'> {
  const on = p.noticeDispatchedOn ?? p.timelineInputs?.noticeDispatchedOn ?? null;
  return on === null ? {} : { dispatch: { on, done: !isBeforePublication(p.phase) } };
}

function frameworkOf({ procedure: { plan } }: Dossier): Pick<NoticeTextData, 'framework'> {
  const { framework } = plan;
  if (framework === null) return {};
  const { parties, maximumValue, maximumQuantity, termReasons } = framework;
  return {
    framework: {
      parties: parties === 'one' ? 'mit einem Unternehmen' : 'mit mehreren Unternehmen',
      ...(maximumValue ? { maximumValue } : {}),
      ...(maximumQuantity ? { maximumQuantity } : {}),
      ...(termReasons.trim() ? { termReasons: termReasons.trim() } : {}),
    },
  };
}

function deadlinesOf({ procedure: p }: Dossier): NoticeTextData['deadlines'] {
  const planned = (p.timeline?.steps ?? []).filter(({ id }) => TOLD.includes(id));
  return [
    ...(p.tenderDeadline ? [{ name: STEP_NAMES['tender-end'], when: p.tenderDeadline.toISOString() }] : []),
    ...planned.map(({ germanName, planned: when }) => ({ name: germanName, when })),
    ...(p.bindingUntil ? [{ name: STEP_NAMES['binding-until'], when: p.bindingUntil }] : []),
  ];
}

function lotOf({ record }: Dossier, lot: Lot, { codeNames }: SheetContext): NoticeLot {
  const { evaluation, suitability, variants, security } = planOf(record.plans, lot.id);
  const minimum = variants.minimum.trim();
  return {
    number: String(lot.number),
    title: lot.title,
    ...(lot.cpv ? { cpv: namedCode(lot.cpv, codeNames) } : {}),
    positions: lot.positions.map(({ text, quantity, unit }) => ({ text, quantity, unit })),
    method:
      evaluation.criteria.length === 0
        ? 'Den Zuschlag erhält das Angebot mit dem niedrigsten Preis.'
        : EVALUATION_METHOD_NAMES[evaluation.method],
    criteria: criteriaOfLot(record, lot.id),
    suitability: suitability.map(({ kind, text, proof }) => ({
      kind: REQUIREMENT_KIND_NAMES[kind],
      text,
      ...(proof.trim() ? { proof } : {}),
    })),
    variants: `Nebenangebote sind ${VARIANT_RULE_NAMES[variants.rule]}.${minimum ? ` Mindestanforderungen: ${minimum}` : ''}`,
    ...(security.trim() ? { security: security.trim() } : {}),
  };
}

function reviewOf({ procedure: { regime, state }, law }: Dossier): Pick<NoticeTextData, 'review'> {
  if (regime !== 'eu' || state !== 'HE') return {};
  const { text, statute, status } = law.fact(REVIEW_BODY);
  const citation = statuteText(statute);
  return {
    review: [{ text, ...(citation ? { citation } : {}), ...(status === 'verified' ? {} : { uncertain: true }) }],
  };
}

function openOf({ procedure: p }: Dossier, cpv: string): Pick<NoticeTextData, 'open'> {
  const { plan } = p;
  const { framework } = plan;
  const open = [
    ...(p.procedureType ? [] : ['Vergabeart']),
    ...(p.tenderDeadline ? [] : ['Fristen']),
    ...(plan.description.trim() ? [] : ['Beschreibung der Leistung']),
    ...(cpv ? [] : ['CPV-Code']),
    ...(plan.place.length > 0 ? [] : ['Erfüllungsort (NUTS)']),
    ...(framework && !framework.maximumValue && !framework.maximumQuantity
      ? ['Höchstwert oder Höchstmenge der Rahmenvereinbarung']
      : []),
  ];
  return open.length > 0 ? { open } : {};
}
