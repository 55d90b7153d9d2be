import { DomainError, type FieldError } from '@app/kernel';
import { type ArgumentMetadata, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';

const number = (message: string): string => /-?\d+(\.\d+)?/.exec(message)?.[0] ?? '';

/** German sentences for class-validator's constraints; a message set at the decorator (with an umlaut or „) wins. */
const SENTENCES: Record<string, (message: string) => string> = {
  isDefined: () => 'Diese Angabe fehlt.',
  isNotEmpty: () => 'Diese Angabe fehlt.',
  isString: () => 'Hier wird ein Text erwartet.',
  isInt: () => 'Hier wird eine ganze Zahl erwartet.',
  isNumber: () => 'Hier wird eine Zahl erwartet.',
  isBoolean: () => 'Hier wird „ja“ oder „nein“ (true/false) erwartet.',
  isArray: () => 'Hier wird eine Liste erwartet.',
  isObject: () => 'Hier wird ein Objekt erwartet.',
  isUuid: () => 'Diese Kennung gibt es nicht.',
  isEmail: () => 'Das ist keine E-Mail-Adresse.',
  isIn: (message) => `Erlaubt sind nur: ${message.split(': ').pop() ?? ''}.`,
  isEnum: (message) => `Erlaubt sind nur: ${message.split(': ').pop() ?? ''}.`,
  isDateString: () => 'Hier wird ein Kalendertag erwartet (JJJJ-MM-TT).',
  minLength: (message) => `Mindestens ${number(message)} Zeichen.`,
  maxLength: (message) => `Höchstens ${number(message)} Zeichen.`,
  min: (message) => `Mindestens ${number(message)}.`,
  max: (message) => `Höchstens ${number(message)}.`,
  arrayMinSize: (message) =>
    number(message) === '1' ? 'Mindestens ein Eintrag.' : `Mindestens ${number(message)} Einträge.`,
  arrayMaxSize: (message) => `Höchstens ${number(message)} Einträge.`,
  arrayNotEmpty: () => 'Mindestens ein Eintrag.',
  arrayUnique: () => 'Ein Eintrag kommt doppelt vor.',
  matches: () => 'Das Format stimmt nicht.',
  whitelistValidation: () => 'Dieses Feld gibt es hier nicht.',
  nestedValidation: () => 'Hier wird ein Objekt erwartet.',
};
const isOwnSentence = (message: string): boolean =>
  /^[A-ZÄÖÜ„].*[.?]$/.test(message) && !/\b(must|should)\b/.test(message);

/** Constraints on the kind of a value: where one fails, those on its length or range say nothing useful. */
const ABOUT_THE_KIND = [
  'whitelistValidation',
  'isDefined',
  'isString',
  'isArray',
  'isObject',
  'isInt',
  'isNumber',
  'isBoolean',
];

/** The one sentence of a field: that it is missing, else the decorator's own, else the first about its kind, else the first. */
function sentenceOf({ value, constraints = {} }: ValidationError): string | undefined {
  const failed = Object.entries(constraints);
  const own = failed.find(([, message]) => isOwnSentence(message));
  if (own) return own[1];
  if (failed.length > 0 && (value === undefined || value === null)) return 'Diese Angabe fehlt.';
  const first = failed.find(([name]) => ABOUT_THE_KIND.includes(name)) ?? failed[0];
  return first && (SENTENCES[first[0]]?.(first[1]) ?? 'Diese Angabe ist ungültig.');
}

function collect(errors: readonly ValidationError[], path: string): FieldError[] {
  return errors.flatMap((error) => {
    const pointer = `${path}/${error.property}`;
    const message = sentenceOf(error);
    return [...(message === undefined ? [] : [{ pointer, message }]), ...collect(error.children ?? [], pointer)];
  });
}

/** No request of this API is deeper; class-transformer follows every level by recursion until the stack ends. */
const DEEPEST = 40;

const isNested = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !(value instanceof Uint8Array);

function isTooDeep(body: unknown): boolean {
  let level = [body].filter(isNested);
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return true;
    level = level.flatMap((value) => Object.values(value).filter(isNested));
  }
  return false;
}

class BodyPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body' && isTooDeep(value))
      throw new DomainError('invalid', 'too-deep', 'Die Angaben sind zu tief verschachtelt.');
    return super.transform(value, metadata);
  }
}

/** Unknown fields are refused, known ones checked; every wrong field is named with its JSON pointer. */
export const validationPipe = (): ValidationPipe =>
  new BodyPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    exceptionFactory: (errors) => {
      const fields = collect(errors, '');
      const detail =
        fields.length === 1 ? 'Eine Angabe ist nicht richtig.' : `${fields.length} Angaben sind nicht richtig.`;
      return new DomainError('invalid', 'validation', detail, fields);
    },
  });
