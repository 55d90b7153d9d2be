import type { ApiForm } from '../../shared/api';
import {
  CheckboxGroup,
  FieldGroup,
  FieldRow,
  NumberField,
  RadioGroup,
  SelectField,
  TextAreaField,
  TextField,
  type Option,
} from '../../shared/ui';
import type { AnswerValue, Contact, Question } from './round-types';

export interface FormAnswers {
  readonly reason: string;
  readonly answers: Readonly<Record<string, AnswerValue>>;
}

export function emptyAnswer({ kind }: Question): AnswerValue {
  if (kind === 'delivery-point') return [];
  if (kind === 'contact') return { name: '', email: '', phone: '' };
  return '';
}

interface AnswerFieldProps {
  readonly question: Question;
  readonly form: ApiForm<FormAnswers>;
  /** Known delivery points of the member. */
  readonly places: readonly Option[];
}

/** The field of one question, by its kind. */
export function AnswerField({ question, form, places }: AnswerFieldProps) {
  const pointer = `/answers/${question.id}`;
  const { label, hint, mandatory, kind, choices } = question;
  const shared = { label, hint: hint || undefined, optional: !mandatory };
  const text = form.at<string>(pointer);
  switch (kind) {
    case 'number':
      return <NumberField {...text} {...shared} places={2} />;
    case 'choice':
      return (
        <SelectField
          {...text}
          {...shared}
          placeholder="Bitte wählen"
          options={choices.map((value) => ({ value, label: value }))}
        />
      );
    case 'yes-no':
      return (
        <RadioGroup
          {...text}
          {...shared}
          options={[
            { value: 'ja', label: 'Ja' },
            { value: 'nein', label: 'Nein' },
          ]}
        />
      );
    case 'delivery-point':
      return <Places {...shared} pointer={pointer} form={form} places={places} />;
    case 'contact': {
      const { id, error } = form.at<Contact>(pointer);
      return (
        <FieldGroup {...shared} id={id} error={error}>
          <FieldRow>
            <TextField {...form.at<string>(`${pointer}/name`)} label="Name" optional={!mandatory} maxLength={200} />
            <TextField {...form.at<string>(`${pointer}/email`)} label="E-Mail" type="email" optional maxLength={200} />
            <TextField {...form.at<string>(`${pointer}/phone`)} label="Telefon" type="tel" optional maxLength={200} />
          </FieldRow>
        </FieldGroup>
      );
    }
    default:
      return <TextAreaField {...text} {...shared} rows={2} maxLength={1000} />;
  }
}

interface PlacesProps extends Omit<AnswerFieldProps, 'question'> {
  readonly pointer: string;
  readonly label: string;
  readonly hint: string | undefined;
  readonly optional: boolean;
}

/** Known sites to tick, others line by line. */
function Places({ pointer, form, places, label, hint, optional }: PlacesProps) {
  const { id, value, error, onChange } = form.at<readonly string[]>(pointer);
  const known = new Set(places.map((place) => place.value));
  const ticked = value.filter((place) => known.has(place));
  const further = value.filter((place) => !known.has(place));
  return (
    <FieldGroup id={id} label={label} hint={hint} optional={optional} error={error}>
      {places.length > 0 && (
        <CheckboxGroup
          id={`${id}-bekannt`}
          label="Bekannte Lieferstellen"
          options={places}
          value={ticked}
          onChange={(next) => onChange([...next, ...further])}
        />
      )}
      <TextAreaField
        id={`${id}-weitere`}
        label={places.length > 0 ? 'Weitere Lieferstellen, eine je Zeile' : 'Lieferstellen, eine je Zeile'}
        optional={places.length > 0 || optional}
        rows={3}
        value={further.join('\n')}
        onChange={(text) => onChange([...ticked, ...(text === '' ? [] : text.split('\n'))])}
      />
    </FieldGroup>
  );
}
