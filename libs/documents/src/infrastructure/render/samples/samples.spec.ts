import { TEMPLATES } from '../../../contract/templates';
import { checkTemplateData } from '../check/template-data.check';
import { render } from '../render';
import { hasTool } from '../testing/pdf-reader';
import { unsaid } from '../testing/said';
import { namedSample } from './samples';

const withText = hasTool('pdftotext') ? it : it.skip;
const named = TEMPLATES.flatMap(({ id, samples = [] }) => samples.map((sample) => [sample.id, id] as const));

/** Every text of the data. */
const textsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
};

describe('samples with a name of their own', () => {
  it('are called after their template, once each', () => {
    expect(named.length).toBeGreaterThan(4);
    expect(named.filter(([id, template]) => !id.startsWith(`${template}/`))).toEqual([]);
    expect(new Set(named.map(([id]) => id)).size).toBe(named.length);
    expect(() => namedSample('procedure-letter/no-such-letter')).toThrow('is not there');
  });

  it.each(named)('%s fills its template', (id, template) => {
    expect(checkTemplateData(template, namedSample(id))).toEqual(namedSample(id));
  });

  withText.each(named)('%s: the letter says everything its data say', async (id, template) => {
    const { createdAt, ...said } = namedSample(id);
    const day = createdAt.slice(0, 10).split('-').reverse().join('.');
    expect(unsaid((await render(template, namedSample(id))).pdf, [day, ...textsOf(said)])).toEqual([]);
  });
});
