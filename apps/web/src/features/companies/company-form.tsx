import type { ReactNode } from 'react';
import type { ApiForm } from '../../shared/api';
import { Citations, FieldRow, Form, RadioGroup, TextAreaField, TextField } from '../../shared/ui';
import { DuplicateHint } from './duplicate-hint';
import type { Company, FormValues } from './model';

interface CompanyFormProps {
  readonly form: ApiForm<FormValues>;
  readonly submitLabel: string;
  readonly actions: ReactNode;
  readonly children?: ReactNode;
  /** The company that is edited. */
  readonly company?: Pick<Company, 'id' | 'smeCitations'>;
}

/** All facts of a company; only the name is needed. */
export function CompanyForm({ form, submitLabel, actions, company, children }: CompanyFormProps) {
  return (
    <Form form={form} submitLabel={submitLabel} label="Unternehmen" actions={actions}>
      {children}
      <FieldRow>
        <TextField {...form.field('name')} label="Name" maxLength={200} autoFocus />
        <TextField
          {...form.field('legalForm')}
          label="Rechtsform"
          optional
          maxLength={100}
          placeholder="GmbH, e. K., GbR …"
        />
      </FieldRow>
      <FieldRow>
        <TextField {...form.field('street')} label="Straße und Hausnummer" optional maxLength={200} />
        <TextField {...form.field('postcode')} label="Postleitzahl" optional maxLength={20} width="short" />
        <TextField {...form.field('city')} label="Ort" optional maxLength={200} />
        <TextField {...form.field('country')} label="Land" maxLength={2} width="short" />
      </FieldRow>
      <FieldRow>
        <TextField {...form.field('email')} label="E-Mail" optional maxLength={200} />
        <TextField {...form.field('phone')} label="Telefon" type="tel" optional maxLength={60} />
        <TextField {...form.field('website')} label="Internet" optional maxLength={200} />
      </FieldRow>
      <DuplicateHint values={form.values} except={company?.id} />
      <fieldset className="company-group">
        <legend className="company-group__title">Register und Nummern</legend>
        <FieldRow>
          <TextField
            {...form.field('vatId')}
            label="Umsatzsteuer-Identifikationsnummer"
            optional
            maxLength={30}
            hint="Aufbau und deutsche Prüfziffer werden geprüft."
          />
          <TextField
            {...form.field('pqNumber')}
            label="Präqualifikationsnummer"
            optional
            maxLength={60}
            hint="Aus dem PQ-Verzeichnis, falls vorhanden."
          />
        </FieldRow>
        <FieldRow>
          <TextField
            {...form.field('registerCourt')}
            label="Registergericht"
            optional
            maxLength={100}
            placeholder="Amtsgericht Darmstadt"
          />
          <TextField
            {...form.field('registerNumber')}
            label="Registernummer"
            optional
            maxLength={60}
            placeholder="HRB 12345"
          />
        </FieldRow>
      </fieldset>
      <fieldset className="company-group">
        <legend className="company-group__title">Für Auswahl und Statistik</legend>
        <RadioGroup
          {...form.at<string>('/sme')}
          label="Kleines oder mittleres Unternehmen (KMU)"
          hint={
            <>
              Nach der Empfehlung 2003/361/EG; die Vergabestatistik fragt danach.{' '}
              {company && <Citations citations={company.smeCitations} />}
            </>
          }
          options={[
            { value: 'yes', label: 'Ja' },
            { value: 'no', label: 'Nein' },
            { value: 'unknown', label: 'Nicht bekannt' },
          ]}
        />
        <TextField
          {...form.field('cpv')}
          label="Leistungen (CPV-Codes)"
          optional
          maxLength={400}
          hint="Mehrere durch Leerzeichen getrennt, zum Beispiel 30197643-5 22800000-8."
        />
        <TextAreaField {...form.field('notes')} label="Bemerkung" optional rows={3} maxLength={4000} />
      </fieldset>
    </Form>
  );
}
