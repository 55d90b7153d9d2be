import {
  germanDate,
  germanMoney,
  germanQuantity,
  germanUnitPrice,
  parseMoney,
  parseQuantity,
  parseUnitPrice,
} from '@app/kernel';
import type { AuditExtractData, TemplateData, TemplateId } from '../../../contract/templates';
import { instantText, unitText } from '../kit/german';
import { render } from '../render';
import { sampleOf } from '../samples/samples';
import { hasTool, pageTexts, words } from '../testing/pdf-reader';
import { unsaid } from '../testing/said';
import { againstEstimate } from './award-proposal.template';

jest.setTimeout(60_000);
const withText = hasTool('pdftotext') ? it : it.skip;
const SHEETS = [
  'request-confirmation',
  'notice-text',
  'bidder-list',
  'examination-sheet',
  'award-proposal',
  'award-notice',
  'audit-extract',
] as const;
type Sheet = (typeof SHEETS)[number];

/** Fields whose values are read as codes and stand in the document in words. */
const IN_WORDS = new Set(['state', 'steps']);
/** A value of the data as a German reader finds it in the document. */
function shown(key: string, value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => shown(key, one));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([name, one]) =>
      IN_WORDS.has(name) && key === 'steps' ? [] : shown(name, one),
    );
  }
  if (typeof value === 'number') return [germanQuantity(BigInt(value) * 1000n)];
  if (typeof value !== 'string') return [];
  if (/^\d{4}-\d{2}-\d{2}T/.test(value)) return [instantText(value)];
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return [germanDate(value)];
  if (key === 'quantity' || key === 'percent' || key === 'maximumQuantity')
    return [germanQuantity(parseQuantity(value))];
  if (key === 'unit') return [unitText(value)];
  if (key === 'unitPrice') return [germanUnitPrice(parseUnitPrice(value))];
  // A paragraph of the law stands in front of the full stop.
  return /^\d+\.\d{2}$/.test(value) ? [germanMoney(parseMoney(value))] : [value.replace(/\.$/, '')];
}

/** Letters print the day only. */
const LETTERS: readonly Sheet[] = ['request-confirmation'];
function expected(id: Sheet): string[] {
  const { createdAt, ...data } = sampleOf(id);
  const day = instantText(createdAt);
  return [LETTERS.includes(id) ? (day.split(',')[0] ?? '') : day, ...shown(id, data)];
}

const LONG = 'Überörtliche Straßenunterhaltungszweckverbandsverwaltungsgesellschaft Groß-Gerau '
  .repeat(4)
  .slice(0, 300);
const outside = (pdf: Buffer): unknown[] =>
  words(pdf).filter((word) => word.left < 70 || word.right > 540 || word.bottom > 815);
const flat = (pdf: Buffer): string => pageTexts(pdf).join(' ').replace(/\s+/g, ' ');

