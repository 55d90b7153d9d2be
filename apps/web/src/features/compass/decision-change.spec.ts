import { byReason, changeParts, type LawPreview, previewText, type UndecidableCase } from './decision-change';

const citation = { id: 'X', statute: '§ 3a VOB/A; § 4', text: '', source: '', status: 'verified' as const };

describe('changes of a decision', () => {
  it('part at the arrow and leave the paragraph to the sources', () => {
    expect(changeParts({ text: 'Direktauftrag: nein → ja – § 3a VOB/A', citations: [citation] })).toEqual([
      'Direktauftrag: nein',
      'ja',
    ]);
    expect(changeParts({ text: 'Regelstand: A → B', citations: [] })).toEqual(['Regelstand: A', 'B']);
    expect(changeParts({ text: 'Neu – etwas', citations: [citation] })).toEqual(['Neu – etwas']);
  });
});

describe('the result of a preview', () => {
  const preview = (differing: number, unchanged: number, undecidable: number): LawPreview =>
    ({
      items: Array.from({ length: differing + unchanged }),
      unchanged,
      undecidable: Array.from({ length: undecidable }),
    }) as unknown as LawPreview;

  it.each([
    [0, 0, 0, 'Zurzeit ist nichts offen, das eine Rechtsänderung noch treffen könnte.'],
    [0, 1, 0, 'Von 1 offenen Vorgang würde bei Beginn am 1.7. keiner anders entschieden.'],
    [
      1,
      2,
      1,
      'Von 4 offenen Vorgängen würde einer bei Beginn am 1.7. anders entschieden. Ein Vorgang lässt sich nicht beurteilen.',
    ],
    [
      2,
      0,
      3,
      'Von 5 offenen Vorgängen würden 2 bei Beginn am 1.7. anders entschieden. 3 Vorgänge lassen sich nicht beurteilen.',
    ],
    [0, 0, 2, 'Für einen Beginn am 1.7. lässt sich keiner der 2 offenen Vorgänge beurteilen.'],
    [0, 0, 1, 'Für einen Beginn am 1.7. lässt sich der eine offene Vorgang nicht beurteilen.'],
  ])('%i differing, %i not, %i undecidable', (differing, unchanged, undecidable, text) => {
    expect(previewText(preview(differing, unchanged, undecidable), '1.7.').replace(/\u00a0/g, ' ')).toBe(text);
  });

  it('puts the same reason over all its cases', () => {
    const one = (id: string, reason: string) => ({ id, reason }) as UndecidableCase;
    const [a, b, c] = [one('a', 'kein Regelstand'), one('b', 'kein Bedarf'), one('c', 'kein Regelstand')];
    expect(byReason([a, b, c])).toEqual([
      ['kein Regelstand', [a, c]],
      ['kein Bedarf', [b]],
    ]);
  });
});
