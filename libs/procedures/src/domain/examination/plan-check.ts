import { DomainError, type FieldError, parseDecimal } from '@app/kernel';
import { evaluate, type Law } from '@app/law';
import type { Lot } from '../procedure';
import { type EvaluationSetting, evaluationRequest, type LotPlan } from './lot-plan';

const PLACES = 4;

/**
 * What is wrong with the planned lots, by JSON pointer into `{ lots: [...] }`. The law library judges method, weights and
 * scale, asked with two bids that could come, so that a plan that is kept can be evaluated.
 */
export function planErrors(
  plans: readonly LotPlan[],
  lots: readonly Lot[],
  setting: (lot: Lot) => EvaluationSetting,
  law: Law,
): readonly FieldError[] {
  return plans.flatMap((plan, index) => {
    const at = `/lots/${index}`;
    const lot = lots.find(({ id }) => id === plan.lotId);
    if (!lot) return [{ pointer: `${at}/lotId`, message: 'Dieses Los gehört nicht zum Verfahren.' }];
    if (plans.findIndex(({ lotId }) => lotId === plan.lotId) < index)
      return [{ pointer: `${at}/lotId`, message: 'Dieses Los steht doppelt.' }];
    return [
      ...methodErrors(plan, setting(lot), law).map((error) => ({
        ...error,
        pointer: `${at}/evaluation${error.pointer}`,
      })),
      ...levelErrors(plan).map((error) => ({ ...error, pointer: `${at}/evaluation${error.pointer}` })),
      ...requirementErrors(plan).map((error) => ({ ...error, pointer: `${at}${error.pointer}` })),
      ...(plan.variants.rule !== 'excluded' && plan.variants.minimum.trim() === ''
        ? [
            {
              pointer: `${at}/variants/minimum`,
              message:
                'Bitte nennen Sie die Mindestanforderungen an Nebenangebote, sonst lassen sie sich nicht werten.',
            },
          ]
        : []),
    ];
  });
}

function methodErrors({ evaluation }: LotPlan, setting: EvaluationSetting, law: Law): readonly FieldError[] {
  const points = Object.fromEntries(evaluation.criteria.map(({ id }) => [id, evaluation.maximumPoints ?? '0']));
  const bids = ['1.00', '2.00'].map((price, index) => ({ id: String(index), price, points }));
  try {
    evaluate(evaluationRequest(evaluation, setting, bids), law);
    return [];
  } catch (error) {
    // Points of the two bids are made here: only what people planned is shown to them.
    if (error instanceof DomainError && error.kind === 'invalid')
      return error.errors.filter(({ pointer }) => !pointer.startsWith('/bids'));
    throw error;
  }
}

/** Levels of a scoring matrix lie on the scale and stand once. */
function levelErrors({ evaluation }: LotPlan): readonly FieldError[] {
  const maximum = decimalOf(evaluation.maximumPoints ?? '');
  return evaluation.criteria.flatMap(({ levels, name }, c) => [
    ...(name.trim() === '' ? [{ pointer: `/criteria/${c}/name`, message: 'Bitte benennen Sie das Kriterium.' }] : []),
    ...levels.flatMap(({ points, text }, l) => {
      const at = `/criteria/${c}/levels/${l}`;
      const value = decimalOf(points);
      const double = levels.findIndex((level) => decimalOf(level.points) === value) < l;
      return [
        ...(value === null || value < 0n || (maximum !== null && value > maximum)
          ? [{ pointer: `${at}/points`, message: `„${points}“ liegt nicht auf der Punkteskala.` }]
          : double
            ? [{ pointer: `${at}/points`, message: `Die Stufe mit ${points} Punkten steht doppelt.` }]
            : []),
        ...(text.trim() === ''
          ? [{ pointer: `${at}/text`, message: 'Bitte beschreiben Sie, wofür es diese Punkte gibt.' }]
          : []),
      ];
    }),
  ]);
}

function requirementErrors({ suitability }: LotPlan): readonly FieldError[] {
  return suitability.flatMap(({ id, text, proof }, index) => [
    ...(suitability.findIndex((one) => one.id === id) < index
      ? [{ pointer: `/suitability/${index}/id`, message: 'Diese Anforderung steht doppelt.' }]
      : []),
    ...(text.trim() === ''
      ? [{ pointer: `/suitability/${index}/text`, message: 'Bitte beschreiben Sie die Anforderung.' }]
      : []),
    ...(proof.trim() === ''
      ? [{ pointer: `/suitability/${index}/proof`, message: 'Bitte nennen Sie, womit die Anforderung belegt wird.' }]
      : []),
  ]);
}

function decimalOf(text: string): bigint | null {
  try {
    return parseDecimal(text, PLACES);
  } catch {
    return null;
  }
}
