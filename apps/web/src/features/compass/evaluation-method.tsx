import { Card, FieldGroup, Icon, NumberField, SelectField } from '../../shared/ui';
import { isWeighted, withMethod } from './evaluation-draft';
import { CORRIDOR_CRITERIA, METHODS, ROUNDINGS } from './evaluation-words';
import type { EditedDraft } from './use-evaluation';
import { codeIn, options } from './words';

export interface EvaluationPartProps {
  readonly edited: EditedDraft;
  /** The mistake the server found at this place of the request. */
  readonly mistakeAt: (pointer: string) => string | undefined;
}

/** Which method, each with its sentence, formula and certainty, and what the chosen one needs besides. */
export function MethodCard({ edited, mistakeAt }: EvaluationPartProps) {
  const { draft, change } = edited;
  return (
    <Card title="Methode">
      <FieldGroup id="wertung-methode" label="Bekannt gemachte Wertungsmethode" error={mistakeAt('/method')}>
        <div className="evaluation-methods">
          {METHODS.map(({ method, name, sentence, formula, certainty }) => (
            <label key={method} className="evaluation-method">
              <input
                type="radio"
                name="wertung-methode"
                checked={draft.method === method}
                onChange={() => change((now) => withMethod(now, method))}
              />
              <span className="evaluation-method__text">
                <strong>{name}</strong>
                <span className="evaluation-method__sentence">{sentence}</span>
                <span className="evaluation-method__formula">{formula}</span>
                <span className="evaluation-method__certainty">
                  <Icon name="warning" size="small" />
                  {certainty}
                </span>
              </span>
            </label>
          ))}
        </div>
      </FieldGroup>
      <MethodSettings edited={edited} mistakeAt={mistakeAt} />
    </Card>
  );
}

function MethodSettings({ edited: { draft, set }, mistakeAt }: EvaluationPartProps) {
  if (draft.method === 'ufab-extended') {
    return (
      <div className="kompass-question evaluation-settings">
        <NumberField
          id="wertung-korridor"
          label="Schwankungsbereich"
          unit="%"
          value={draft.corridor}
          onChange={(corridor) => set({ corridor })}
          error={mistakeAt('/corridor')}
        />
        <SelectField
          id="wertung-korridor-kriterium"
          label="Darin entscheidet"
          value={draft.criterion}
          onChange={(criterion) => set({ criterion: codeIn(CORRIDOR_CRITERIA, criterion, 'highest-performance') })}
          options={options(CORRIDOR_CRITERIA)}
        />
      </div>
    );
  }
  if (draft.method === 'ufab-reference') {
    return (
      <div className="kompass-question evaluation-settings">
        <NumberField
          id="wertung-referenz-leistung"
          label="Referenzwert Leistung"
          unit="Punkte"
          places={4}
          value={draft.referencePerformance}
          onChange={(referencePerformance) => set({ referencePerformance })}
          error={mistakeAt('/reference/performance')}
        />
        <NumberField
          id="wertung-referenz-preis"
          label="Referenzwert Preis"
          unit="€"
          value={draft.referencePrice}
          onChange={(referencePrice) => set({ referencePrice })}
          error={mistakeAt('/reference/price')}
        />
      </div>
    );
  }
  if (!isWeighted(draft.method) || draft.method === 'ufab-median') return null;
  return (
    <div className="kompass-question evaluation-settings">
      <NumberField
        id="wertung-preispunkte"
        label="Preispunkte höchstens"
        places={4}
        value={draft.pointsMaximum}
        onChange={(pointsMaximum) => set({ pointsMaximum })}
        error={mistakeAt('/pricePoints/maximum')}
      />
      {draft.method === 'price-linear' && (
        <NumberField
          id="wertung-null-ab"
          label="0 Punkte ab (f)"
          unit="× Pmin"
          places={4}
          value={draft.zeroAt}
          onChange={(zeroAt) => set({ zeroAt })}
          error={mistakeAt('/pricePoints/zeroAt')}
        />
      )}
      <SelectField
        id="wertung-rundung"
        label="Rundung der Preispunkte"
        value={draft.rounding}
        onChange={(rounding) => set({ rounding: codeIn(ROUNDINGS, rounding, 'none') })}
        options={options(ROUNDINGS)}
      />
      {draft.rounding !== 'none' && (
        <NumberField
          id="wertung-stellen"
          label="Nachkommastellen"
          places={0}
          value={draft.places}
          onChange={(places) => set({ places })}
          error={mistakeAt('/pricePoints/places')}
        />
      )}
    </div>
  );
}
