import { useLocation } from 'wouter';
import { useSession } from '../../app/session';
import { call, useApiForm, useApiQuery } from '../../shared/api';
import {
  Button,
  Card,
  CheckboxGroup,
  FieldRow,
  Form,
  NumberField,
  PageHeader,
  ProblemAlert,
  SelectField,
  Skeleton,
  TextField,
} from '../../shared/ui';
import { CpvField } from '../codes';
import { NATURES } from './model';

interface NewLot {
  readonly title: string;
  readonly estimatedValue: string;
  readonly cpv: string;
}
interface Values {
  readonly title: string;
  readonly nature: string;
  readonly onBehalfOf: string;
  readonly buyers: readonly string[];
  readonly lots: readonly NewLot[];
}

const EMPTY_LOT: NewLot = { title: '', estimatedValue: '', cpv: '' };

function mistakes({ title, buyers, lots }: Values) {
  return [
    ...(title.trim() === '' ? [{ pointer: '/title', message: 'Bitte benennen Sie den Gegenstand.' }] : []),
    ...(buyers.length === 0
      ? [{ pointer: '/buyers', message: 'Bitte wählen Sie mindestens einen Auftraggeber.' }]
      : []),
    ...lots.flatMap((lot, index) => [
      ...(lot.title.trim() === ''
        ? [{ pointer: `/lots/${index}/title`, message: `Bitte benennen Sie Los ${index + 1}.` }]
        : []),
      ...(lot.estimatedValue === ''
        ? [{ pointer: `/lots/${index}/estimatedValue`, message: `Bitte schätzen Sie den Wert von Los ${index + 1}.` }]
        : []),
    ]),
  ];
}

/** A procedure that does not come from a bundle. Regime and types are judged when it is created. */
export default function NewProcedurePage() {
  const { person } = useSession();
  const [, navigate] = useLocation();
  const members = useApiQuery('/api/members');
  const form = useApiForm<Values, { id: string }>({
    initial: { title: '', nature: 'supplies', onBehalfOf: '', buyers: [], lots: [EMPTY_LOT] },
    validate: mistakes,
    submit: ({ onBehalfOf, ...values }) =>
      call('post', '/api/procedures', {
        body: { ...values, state: 'HE', ...(onBehalfOf.trim() ? { onBehalfOf } : {}) },
      }) as Promise<{ id: string }>,
    onSuccess: ({ id }) => navigate(`/vergaben/${id}`),
    draft: `vergabe-neu-${person.id}`,
  });
  const { lots } = form.values;
  const setLots = (next: readonly NewLot[]): void => form.setValues({ ...form.values, lots: next });
  return (
    <>
      <PageHeader
        title="Verfahren anlegen"
        breadcrumb={[
          { label: 'Heute', href: '/' },
          { label: 'Vergaben', href: '/vergaben' },
        ]}
        lead="Rechtsrahmen, zulässige Vergabearten und Pflichten werden beim Anlegen nach dem heutigen Recht beurteilt und begründet."
      />
      <Card>
        {members.error && <ProblemAlert problem={members.error} onRetry={() => void members.refetch()} />}
        {!members.data && !members.error && <Skeleton lines={8} label="Formular wird geladen" />}
        {members.data && (
          <Form form={form} submitLabel="Verfahren anlegen" label="Neues Verfahren">
            <TextField {...form.field('title')} label="Gegenstand" maxLength={300} />
            <FieldRow>
              <SelectField {...form.field('nature')} label="Art der Leistung" options={NATURES} />
              <TextField
                {...form.field('onBehalfOf')}
                label="Im Auftrag von"
                optional
                hint="Fachamt oder Bedarfsstelle"
              />
            </FieldRow>
            <CheckboxGroup
              {...form.field('buyers')}
              label="Auftraggeber"
              options={members.data.items.map(({ slug, name }) => ({ value: slug, label: name }))}
            />
            {lots.map((_, index) => (
              <fieldset key={index} className="field-group">
                <legend className="field__label">Los {index + 1}</legend>
                <FieldRow>
                  <TextField {...form.at<string>(`/lots/${index}/title`)} label="Bezeichnung" />
                  <NumberField
                    {...form.at<string>(`/lots/${index}/estimatedValue`)}
                    label="Geschätzter Wert netto"
                    unit="€"
                  />
                </FieldRow>
                <CpvField {...form.at<string>(`/lots/${index}/cpv`)} label="CPV-Code" optional />
                {lots.length > 1 && (
                  <Button
                    small
                    kind="tertiary"
                    icon="delete"
                    onClick={() => setLots(lots.filter((__, at) => at !== index))}
                  >
                    Los {index + 1} entfernen
                  </Button>
                )}
              </fieldset>
            ))}
            <div className="button-row">
              <Button small icon="add" onClick={() => setLots([...lots, EMPTY_LOT])}>
                Los hinzufügen
              </Button>
            </div>
          </Form>
        )}
      </Card>
    </>
  );
}
