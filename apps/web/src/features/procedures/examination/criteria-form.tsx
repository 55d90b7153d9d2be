import { call, useApiForm } from '../../../shared/api';
import {
  Button,
  CheckboxGroup,
  FieldRow,
  Form,
  NumberField,
  RadioGroup,
  SelectField,
  TextAreaField,
  TextField,
} from '../../../shared/ui';
import { type Criteria, CRITERIA, type LotPlan } from './examination';
import { relocated } from './plan-problem';
import { KIND_LABELS, optionsOf, PLACE_LABELS, VARIANT_LABELS } from './words';

type Requirement = LotPlan['suitability'][number];
interface CriterionRow {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly weight: string;
  readonly minimum: string;
  /** One level per line: "10: Belieferung täglich". */
  readonly levels: string;
}
interface Values {
  readonly method: string;
  readonly priceWeight: string;
  readonly maximumPoints: string;
  readonly zeroAt: string;
  readonly corridor: string;
  readonly corridorCriterion: string;
  readonly referencePerformance: string;
  readonly referencePrice: string;
  readonly criteria: readonly CriterionRow[];
  readonly suitability: readonly Requirement[];
  readonly sustainability: readonly string[];
  readonly variants: { readonly rule: string; readonly minimum: string };
  readonly security: string;
}

const nextId = (prefix: string, ids: readonly string[]): string => {
  let number = ids.length + 1;
  while (ids.includes(`${prefix}${number}`)) number += 1;
  return `${prefix}${number}`;
};

const valuesOf = ({ evaluation: e, suitability, sustainability, variants, security }: LotPlan): Values => ({
  method: e.method,
  priceWeight: e.priceWeight ?? '',
  maximumPoints: e.maximumPoints ?? '10',
  zeroAt: e.pricePoints?.zeroAt ?? '2',
  corridor: e.corridor?.percent ?? '10',
  corridorCriterion: e.corridor?.criterion ?? 'highest-performance',
  referencePerformance: e.reference?.performance ?? '',
  referencePrice: e.reference?.price ?? '',
  criteria: e.criteria.map(({ levels, minimum, ...criterion }) => ({
    ...criterion,
    minimum: minimum ?? '',
    levels: levels.map(({ points, text }) => `${points.replace('.', ',')}: ${text}`).join('\n'),
  })),
  suitability,
  sustainability: sustainability.map(({ code, place }) => `${place}/${code}`),
  variants,
  security,
});

const levelsOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [points = '', ...rest] = line.split(':');
      return { points: points.trim().replace(',', '.'), text: rest.join(':').trim() };
    });

const hasPriceWeight = (method: string): boolean => !['ufab-simple', 'ufab-extended'].includes(method);

function planOf(plan: LotPlan, v: Values) {
  const weighted = hasPriceWeight(v.method);
  const points = v.method.startsWith('price-');
  return {
    lotId: plan.lotId,
    evaluation: {
      method: v.method,
      priceWeight: weighted ? v.priceWeight : null,
      maximumPoints: v.criteria.length > 0 ? v.maximumPoints : null,
      pricePoints: points
        ? { maximum: '100', zeroAt: v.method === 'price-linear' ? v.zeroAt : null, rounding: 'none', places: 0 }
        : null,
      corridor: v.method === 'ufab-extended' ? { percent: v.corridor, criterion: v.corridorCriterion } : null,
      reference:
        v.method === 'ufab-reference' ? { performance: v.referencePerformance, price: v.referencePrice } : null,
      tieRule: plan.evaluation.tieRule,
      limits: plan.evaluation.limits,
      lowBidPercent: plan.evaluation.lowBidPercent,
      criteria: v.criteria.map(({ minimum, levels, ...criterion }) => ({
        ...criterion,
        minimum: minimum || null,
        levels: levelsOf(levels),
      })),
    },
    suitability: v.suitability,
    sustainability: v.sustainability.map((key) => {
      const [place = '', code = ''] = key.split('/');
      return { place, code };
    }),
    variants: v.variants,
    security: v.security,
  };
}

