import { codeOptions, type CodeListAnswer, looksLikeCode, pathText, stateText } from './code-list';
import { keyTarget, parentIndex } from './tree-keys';

const STATE = {
  fileName: 'cpv.json',
  sha256: 'a'.repeat(64),
  records: 9454,
  loadedAt: '2026-11-22T19:00:00.000Z',
  loadedBy: 'betrieb',
};
const ENTRY = {
  code: '30197643-5',
  name: 'Fotokopierpapier',
  nameEn: null,
  type: 'supplies' as const,
  parent: '30197000-6',
  ancestors: [
    { code: '30000000-9', name: 'Maschinen' },
    { code: '30190000-7', name: 'Büromaschinen' },
    { code: '30197000-6', name: 'Büro-Kleinmaterial' },
  ],
  hasChildren: false,
  withdrawn: false,
};

describe('official codes on the page', () => {
  it('show the nearest of what they belong to', () => {
    expect(pathText(ENTRY.ancestors)).toBe('Maschinen › Büromaschinen › Büro-Kleinmaterial');
    expect(pathText(ENTRY.ancestors, 2)).toBe('… › Büromaschinen › Büro-Kleinmaterial');
    expect(pathText([])).toBe('');
  });

  it('say which list is loaded', () => {
    expect(stateText('cpv', STATE)).toBe('CPV 2008, 9.454 Codes, Stand 22.11.2026');
  });

  it('can be chosen from what was found, or as typed while no list is loaded', () => {
    const found: CodeListAnswer = { items: [ENTRY], typed: null, list: STATE, hint: null };
    expect(codeOptions(found)).toEqual([
      { value: '30197643-5', label: '30197643-5 Fotokopierpapier', detail: '… › Büromaschinen › Büro-Kleinmaterial' },
    ]);
    const typed = { code: '30197643-5', problem: null };
    expect(codeOptions({ items: [], typed, list: null, hint: 'nicht geladen' })[0]?.value).toBe('30197643-5');
    expect(codeOptions({ items: [], typed: { code: null, problem: 'falsch' }, list: null, hint: '' })).toEqual([]);
    expect(codeOptions(undefined)).toEqual([]);
  });

  it('are told from words', () => {
    expect(['30197643-5', ' 3019 7643', '301'].map((text) => looksLikeCode('cpv', text))).toEqual([true, true, true]);
    expect(looksLikeCode('cpv', 'Papier')).toBe(false);
    expect(['DE717', 'de7'].map((text) => looksLikeCode('nuts', text))).toEqual([true, true]);
    expect(looksLikeCode('nuts', 'Damm')).toBe(false);
  });

  it('lie in the nearest one above with a lower level', () => {
    expect([0, 1, 2, 3, 4, 5].map((index) => parentIndex([1, 2, 3, 3, 2, 1], index))).toEqual([0, 0, 1, 1, 0, 5]);
  });

  it('are walked through by keyboard', () => {
    const place = { index: 2, count: 5, expanded: null, parent: 0 };
    expect(
      ['ArrowDown', 'ArrowUp', 'Home', 'End', 'ArrowLeft', 'ArrowRight'].map((key) => keyTarget(key, place)),
    ).toEqual([3, 1, 0, 4, 0, 2]);
    expect(keyTarget('ArrowRight', { ...place, expanded: 'false' })).toBe('toggle');
    expect(keyTarget('ArrowRight', { ...place, expanded: 'true' })).toBe(3);
    expect(keyTarget('ArrowLeft', { ...place, expanded: 'true' })).toBe('toggle');
    expect(keyTarget('ArrowDown', { ...place, index: 4 })).toBe(4);
    expect(keyTarget('ArrowUp', { ...place, index: 0 })).toBe(0);
    expect([keyTarget('Enter', place), keyTarget(' ', place), keyTarget('x', place)]).toEqual([
      'choose',
      'choose',
      undefined,
    ]);
  });
});
