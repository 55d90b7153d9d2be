import type { ReactNode } from 'react';
import { useSession } from '../../app/session';
import { useApiQuery } from '../../shared/api';
import {
  Card,
  Combobox,
  DateField,
  FieldRow,
  NumberField,
  RadioGroup,
  SelectField,
  TextAreaField,
  TextField,
} from '../../shared/ui';
import type { Fields } from './fields';
import { BUDGET_KINDS, FORMS, NATURES } from './model';

interface SectionProps {
  readonly fields: Fields;
}

const Section = ({ title, help, children }: { title: string; help?: ReactNode; children: ReactNode }) => (
  <Card title={title}>
    <div className="form">
      {help && <p className="muted request-help">{help}</p>}
      {children}
    </div>
  </Card>
);

/** What is needed, in which way, and what is asked for because of that. */
export function SubjectSection({ fields }: SectionProps) {
  const { at, isRequired, isShown } = fields;
  return (
    <Section title="1. Was wird gebraucht?">
      <TextField
        {...at('/title')}
        label="Gegenstand"
        hint="Ein Satz, wie Sie ihn am Telefon sagen würden, zum Beispiel: Streusalz für den Winterdienst."
        maxLength={300}
        width="full"
      />
      <RadioGroup {...at('/nature', true)} label="Art der Leistung" options={NATURES} />
      <RadioGroup {...at('/form', true)} label="Art des Auftrags" options={FORMS} />
      <TextAreaField
        {...at('/description')}
        label="Beschreibung"
        hint="Wofür wird es gebraucht? Was muss es können? Gibt es Vorgaben, Pläne, Förderung?"
        rows={5}
        width="full"
      />
      {isShown('quantity') && (
        <TextField {...at('/quantity')} label="Menge und Umfang" optional={!isRequired('quantity')} width="full" />
      )}
      {isShown('planningState') && (
        <TextAreaField
          {...at('/planningState')}
          label="Stand der Planung"
          hint="Wie weit ist die Planung, und wer macht Entwurf und Leistungsverzeichnis?"
          optional={!isRequired('planningState')}
          rows={3}
          width="full"
        />
      )}
      {isShown('previousContract') && (
        <FieldRow>
          <TextField
            {...at('/previousContract')}
            label="Bisheriger Vertrag"
            hint="Name, Nummer oder Aktenzeichen."
            optional={!isRequired('previousContract')}
          />
          <TextField
            {...at('/previousSupplier')}
            label="Bisheriges Unternehmen"
            hint="Wer leistet heute?"
            optional={!isRequired('previousSupplier')}
          />
          <DateField
            {...at('/previousEndsOn')}
            keepsText
            label="Ende des bisherigen Vertrags"
            optional={!isRequired('previousEndsOn')}
          />
        </FieldRow>
      )}
      {isShown('pricesAsked') && (
        <TextAreaField
          {...at('/pricesAsked')}
          label="Eingeholte Preise"
          hint="Bei wem haben Sie gefragt, und was wurde geantwortet? Angebote können Sie unten anhängen."
          optional={!isRequired('pricesAsked')}
          rows={3}
          width="full"
        />
      )}
      <TextField
        {...at('/onBehalfOf')}
        label="Im Auftrag von"
        hint="Nur wenn Sie für jemand anderen beschaffen, zum Beispiel für die Stadtwerke."
        optional
      />
    </Section>
  );
}

export function TimeSection({ fields }: SectionProps) {
  const { today } = useSession();
  const { at, isRequired, content } = fields;
  const withTerm = isRequired('termFrom') || content.nature === 'services' || content.termFrom + content.termTo !== '';
  return (
    <Section title="2. Wann und wo?">
      <FieldRow>
        <DateField
          {...at('/needOn')}
          keepsText
          label="Gebraucht ab"
          hint="Ein Vergabeverfahren dauert Wochen bis Monate."
          min={today}
        />
        <TextField
          {...at('/place')}
          label={content.nature === 'works' ? 'Ort der Baustelle' : 'Ort der Leistung'}
          hint="Gebäude und Anschrift."
          optional={!isRequired('place')}
        />
      </FieldRow>
      {withTerm && (
        <FieldRow>
          <DateField {...at('/termFrom')} keepsText label="Beginn der Laufzeit" optional={!isRequired('termFrom')} />
          <DateField {...at('/termTo')} keepsText label="Ende der Laufzeit" optional={!isRequired('termTo')} />
        </FieldRow>
      )}
    </Section>
  );
}

export function BudgetSection({ fields, member }: SectionProps & { readonly member: string }) {
  const { today } = useSession();
  const { data } = useApiQuery('/api/cost-centres', { query: { member } });
  const { at, isRequired, isShown, content } = fields;
  const year = Number(today.slice(0, 4));
  const years = [year - 1, year, year + 1, year + 2, year + 3, year + 4].map(String);
  const options = (data?.items ?? [])
    .filter(
      ({ id, validFrom, validTo }) =>
        id === content.costCentreId || (validFrom <= today && (validTo === null || today <= validTo)),
    )
    .map(({ id, number, name, department }) => ({
      value: id,
      label: `${number} ${name}`,
      detail: department ?? undefined,
    }));
  return (
    <Section title="4. Aus welchem Geld?">
      <Combobox
        {...at('/costCentreId', true)}
        label="Kostenstelle"
        hint="Nummer oder Name eingeben. Angeboten werden die Kostenstellen, die heute gelten."
        options={options}
        placeholder="Nummer oder Name"
      />
      <FieldRow>
        <NumberField
          {...at('/budgetAmount')}
          keepsText
          label="Verfügbares Budget"
          unit="€"
          hint="Was im Haushalt bereitsteht."
        />
        <SelectField
          {...at('/budgetYear')}
          label="Haushaltsjahr"
          placeholder="Bitte wählen"
          options={[...new Set([...years, content.budgetYear].filter(Boolean))].map((value) => ({
            value,
            label: value,
          }))}
        />
        <SelectField {...at('/budgetKind')} label="Haushalt" placeholder="Bitte wählen" options={BUDGET_KINDS} />
      </FieldRow>
      <TextField
        {...at('/budgetConfirmedBy')}
        label="Bestätigt von"
        hint="Wer in der Kämmerei oder im Amt hat bestätigt, dass das Geld bereitsteht?"
      />
      {isShown('maximumValue') && (
        <NumberField
          {...at('/maximumValue')}
          keepsText
          label="Höchstwert der Rahmenvereinbarung, netto"
          unit="€"
          hint="Mehr darf über die ganze Laufzeit nicht abgerufen werden."
          optional={!isRequired('maximumValue')}
          width="medium"
        />
      )}
    </Section>
  );
}

export function ContactSection({ fields: { at } }: SectionProps) {
  return (
    <Section title="5. Wen können wir fragen?" help="Telefon oder E-Mail genügt.">
      <FieldRow>
        <TextField {...at('/contactName')} label="Ansprechperson" />
        <TextField {...at('/contactPhone')} label="Telefon" type="tel" optional />
        <TextField {...at('/contactEmail')} label="E-Mail" type="email" optional />
      </FieldRow>
    </Section>
  );
}
