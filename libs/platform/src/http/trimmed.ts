import { Transform } from 'class-transformer';

/** Blanks around a text do not count: a field of blanks only is empty. */
export const Trimmed = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));
