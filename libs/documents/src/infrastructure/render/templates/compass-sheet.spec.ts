import type { CompassSheetData } from '../../../contract/templates';
import { render } from '../render';
import { sampleOf } from '../samples/samples';
import { hasTool, pageTexts, words } from '../testing/pdf-reader';

const withText = hasTool('pdftotext') ? it : it.skip;
const SAMPLE = sampleOf('compass-sheet');
const times = <T>(count: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => make(index));

async function sheet(more: Partial<CompassSheetData> = {}): Promise<{ pages: number; text: string; pdf: Buffer }> {
  const { pdf, pages } = await render('compass-sheet', { ...SAMPLE, ...more });
  return { pdf, pages, text: pageTexts(pdf).join(' ').replace(/\s+/g, ' ') };
}
const doubts = (count: number): CompassSheetData['uncertain'] =>
  times(count, (index) => ({
    text: `Nicht belegt, vor der Verwendung im Gesetz nachzulesen: Zweifel Nummer ${index + 1} von vielen, der sich über mehr als eine halbe Zeile zieht.`,
    status: 'remembered' as const,
  }));

jest.setTimeout(60_000);

describe('the sheet of the Kompass', () => {
  withText(
    'says question, regime, distance, chosen type, dates, duties, rule set, person and time on one page',
    async () => {
      const { pages, text } = await sheet();
      expect(pages).toBe(1);
      for (const part of [
        '486.200,00 € ohne Umsatzsteuer',
        'Rahmenvereinbarung über 4 Jahre mit 121.550,00 € im Jahr',
        'Lieferleistung',
        'Kommune, Hessen',
        '22.11.2026',
        'EU-weites Vergabeverfahren',
        '216.000,00 € · Art. 4 c RL 2014/24/EU',
        '270.200,00 € über dem Schwellenwert',
        'Gewählt Offenes Verfahren',
        '§ 119 Abs. 2 GWB',
        'Nicht zulässig: 10 Verfahrensarten',
        'Ende der Angebotsfrist 30 Tage 24.12.2026',
        'Pflichten (13)',
        'Abfrage des Wettbewerbsregisters (ab 50.000,00 €',
        'DE-2026+EU-2026+HE-2026, Fassung 2026-11-22',
        'Beurteilt am 22.11.2026, 10:30 Uhr von Jana Wörner',
        'Prüfwert',
      ])
        expect(text).toContain(part);
    },
  );

  withText('marks unlawful days in words with the day that would be lawful', async () => {
    const { text } = await sheet();
    expect(text).toContain('Fristen: 1 Termin ist unzulässig');
    expect(text).toContain('Unzulässig: frühestens am 31.01.2027');
    const lawful = SAMPLE.steps?.map(({ problem: _, ...step }) => step);
    expect((await sheet({ steps: lawful })).text).not.toContain('nzulässig');
  });

  withText('lists the dates by day, whatever order they come in', async () => {
    const { text } = await sheet({ steps: [...(SAMPLE.steps ?? [])].reverse() });
    const opening = text.indexOf('Ende der Angebotsfrist 30 Tage');
    expect(opening).toBeGreaterThan(text.indexOf('Bekanntmachung absenden'));
    expect(text.indexOf('Ende der Wartefrist')).toBeGreaterThan(opening);
  });

  withText('marks a chosen type that the answer does not permit', async () => {
    const { text } = await sheet({ chosen: { name: 'Direktauftrag', permitted: false } });
    expect(text).toContain('Direktauftrag: nach dieser Beurteilung nicht zulässig');
  });

  withText('says everything in full where there is room', async () => {
    const duties = SAMPLE.duties.slice(0, 6);
    const { text, pages } = await sheet({ steps: undefined, uncertain: [], duties });
    expect(pages).toBe(1);
    expect(text).toContain('Nicht zulässig (10 Verfahrensarten): Sonstiges einstufiges Verfahren,');
    for (const { when } of duties) expect(text).toContain(when.slice(0, 20));
    expect(text).toContain('Alle herangezogenen Werte und Regeln sind belegt.');
    expect(text).not.toContain('daten.json');
  });

  withText.each([4, 9, 20, 60])(
    'with %i doubts stays on one page and counts those it does not print',
    async (count) => {
      const { pages, text } = await sheet({ uncertain: doubts(count) });
      expect(pages).toBe(1);
      expect(text).toContain(`Nicht gesichert: ${count} Punkte sind vor der Entscheidung zu prüfen`);
      const printed = text.match(/Zweifel Nummer \d+ von/g)?.length ?? 0;
      const rest = Number(/Dazu (\d+) weitere/.exec(text)?.[1] ?? 0);
      expect(printed).toBeGreaterThan(0);
      expect(printed + rest).toBe(count);
    },
  );

  withText('with many lots names the first and counts the others', async () => {
    const lots = times(40, (index) => ({ text: `Los ${index + 1}, EU-weites Vergabeverfahren: Das Los gehört dazu.` }));
    const { pages, text } = await sheet({ question: { ...SAMPLE.question, estimate: lots } });
    expect(pages).toBe(1);
    const printed = text.match(/Los \d+, EU-weites/g)?.length ?? 0;
    expect(printed + Number(/Dazu (\d+) weitere Angaben/.exec(text)?.[1])).toBe(40);
  });

  withText('shortens a long reason for the choice at a word and says where the rest is', async () => {
    const reason = times(250, (index) => `Wort${index}`).join(' ');
    const { pages, text } = await sheet({ chosen: { name: 'Offenes Verfahren', permitted: true, reason } });
    expect(pages).toBe(1);
    expect(text).toMatch(/Begründung der Wahl: Wort0 .*Wort\d+ … \(vollständig in der angehängten Datei daten\.json\)/);
  });

  withText('goes on on a second page when even the shortest form does not fit, and loses nothing', async () => {
    const duties = times(90, (index) => ({ name: `Eigene Pflicht Nummer ${index + 1}q`, when: 'vor dem Zuschlag' }));
    const { pages, text, pdf } = await sheet({ duties });
    expect(pages).toBe(2);
    expect(duties.filter(({ name }) => !text.replaceAll('- ', '-').includes(name))).toEqual([]);
    expect(text).toContain('Es entscheidet die Vergabestelle.');
    expect(words(pdf).filter((word) => word.left < 70 || word.right > 540 || word.bottom > 815)).toEqual([]);
  });
});
