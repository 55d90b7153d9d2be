import { type FieldError, invalid, type LocalDate } from '@app/kernel';
import type { DeclarationKind, DeclarationResult } from '../contract';

/** A declaration or register answer as it was recorded. It never changes; one recorded by mistake is withdrawn. */
export interface Declaration {
  readonly id: string;
  readonly kind: DeclarationKind;
  /** Of an own kind what it is; '' otherwise. */
  readonly title: string;
  readonly givenOn: LocalDate;
  readonly result: DeclarationResult;
  readonly documentNumber: string;
  /** Last day the paper itself names; null where it names none. */
  readonly statedUntil: LocalDate | null;
  readonly note: string;
  /** Later ones are greater; decides between two of the same day. */
  readonly recordedAt: Date;
  readonly withdrawn: boolean;
}

export type NewDeclaration = Pick<
  Declaration,
  'kind' | 'title' | 'givenOn' | 'result' | 'documentNumber' | 'statedUntil' | 'note'
>;

/** Throws `invalid` naming every wrong field. `today`: nothing is declared in the future. */
export function checkNewDeclaration(declaration: NewDeclaration, today: LocalDate): void {
  const { kind, title, givenOn, result, statedUntil, note } = declaration;
  const faults: FieldError[] = [];
  if (kind === 'own' && title === '')
    faults.push({
      pointer: '/title',
      message: 'Bitte benennen Sie den Nachweis, zum Beispiel Haftpflichtversicherung.',
    });
  if (givenOn > today)
    faults.push({ pointer: '/givenOn', message: 'Der Tag liegt in der Zukunft. Erfasst wird, was vorliegt.' });
  if (statedUntil !== null && statedUntil < givenOn)
    faults.push({ pointer: '/statedUntil', message: 'Das Ende liegt vor dem Tag der Erklärung.' });
  if (statedUntil !== null && kind === 'competition-register')
    faults.push({
      pointer: '/statedUntil',
      message: 'Wie lange die Auskunft verwendet werden darf, folgt aus dem Gesetz und wird nicht eingetragen.',
    });
  if (result === 'adverse' && note === '')
    faults.push({ pointer: '/note', message: 'Bitte beschreiben Sie den Eintrag oder die Einschränkung.' });
  if (faults.length > 0) {
    const text = faults.length === 1 ? 'Eine Angabe ist' : `${faults.length} Angaben sind`;
    throw invalid('declaration', `${text} nicht richtig.`, faults);
  }
}
