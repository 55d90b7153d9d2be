import { DomainError } from '@app/kernel';
import { type RawCode, readCodeList, recognisedList } from './read-code-file';

const raw = (code: string, more: Partial<RawCode> = {}): RawCode => ({
  code,
  de: `Name ${code}`,
  en: '',
  parent: '',
  type: '',
  ...more,
});
const refusal = (list: 'cpv' | 'nuts', records: readonly RawCode[]): DomainError => {
  try {
    readCodeList(list, records);
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('the list was read');
};

describe('the records of a code list', () => {
  it('get the parent the file names, else the nearest the file has', () => {
    const entries = readCodeList('cpv', [
      raw('30000000-9'),
      raw('30190000-7', { parent: '30000000' }),
      raw('30197643-5', { en: 'Photocopier paper', type: 'supplies' }),
    ]);
    expect(entries).toEqual([
      { code: '30000000-9', parent: null, nameDe: 'Name 30000000-9', nameEn: null, type: 'supplies' },
      { code: '30190000-7', parent: '30000000-9', nameDe: 'Name 30190000-7', nameEn: null, type: 'supplies' },
      {
        code: '30197643-5',
        parent: '30190000-7',
        nameDe: 'Name 30197643-5',
        nameEn: 'Photocopier paper',
        type: 'supplies',
      },
    ]);
    const regions = readCodeList('nuts', [raw('DE7'), raw('de717')]);
    expect(regions.map(({ code, parent, type }) => [code, parent, type])).toEqual([
      ['DE7', null, null],
      ['DE717', 'DE7', null],
    ]);
  });

  it('are refused together, each with its number and reason', () => {
    const { kind, message, errors } = refusal('cpv', [
      raw('30197643-5'),
      raw('30197643-6'),
      raw('30197643'),
      raw('', { de: 'ohne' }),
      raw('30197630-1', { de: '' }),
      raw('30197620-8', { parent: '45000000-7' }),
      raw('30197610-5', { type: 'things' }),
    ]);
    expect(kind).toBe('invalid');
    expect(message.split('\n')).toEqual([
      'Die Liste CPV 2008 wurde nicht geladen: 6 Fehler.',
      'Datensatz 2 (30197643-6): Die Prüfziffer von 30197643-6 stimmt nicht. Bitte prüfen Sie die Nummer; zu 30197643 gehört die Prüfziffer 5.',
      'Datensatz 3 (30197643): Der Code steht schon in Datensatz 1.',
      'Datensatz 4: Der Code fehlt.',
      'Datensatz 5 (30197630-1): Der deutsche Name (de) fehlt.',
      'Datensatz 6 (30197620-8): „45000000-7“ ist nicht der Oberbegriff (parent) oder steht nicht in der Datei.',
      'Datensatz 7 (30197610-5): „things“ ist keine Art (type): erlaubt sind supplies, services, works.',
    ]);
    expect(errors[0]).toMatchObject({ pointer: '/1' });
  });

  it('are told in part where many are wrong', () => {
    const { message } = refusal(
      'nuts',
      Array.from({ length: 30 }, (_, index) => raw(`?${index}`)),
    );
    expect(message.split('\n')).toHaveLength(12);
    expect(message).toMatch(/30 Fehler[^]*und 20 weitere/);
  });

  it('are needed', () => expect(refusal('cpv', []).message).toMatch(/keinen einzigen Code/));

  it('say which list it is', () => {
    expect(recognisedList([raw('30197643-5')])).toBe('cpv');
    expect(recognisedList([raw('DE717')])).toBe('nuts');
  });
});
