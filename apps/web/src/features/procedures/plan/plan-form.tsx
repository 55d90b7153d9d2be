import { useState } from 'react';
import { asProblem, call, type EditConflict, mergeEdits, useApiForm, useApiQuery } from '../../../shared/api';
import {
  Button,
  CheckboxGroup,
  DateField,
  FieldRow,
  Form,
  NumberField,
  SelectField,
  TextAreaField,
  TextField,
} from '../../../shared/ui';
import { CpvCodesField, CpvField, NutsField } from '../../codes';
import type { Procedure } from '../model';
import { EditDifference } from './edit-difference';
import { PlanLots } from './plan-lots';
import { PlanOptions } from './plan-options';
import { bodyOf, fieldsOf, FRAMEWORKS, planDraft, type PlanFields, pointerInForm, TECHNIQUES } from './plan-values';

interface Seen {
  readonly version: number;
  readonly fields: PlanFields;
}
interface Values extends PlanFields {
  /** What the form began with: kept with the draft, so that a later look finds what changed meanwhile. */
  readonly seen: Seen;
}
interface Stale {
  readonly by: string;
  readonly what: string;
  readonly conflicts: readonly EditConflict<PlanFields>[];
  readonly taken: readonly (keyof PlanFields)[];
}

const seenOf = (procedure: Procedure): Seen => ({ version: procedure.version, fields: fieldsOf(procedure) });

/** Everything that is planned. Two people may edit at once: nothing typed is lost, and both changes are compared. */
export function PlanForm({
  procedure,
  onSaved,
  onCancel,
}: {
  readonly procedure: Procedure;
  readonly onSaved: () => Promise<void>;
  readonly onCancel: () => void;
}) {
  const members = useApiQuery('/api/members');
  const [stale, setStale] = useState<Stale>();
  const form = useApiForm<Values>({
    initial: { ...fieldsOf(procedure), seen: seenOf(procedure) },
    draft: planDraft(procedure.id),
    submit: async ({ seen, ...fields }) => {
      const path = { id: procedure.id };
      try {
        await call('put', '/api/procedures/{id}/plan', { path, body: bodyOf(fields), version: seen.version });
      } catch (error) {
        const problem = asProblem(error);
        if (problem.status === 412) await compare(seen, fields);
        const errors = problem.errors.map((one) => ({ ...one, pointer: pointerInForm(one.pointer) }));
        throw Object.assign(problem, { errors });
      }
    },
    onSuccess: () => {
      setStale(undefined);
      void onSaved();
    },
  });

  async function compare(seen: Seen, mine: PlanFields): Promise<void> {
    const now = (await call('get', '/api/procedures/{id}', { path: { id: procedure.id } })) as Procedure;
    const merged = mergeEdits(seen.fields, mine, fieldsOf(now));
    setStale({ by: now.changedBy, what: now.lastChange, conflicts: merged.conflicts, taken: merged.taken });
    form.setValues({ ...merged.values, seen: seenOf(now) });
  }
  const take = ({ field, theirs }: EditConflict<PlanFields>, theirsWins: boolean): void => {
    if (theirsWins) form.setValues({ ...form.values, [field]: theirs });
    setStale((now) => now && { ...now, conflicts: now.conflicts.filter((one) => one.field !== field) });
  };

  const { values } = form;
  const buyers = members.data?.items ?? [];
  return (
    <Form
      form={form}
      submitLabel="Planung speichern"
      label="Planung"
      actions={
        <Button
          onClick={() => {
            form.reset();
            onCancel();
          }}
        >
          Verwerfen
        </Button>
      }
    >
      {stale && <EditDifference {...stale} onTake={take} />}
      <TextField {...form.field('title')} label="Gegenstand" maxLength={300} />
      <TextAreaField
        {...form.field('description')}
        label="Beschreibung der Leistung"
        optional
        rows={4}
        maxLength={10_000}
      />
      <CheckboxGroup
        {...form.field('buyers')}
        label="Auftraggeber"
        options={buyers.map(({ slug, name }) => ({ value: slug, label: name }))}
      />
      <FieldRow>
        <SelectField
          {...form.field('leadBuyer')}
          label="Federführung"
          optional
          options={[
            { value: '', label: 'das Vergabezentrum' },
            ...buyers
              .filter(({ slug }) => values.buyers.includes(slug))
              .map(({ slug, name }) => ({ value: slug, label: name })),
          ]}
        />
        <TextField
          {...form.field('thirdParty')}
          label="Im Auftrag von"
          optional
          hint="wenn für jemanden vergeben wird, der nicht Mitglied ist"
        />
        {values.thirdParty.trim() !== '' && (
          <NumberField {...form.field('fee')} label="Entgelt netto" unit="€" optional />
        )}
      </FieldRow>
      <PlanLots form={form} />
      <PlanOptions form={form} />
      <CpvField
        {...form.field('mainCpv')}
        label="Haupt-CPV-Code"
        optional
        hint="Bleibt das Feld leer, gilt der Code des ersten Loses."
      />
      <CpvCodesField {...form.field('furtherCpv')} label="Weitere CPV-Codes" optional />
      <NutsField {...form.field('place')} label="Ort der Leistung (NUTS)" optional />
      <FieldRow>
        <DateField {...form.field('termFrom')} label="Laufzeit von" optional />
        <DateField {...form.field('termTo')} label="Laufzeit bis" optional />
      </FieldRow>
      <FieldRow>
        <SelectField {...form.field('framework')} label="Rahmenvereinbarung" options={FRAMEWORKS} />
        {values.framework !== '' && (
          <>
            <NumberField {...form.field('maximumValue')} label="Höchstwert netto" unit="€" optional />
            <NumberField
              {...form.field('maximumQuantity')}
              label="Höchstmenge"
              places={3}
              optional
              hint="in der Einheit der Lose"
            />
          </>
        )}
      </FieldRow>
      {values.framework !== '' && (
        <TextAreaField
          {...form.field('termReasons')}
          label="Grund für eine lange Laufzeit"
          optional
          rows={2}
          maxLength={2000}
          hint="nur nötig, wenn sie über die Höchstlaufzeit der Vergabeordnung hinausgeht"
        />
      )}
      <CheckboxGroup {...form.field('techniques')} label="Besondere Verfahren" optional options={TECHNIQUES} />
    </Form>
  );
}