/** Edits the plan of one lot; the other lots are sent as they are, because the whole set is replaced. */
export function CriteriaForm({
  procedureId,
  criteria,
  plan,
  onDone,
  onCancel,
}: {
  readonly procedureId: string;
  readonly criteria: Criteria;
  readonly plan: LotPlan;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}) {
  const at = criteria.lots.findIndex(({ lotId }) => lotId === plan.lotId);
  const form = useApiForm<Values>({
    initial: valuesOf(plan),
    submit: async (values) => {
      try {
        const lots = criteria.lots.map((lot) => (lot.lotId === plan.lotId ? planOf(plan, values) : lot));
        return await call('put', CRITERIA, { path: { id: procedureId }, version: criteria.version, body: { lots } });
      } catch (error) {
        throw relocated(error, `/lots/${at}`);
      }
    },
    onSuccess: onDone,
  });
  const { values, setValues } = form;
  const addCriterion = (): void =>
    setValues({
      ...values,
      criteria: [
        ...values.criteria,
        {
          id: nextId(
            'k',
            values.criteria.map(({ id }) => id),
          ),
          name: '',
          description: '',
          weight: '',
          minimum: '',
          levels: '',
        },
      ],
    });
  const addRequirement = (): void =>
    setValues({
      ...values,
      suitability: [
        ...values.suitability,
        {
          id: nextId(
            'e',
            values.suitability.map(({ id }) => id),
          ),
          kind: 'technical',
          text: '',
          proof: '',
        },
      ],
    });
  const method = criteria.methods.find((one) => one.method === values.method);
  return (
    <Form
      form={form}
      submitLabel="Vorgaben speichern"
      label="Vorgaben"
      actions={<Button onClick={onCancel}>Abbrechen</Button>}
    >
      <SelectField
        {...form.field('method')}
        label="Wertungsmethode"
        hint={method?.means}
        options={criteria.methods.map(({ method: value, name }) => ({ value, label: name }))}
      />
      <FieldRow>
        {hasPriceWeight(values.method) && (
          <NumberField {...form.field('priceWeight')} label="Gewicht des Preises" unit="%" />
        )}
        {values.criteria.length > 0 && (
          <NumberField {...form.field('maximumPoints')} label="Höchste Punktzahl je Kriterium" />
        )}
        {values.method === 'price-linear' && (
          <NumberField {...form.field('zeroAt')} label="Keine Punkte ab dem … -Fachen des niedrigsten Preises" />
        )}
        {values.method === 'ufab-extended' && (
          <NumberField {...form.field('corridor')} label="Schwankungsbereich" unit="%" />
        )}
        {values.method === 'ufab-reference' && (
          <>
            <NumberField {...form.field('referencePerformance')} label="Referenz Leistung" unit="Punkte" />
            <NumberField {...form.field('referencePrice')} label="Referenz Preis" unit="€" />
          </>
        )}
      </FieldRow>
      {values.method === 'ufab-extended' && (
        <RadioGroup
          {...form.field('corridorCriterion')}
          label="Im Schwankungsbereich entscheidet"
          options={[
            { value: 'highest-performance', label: 'die höchste Leistung' },
            { value: 'lowest-price', label: 'der niedrigste Preis' },
          ]}
        />
      )}
      <fieldset className="score-group">
        <legend>Zuschlagskriterien neben dem Preis</legend>
        {values.criteria.length === 0 && <p className="muted">Keine: Es entscheidet der niedrigste Preis.</p>}
        {values.criteria.map(({ id }, index) => (
          <div key={id} className="plan-row">
            <TextField {...form.at<string>(`/criteria/${index}/name`)} label="Kriterium" maxLength={200} />
            <NumberField {...form.at<string>(`/criteria/${index}/weight`)} label="Gewicht" unit="%" />
            <NumberField {...form.at<string>(`/criteria/${index}/minimum`)} label="Mindestpunkte" optional />
            <TextAreaField
              {...form.at<string>(`/criteria/${index}/levels`)}
              label="Bewertungsstufen"
              hint="Eine je Zeile, zum Beispiel „10: Belieferung täglich“"
              rows={3}
              optional
            />
            <Button
              small
              kind="tertiary"
              icon="close"
              onClick={() => setValues({ ...values, criteria: values.criteria.filter((one) => one.id !== id) })}
            >
              Kriterium entfernen
            </Button>
          </div>
        ))}
        <Button small icon="add" onClick={addCriterion}>
          Kriterium hinzufügen
        </Button>
      </fieldset>
      <fieldset className="score-group">
        <legend>Eignungsanforderungen</legend>
        {values.suitability.map(({ id }, index) => (
          <div key={id} className="plan-row">
            <SelectField
              {...form.at<string>(`/suitability/${index}/kind`)}
              label="Art"
              options={optionsOf(KIND_LABELS)}
            />
            <TextField {...form.at<string>(`/suitability/${index}/text`)} label="Anforderung" maxLength={2000} />
            <TextField {...form.at<string>(`/suitability/${index}/proof`)} label="Nachweis" maxLength={1000} />
            <Button
              small
              kind="tertiary"
              icon="close"
              onClick={() => setValues({ ...values, suitability: values.suitability.filter((one) => one.id !== id) })}
            >
              Anforderung entfernen
            </Button>
          </div>
        ))}
        <Button small icon="add" onClick={addRequirement}>
          Anforderung hinzufügen
        </Button>
      </fieldset>
      <CheckboxGroup
        {...form.field('sustainability')}
        label="Nachhaltigkeit (Anlage 9 VergStatVO)"
        hint="Wird für die Vergabestatistik gebraucht: welches Kriterium an welcher Stelle."
        optional
        options={optionsOf(PLACE_LABELS).flatMap(({ value: place, label }) =>
          criteria.sustainability.map(({ code, name, kindName }) => ({
            value: `${place}/${code}`,
            label: `${label}: ${name}`,
            detail: kindName,
          })),
        )}
      />
      <RadioGroup {...form.at<string>('/variants/rule')} label="Nebenangebote" options={optionsOf(VARIANT_LABELS)} />
      {values.variants.rule !== 'excluded' && (
        <TextAreaField
          {...form.at<string>('/variants/minimum')}
          label="Mindestanforderungen an Nebenangebote"
          rows={3}
        />
      )}
      <TextField
        {...form.field('security')}
        label="Verlangte Sicherheit"
        hint="Zum Beispiel: Vertragserfüllung 5 % der Auftragssumme"
        optional
      />
    </Form>
  );
}
