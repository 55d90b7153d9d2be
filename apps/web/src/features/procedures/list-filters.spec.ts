import {
  isUnchanged,
  listAddress,
  NO_FILTERS,
  queryOf,
  readState,
  type SavedView,
  stateOfView,
  writeState,
} from './list-filters';

const read = (address: string) => readState(new URL(address, 'http://x').searchParams);

describe('the address of the list of procedures', () => {
  it('carries filters, kind, order and columns there and back', () => {
    const state = {
      filters: { ...NO_FILTERS, q: 'Müll & Co', phase: 'open', valueFrom: '1000.50', joint: 'true' },
      ...({ kind: 'board', sort: 'deadline', columns: ['number', 'title'], view: 'v1' } as const),
    };
    expect(readState(new URLSearchParams(writeState(state)))).toEqual(state);
  });

  it('is short where nothing is chosen, and asks the API for nothing', () => {
    expect(listAddress({})).toBe('/vergaben');
    expect(listAddress({ risk: 'idle' })).toBe('/vergaben?achtung=idle');
    expect(queryOf(read('/vergaben?stand=open&ansicht=tafel').filters)).toEqual({ phase: 'open' });
  });

  it('takes a kind nobody knows for the table', () => expect(read('/vergaben?ansicht=x').kind).toBe('table'));

  it('knows whether a saved view still stands as it was saved', () => {
    const view = {
      id: 'v1',
      kind: 'calendar',
      filters: { officer: 'me' },
      sort: 'deadline',
      columns: [],
    } as never as SavedView;
    const state = stateOfView(view);
    expect(isUnchanged(state, view)).toBe(true);
    expect(isUnchanged({ ...state, sort: 'title' }, view)).toBe(false);
    expect(isUnchanged({ ...state, filters: { ...state.filters, regime: 'eu' } }, view)).toBe(false);
  });
});
