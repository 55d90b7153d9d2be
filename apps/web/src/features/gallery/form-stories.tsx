import { ApiProblem, useApiForm, type FieldError } from '../../shared/api';
import { money, date, quantity } from '../../shared/format';
import {
  Button,
  Card,
  Checkbox,
  CheckboxGroup,
  Combobox,
  DateField,
  FieldRow,
  FileField,
  Form,
  NumberField,
  RadioGroup,
  SelectField,
  TextAreaField,
  TextField,
  useToasts,
} from '../../shared/ui';

const MEMBERS = [
  'Biebesheim am Rhein',
  'Bischofsheim',
  'Büttelborn',
  'Ginsheim-Gustavsburg',
  'Kelsterbach',
  'Mörfelden-Walldorf',
  'Nauheim',
  'Raunheim',
  'Riedstadt',
  'Trebur',
  'Kreis Groß-Gerau',
].map((name) => ({ value: name, label: name }));

const COST_CENTRES = [
  { value: '1110', label: 'Rathaus, Zentrale Dienste', detail: '11.10.01' },
  { value: '2110', label: 'Grundschule Pestalozzi', detail: '21.10.04' },
  { value: '3650', label: 'Kindertagesstätte Regenbogen', detail: '36.50.02' },
  { value: '5410', label: 'Bauhof', detail: '54.10.01' },
];

interface Values {
  readonly title: string;
  readonly costCentre: string;
  readonly amount: string;
  readonly price: string;
  readonly until: string;
  readonly unit: string;
  readonly reason: string;
  readonly members: readonly string[];
  readonly kind: string;
  readonly green: boolean;
  readonly files: readonly File[];
}

const INITIAL: Values = {
  title: 'Papier und Toner 2027',
  costCentre: '',
  amount: '1250.5',
  price: '4.35',
  until: '2026-12-31',
  unit: 'carton',
  reason: '',
  members: ['Raunheim', 'Trebur'],
  kind: 'framework',
  green: true,
  files: [],
};

function mistakes(values: Values): FieldError[] {
  const found: FieldError[] = [];
  if (values.title.trim() === '') found.push({ pointer: '/title', message: 'Bitte geben Sie einen Titel an.' });
  if (values.costCentre === '') found.push({ pointer: '/costCentre', message: 'Bitte wählen Sie eine Kostenstelle.' });
  if (values.members.length === 0)
    found.push({ pointer: '/members', message: 'Bitte wählen Sie mindestens eine Kommune.' });
  return found;
}

export function FormStories() {
  const toasts = useToasts();
  const form = useApiForm<Values>({
    initial: INITIAL,
    validate: mistakes,
    submit: (values) =>
      values.reason === ''
        ? Promise.reject(
            new ApiProblem({
              status: 422,
              type: 'about:blank',
              title: 'Angaben unvollständig',
              detail: 'Diese Meldung kommt in der Anwendung vom Server.',
              errors: [{ pointer: '/reason', message: 'Die Begründung fehlt (§ 8 VgV).' }],
              extra: {},
            }),
          )
        : Promise.resolve(),
    onSuccess: () => toasts.show({ text: 'So sieht eine Bestätigung aus. Gespeichert wurde nichts.' }),
  });
  const { values } = form;
  return (
    <Card title="Formular mit Fehlerübersicht">
      <Form
        form={form}
        label="Beispielformular"
        submitLabel="Absenden"
        actions={
          <Button kind="tertiary" onClick={form.reset}>
            Zurücksetzen
          </Button>
        }
      >
        <TextField {...form.field('title')} label="Titel" hint="So erscheint die Bedarfsabfrage bei den Kommunen." />
        <FieldRow>
          <NumberField {...form.field('amount')} label="Menge" places={3} unit="Stück" />
          <NumberField {...form.field('price')} label="Einzelpreis" places={4} unit="€" />
          <DateField {...form.field('until')} label="Meldefrist" hint="Zum Beispiel 5.3.26" min="2026-11-22" />
        </FieldRow>
        <FieldRow>
          <SelectField
            {...form.field('unit')}
            label="Einheit"
            options={[
              { value: 'piece', label: 'Stück' },
              { value: 'carton', label: 'Karton', detail: '5 Pakete' },
              { value: 'pallet', label: 'Palette', detail: '40 Kartons' },
            ]}
          />
          <Combobox
            {...form.field('costCentre')}
            label="Kostenstelle"
            placeholder="Name oder Nummer"
            options={COST_CENTRES}
          />
        </FieldRow>
        <CheckboxGroup {...form.field('members')} label="Teilnehmende Kommunen" options={MEMBERS} />
        <RadioGroup
          {...form.field('kind')}
          label="Ergebnis des Verfahrens"
          options={[
            { value: 'framework', label: 'Rahmenvereinbarung', detail: 'Abrufe über die ganze Laufzeit' },
            { value: 'single', label: 'Einzelauftrag', detail: 'Eine Lieferung je Kommune' },
          ]}
        />
        <Checkbox
          {...form.field('green')}
          label="Umweltkriterien berücksichtigen"
          detail="Blauer Engel oder gleichwertig"
        />
        <TextAreaField {...form.field('reason')} label="Begründung" />
        <FileField
          {...form.field('files')}
          label="Anlagen"
          optional
          multiple
          accept=".pdf,.csv"
          maxBytes={10_000_000}
          hint="PDF oder CSV, höchstens 10 MB je Datei"
        />
      </Form>
      <p className="muted small">
        Gelesene Werte: Menge {quantity(values.amount)}, Einzelpreis {money(values.price)}, Meldefrist{' '}
        {date(values.until)}
      </p>
    </Card>
  );
}