describe('sheets of a procedure', () => {
  withText.each(SHEETS)('%s: says everything its data say', async (id) => {
    expect(unsaid((await render(id, sampleOf(id))).pdf, expected(id))).toEqual([]);
  });

  withText.each(SHEETS)('%s: names of 300 signs stay inside the page and none is cut', async (id) => {
    const long = (value: unknown, key = ''): unknown => {
      if (Array.isArray(value)) return value.map((one) => long(one, key));
      if (typeof value === 'object' && value !== null) {
        return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, long(one, name)]));
      }
      return ['name', 'title', 'bidder', 'text', 'person', 'scope', 'subject'].includes(key) ? LONG : value;
    };
    const { pdf } = await render(id, { ...(long(sampleOf(id)) as object), centre: sampleOf(id).centre });
    expect(outside(pdf)).toEqual([]);
    expect(unsaid(pdf, [LONG])).toEqual([]);
  });

  withText('a sheet without its optional parts and with empty lists is still a whole document', async () => {
    const bare = <K extends TemplateId>(id: K, data: TemplateData[K]) => render(id, data).then(({ pdf }) => flat(pdf));
    const head = ({ centre, fileNumber, createdAt }: TemplateData[Sheet]) => ({ centre, fileNumber, createdAt });
    const about = { title: 'Salz', buyers: ['Trebur'] };
    const confirmation = sampleOf('request-confirmation');
    expect(
      await bare('request-confirmation', {
        ...confirmation,
        steps: [],
        facts: [],
        lots: [],
        estimate: [],
        attachments: [],
      }),
    ).not.toContain('Ihre Schätzung');
    const notice = sampleOf('notice-text');
    const lot = {
      number: '1',
      title: 'Salz',
      positions: [],
      method: 'Preis',
      criteria: [],
      suitability: [],
      variants: 'keine',
    };
    const { contact } = notice;
    expect(
      await bare('notice-text', {
        ...{ ...head(notice), ...about, contact, regime: 'UVgO', nature: 'Lieferleistung', deadlines: [], lots: [lot] },
        open: ['Vergabeart', 'Fristen'],
      }),
    ).toMatch(/In der Akte noch offen Vergabeart Fristen .*Verfahrensart noch offen/);
    expect(await bare('bidder-list', { ...head(notice), ...about, phase: 'Wertung', companies: [] })).toContain(
      'kein Unternehmen erfasst',
    );
    expect(
      await bare('examination-sheet', {
        ...{ ...head(notice), ...about },
        lots: [{ number: '1', title: 'Salz', method: 'Preis', bids: [] }],
      }),
    ).toContain('kein Angebot eingegangen');
    expect(
      await bare('award-proposal', {
        ...{ ...head(notice), ...about, proposedBy: { name: 'Jana Wörner' }, reason: 'Keines wertbar.', bodies: [] },
        ...{ lots: [{ number: '1', title: 'Salz', bids: 0, evaluated: 0, reasons: [] }], decisions: [], deciders: 2 },
      }),
    ).toMatch(/kein Zuschlag.*Bisher haben keine entschieden/);
    expect(
      await bare('award-notice', {
        ...{ ...head(notice), ...about, contact, nature: 'Bauleistung', duties: [] },
        awards: [{ lot: '1', title: 'Salz', scope: [] }],
      }),
    ).toMatch(/muss diese Vergabe nicht bekannt gemacht werden.*kein Auftrag erteilt/);
    expect(await bare('audit-extract', { ...sampleOf('audit-extract'), entries: [] })).toContain(
      'Zu diesem Umfang gibt es keinen Eintrag.',
    );
  });

  withText('a broken chain is the first thing an extract says', async () => {
    const data: AuditExtractData = sampleOf('audit-extract');
    const broken = { number: '4811', text: 'der Inhalt wurde nachträglich verändert' };
    const { pdf } = await render('audit-extract', {
      ...data,
      verification: { ...data.verification, valid: false, broken },
    });
    expect(flat(pdf)).toContain('Die Kette ist nicht unversehrt Eintrag 4811: der Inhalt wurde nachträglich verändert');
    expect(flat(pdf)).not.toContain('unverändert und vollständig');
  });

  withText('5,000 rows: every one of them, the head on every page', async () => {
    const [company] = sampleOf('bidder-list').companies;
    if (!company) throw new Error('the sample has no company');
    const companies = Array.from({ length: 5000 }, (_, index) => ({
      ...company,
      name: `Bieter${index}GmbH`,
      bids: [],
    }));
    const { pdf, pages } = await render('bidder-list', { ...sampleOf('bidder-list'), companies });
    const texts = pageTexts(pdf);
    expect(pages).toBeGreaterThan(100);
    expect(texts.filter((page) => !page.includes('Aufgefordert'))).toEqual([]);
    const found = new Set(texts.flatMap((page) => page.match(/Bieter\d+GmbH/g) ?? []));
    expect(companies.filter(({ name }) => !found.has(name))).toEqual([]);
  });
});

describe('the price against the estimate', () => {
  it.each([
    [9_500n, 10_000n, '5,00\u00a0€ (5,0\u00a0%) unter der Schätzung'],
    [10_001n, 10_000n, '0,01\u00a0€ (0,0\u00a0%) über der Schätzung'],
    [12_345n, 10_000n, '23,45\u00a0€ (23,5\u00a0%) über der Schätzung'],
    [10_000n, 10_000n, 'genau die Schätzung'],
    [10_000n, 0n, undefined],
  ])('%s of %s', (net, estimate, text) => expect(againstEstimate(net, estimate)).toBe(text));
});
