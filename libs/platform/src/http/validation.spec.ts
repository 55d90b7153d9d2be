import type { DomainError } from '@app/kernel';
import { ArrayMinSize, IsArray, IsIn, IsInt, IsOptional, IsString, Max, MaxLength, MinLength } from 'class-validator';
import { validationPipe } from './validation';

class Sample {
  @IsString()
  @MinLength(2)
  @MaxLength(5)
  title: string;

  @IsArray()
  @ArrayMinSize(1)
  members: string[];

  @IsOptional()
  @IsInt()
  @Max(8)
  years?: number;

  @IsOptional()
  @IsIn(['read', 'write'])
  scope?: string;

  @IsOptional()
  @IsString({ message: 'Der Grund fehlt.' })
  reason?: string;
}

describe('refusing a request', () => {
  const refusal = async (body: object): Promise<object> => {
    const error = await validationPipe()
      .transform(body, { type: 'body', metatype: Sample })
      .then(
        () => undefined,
        (reason: DomainError) => reason,
      );
    return Object.fromEntries((error?.errors ?? []).map(({ pointer, message }) => [pointer, message]));
  };

  it('refuses what is nested without end before anything follows it', async () => {
    const nested = JSON.parse(`{"title":${'['.repeat(50_000)}${']'.repeat(50_000)}}`) as object;
    const asked = validationPipe().transform(nested, { type: 'body', metatype: Sample });
    await expect(asked).rejects.toMatchObject({ kind: 'invalid', code: 'too-deep' });
  });

  it('says that a field is missing, not how long it may be', async () => {
    expect(await refusal({})).toEqual({ '/title': 'Diese Angabe fehlt.', '/members': 'Diese Angabe fehlt.' });
  });

  it('names the kind of value before its length, and the length where the kind is right', async () => {
    expect(await refusal({ title: 7, members: 'raunheim', years: 'zwei' })).toEqual({
      '/title': 'Hier wird ein Text erwartet.',
      '/members': 'Hier wird eine Liste erwartet.',
      '/years': 'Hier wird eine ganze Zahl erwartet.',
    });
    expect(await refusal({ title: 'x', members: [], years: 9, scope: 'all' })).toEqual({
      '/title': 'Mindestens 2 Zeichen.',
      '/members': 'Mindestens ein Eintrag.',
      '/years': 'Höchstens 8.',
      '/scope': 'Erlaubt sind nur: read, write.',
    });
  });

  it('lets a sentence of the field itself win', async () => {
    expect(await refusal({ title: 'ab', members: ['x'], reason: 1 })).toEqual({ '/reason': 'Der Grund fehlt.' });
  });
});
