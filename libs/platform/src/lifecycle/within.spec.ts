import { within } from './within';

describe('waiting with an end', () => {
  it('tells work that ended from work that did not', async () => {
    expect(await within(5_000, Promise.resolve())).toBe(true);
    expect(await within(5, new Promise(() => undefined))).toBe(false);
  });
  it('passes a failure on', async () => {
    await expect(within(5_000, Promise.reject(new Error('lost')))).rejects.toThrow('lost');
  });
});
