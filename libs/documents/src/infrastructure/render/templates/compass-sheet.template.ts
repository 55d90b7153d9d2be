import { formatMoney, parseMoney } from '@app/kernel';
import type { CompassDuty, CompassSheetData, CompassStep, CompassType, Reason } from '../../../contract/templates';
import { amountText, counted, dayText, enumeration, instantText } from '../kit/german';
import { letterhead } from '../kit/letter';
import { COLOUR, mm, STYLE } from '../kit/look';
import { type Fact, grid, heading, panels, type Part, text, warningBox } from '../kit/parts';
import type { Sheet } from '../kit/sheet';
import type { Template } from './template';

/** How much is said; every step says less in full and names what it leaves to the attached data. */
interface Density {
  /** Names of the types that are not permitted instead of their number. */
  readonly namesOfOthers: boolean;
  /** Duties in a table instead of running text. */
  readonly dutyTable: boolean;
  /** Types that need grounds in a row each instead of running text. */
  readonly groundRows: boolean;
  /** Steps after the award in the table instead of running text. */
  readonly laterRows: boolean;
  /** Every provision of a step instead of the first, and why a freely chosen type is free. */
  readonly allReasons: boolean;
  /** So many doubts and sentences about the estimate in full. */
  readonly doubts: number;
  readonly estimate: number;
  /** So many letters of the reason for the choice. */
  readonly reason: number;
}
const FULL: Density = {
  namesOfOthers: true,
  dutyTable: true,
  groundRows: true,
  laterRows: true,
  allReasons: true,
  doubts: Infinity,
  estimate: Infinity,
  reason: Infinity,
};
const SHORT: Density = { ...FULL, namesOfOthers: false, dutyTable: false, groundRows: false, laterRows: false };
const SHORTER: Density = { ...SHORT, allReasons: false };
const DENSITIES: readonly Density[] = [
  FULL,
  { ...FULL, namesOfOthers: false },
  { ...FULL, namesOfOthers: false, dutyTable: false },
  { ...SHORT, laterRows: true },
  SHORT,
  SHORTER,
  { ...SHORTER, estimate: 6, reason: 400 },
  { ...SHORTER, estimate: 3, reason: 400, doubts: 9 },
  { ...SHORTER, estimate: 2, reason: 200, doubts: 6 },
  { ...SHORTER, estimate: 1, reason: 200, doubts: 3 },
];

const VERDICTS: Readonly<Record<CompassType['verdict'], string>> = {
  'free-choice': 'frei wählbar',
  permitted: 'zulässig nach Wert',
  'needs-grounds': 'nur mit Ausnahmegrund',
};
const IN_DATA = 'vollständig in der angehängten Datei daten.json';
const UNSURE = 'nicht gesichert';

const joined = (parts: readonly (string | undefined)[], between: string): string =>
  parts.filter((part) => part !== undefined && part !== '').join(between);
/** A provision stays on one line; several part at their commas. */
const unbroken = (text: string): string =>
  text
    .split(', ')
    .map((part) => (part.length <= 34 ? part.replaceAll(' ', '\u00a0') : part.replaceAll('§ ', '§\u00a0')))
    .join(', ');
const source = ({ citation, uncertain }: Pick<Reason, 'citation' | 'uncertain'>): string =>
  joined([citation && unbroken(citation), uncertain === true ? `[${UNSURE}]` : undefined], ' ');

function distanceText(distance: string): string {
  const cents = parseMoney(distance);
  if (cents > 0n) return `${amountText(distance)} bis zum Schwellenwert`;
  if (cents === 0n) return 'Schwellenwert genau erreicht';
  return `${amountText(formatMoney(-cents))} über dem Schwellenwert`;
}

function caseOf(sheet: Sheet, { fileNumber, question, regime, chosen, ruleSet }: CompassSheetData): Part {
  const choice: Fact =
    chosen === undefined
      ? ['Gewählt', 'noch keine Verfahrensart']
      : chosen.permitted
        ? ['Gewählt', chosen.name, 'strong']
        : ['Gewählt', `${chosen.name}: nach dieser Beurteilung nicht zulässig`, 'warning'];
  return panels(
    sheet,
    [
      ['Auftragswert', `${amountText(question.value)} ohne Umsatzsteuer`, 'strong'],
      ['Leistung', question.nature],
      ['Auftraggeber', `${question.buyer}, ${question.state}`],
      ['Verfahrensbeginn', dayText(question.startsOn)],
      ['Aktenzeichen', fileNumber],
    ],
    [
      ['Rechtsrahmen', regime.name, 'strong'],
      ['Schwellenwert', joined([amountText(regime.threshold), regime.citation && unbroken(regime.citation)], ' · ')],
      ['Abstand', distanceText(regime.distance)],
      choice,
      ['Regelstand', ruleSet],
    ],
  );
}

/** Cut at a word, saying where the rest is. */
function shortened(whole: string, most: number): string {
  if (whole.length <= most) return whole;
  const end = whole.lastIndexOf(' ', most);
  return `${whole.slice(0, end > 0 ? end : most)} … (${IN_DATA})`;
}

function estimate(sheet: Sheet, { question, chosen, deviations = [] }: CompassSheetData, density: Density): Part[] {
  const shown = question.estimate.slice(0, density.estimate);
  const rest = question.estimate.length - shown.length;
  const sentences = shown.map((reason) => {
    const from = source(reason);
    return from === '' ? reason.text : `${reason.text.replace(/\.$/, '')} (${from}).`;
  });
  const more = rest > 0 ? `Dazu ${counted(rest, 'weitere Angabe', 'weitere Angaben')}, ${IN_DATA}.` : undefined;
  return [
    ...(question.estimate.length === 0
      ? []
      : [text(sheet, `Schätzung: ${joined([...sentences, more], ' ')}`, STYLE.tight, 2)]),
    ...(chosen?.reason === undefined
      ? []
      : [text(sheet, `Begründung der Wahl: ${shortened(chosen.reason, density.reason)}`, STYLE.tight, 2)]),
    ...(deviations.length === 0
      ? []
      : [text(sheet, `Weicht vom Verfahren ab: ${deviations.join('; ')}.`, STYLE.tightWarning, 2)]),
  ];
}

const TYPE_COLUMNS = [
  { head: 'Zulässige Verfahrensart', share: 36 },
  { head: 'Urteil', share: 19 },
  { head: 'Begründung', share: 46 },
  { head: 'Fundstelle', share: 37 },
];

function types(sheet: Sheet, data: CompassSheetData, { groundRows, namesOfOthers, allReasons }: Density): Part[] {
  const inRows = groundRows ? data.types : data.types.filter(({ verdict }) => verdict !== 'needs-grounds');
  const inText = data.types.filter((type) => !inRows.includes(type));
  const rows = inRows.map((type) => ({
    cells: [
      { text: type.name, strong: type.name === data.chosen?.name },
      VERDICTS[type.verdict],
      joined([isSaid(type, allReasons) ? undefined : type.text, minimumText(type)], ' '),
      source(type),
    ],
  }));
  const others = data.notPermitted;
  const count = counted(others.length, 'Verfahrensart', 'Verfahrensarten');
  return [
    ...(rows.length === 0
      ? [text(sheet, 'Ohne Ausnahmegrund ist keine Verfahrensart zulässig.', STYLE.tightWarning, 3)]
      : [grid(sheet, { tight: true, summary: 'Zulässige Verfahrensarten', columns: TYPE_COLUMNS, rows })]),
    ...(inText.length === 0
      ? []
      : [
          text(
            sheet,
            `Nur mit einem im Vergabevermerk begründeten Ausnahmegrund: ${bySource(inText).join('; ')}. Begründung ${IN_DATA}.`,
            STYLE.tight,
            2,
          ),
        ]),
    ...(others.length === 0
      ? []
      : [
          text(
            sheet,
            namesOfOthers
              ? `Nicht zulässig (${count}): ${others.join(', ')}.`
              : `Nicht zulässig: ${count}, ${IN_DATA}.`,
            STYLE.tightSmall,
            3,
          ),
        ]),
  ];
}
/** The verdict says it already: „Frei wählbar.“ beside „frei wählbar“, in short form every free choice. */
const isSaid = (type: CompassType, allReasons: boolean): boolean =>
  type.verdict === 'free-choice' && (!allReasons || type.text.toLowerCase() === `${VERDICTS[type.verdict]}.`);
const minimumText = ({ minimumBidders }: CompassType): string | undefined =>
  minimumBidders === undefined ? undefined : `Mindestens ${counted(minimumBidders, 'Unternehmen', 'Unternehmen')}.`;
/** Names with the same source together, so that it is said once. */
function bySource(all: readonly CompassType[]): readonly string[] {
  const sources = [...new Set(all.map(source))];
  return sources.map((from) => {
    const names = all.filter((type) => source(type) === from).map(({ name }) => name);
    return withNote(enumeration(names), from);
  });
}
const withNote = (name: string, note: string): string => (note === '' ? name : `${name} (${note})`);

const fromText = ({ from }: CompassDuty): string => (from === undefined ? '' : `ab ${amountText(from)}`);

function duties(sheet: Sheet, all: readonly CompassDuty[], inTable: boolean): Part[] {
  if (all.length === 0) return [];
  const title = heading(sheet, `Pflichten (${all.length})`, STYLE.tightHeading);
  if (!inTable) {
    const running = all.map((duty) => withNote(duty.name, joined([fromText(duty), source(duty)], ', ')));
    return [title, text(sheet, `${running.join('; ')}. Zeitpunkte ${IN_DATA}.`, STYLE.tight, 3)];
  }
  return [
    title,
    grid(sheet, {
      tight: true,
      summary: 'Pflichten',
      columns: [
        { head: 'Pflicht', share: 40 },
        { head: 'Zeitpunkt', share: 43 },
        { head: 'Wertgrenze', share: 17 },
        { head: 'Fundstelle', share: 24 },
      ],
      rows: all.map((duty) => ({ cells: [duty.name, duty.when, fromText(duty), source(duty)] })),
    }),
  ];
}

function bounds({ earliest, latest, planned }: CompassStep): string {
  const from = earliest !== undefined && earliest !== planned ? `ab ${dayText(earliest)}` : undefined;
  const to = latest !== undefined && latest !== planned ? `bis ${dayText(latest)}` : undefined;
  return joined([from, to], ' ');
}

/** The planned day stands beside it; so the bound is enough. */
function problemText({ earliest, latest, planned }: CompassStep, problem: string): string {
  if (earliest !== undefined && planned < earliest) return `Unzulässig: frühestens am ${dayText(earliest)}`;
  if (latest !== undefined && planned > latest) return `Unzulässig: spätestens am ${dayText(latest)}`;
  return `Unzulässig: ${problem}`;
}

const withFirstSource = ({ citation, ...step }: CompassStep): CompassStep =>
  citation === undefined ? step : { ...step, citation: citation.split(/, (?=§|VO|Art)/)[0] };

/** The steps up to the award stay in the table; those after it are reminders. */
function timeline(sheet: Sheet, data: CompassSheetData, { laterRows, allReasons }: Density): Part[] {
  if (data.steps === undefined) return [];
  // By day; on one day in the order of the procedure, as the page shows them.
  const steps = [...(allReasons ? data.steps : data.steps.map(withFirstSource))].sort((a, b) =>
    a.planned.localeCompare(b.planned),
  );
  const award = steps.findIndex(({ name }) => name === 'Zuschlag');
  const isLater = (index: number, step: CompassStep): boolean =>
    !laterRows && award >= 0 && index > award && step.problem === undefined;
  const later = steps.filter((step, index) => isLater(index, step));
  const unlawful = steps.filter(({ problem }) => problem !== undefined).length;
  return [
    unlawful === 0
      ? heading(sheet, 'Fristen', STYLE.tightHeading)
      : heading(sheet, `Fristen: ${counted(unlawful, 'Termin ist unzulässig', 'Termine sind unzulässig')}`, {
          ...STYLE.tightHeading,
          colour: COLOUR.warning,
        }),
    grid(sheet, {
      tight: true,
      summary: 'Fristen',
      columns: [
        { head: 'Schritt', share: 55 },
        { head: 'Mindestfrist', share: 16 },
        { head: 'Geplant', share: 15 },
        { head: 'Zulässig', share: 19 },
        { head: 'Fundstelle', share: 42 },
      ],
      rows: steps
        .filter((step, index) => !isLater(index, step))
        .map((step) => ({
          cells: [
            {
              text: step.name,
              ...(step.problem === undefined ? {} : { warning: problemText(step, step.problem) }),
            },
            step.minimum ?? '',
            { text: dayText(step.planned), strong: true },
            bounds(step),
            source(step),
          ],
        })),
    }),
    ...(later.length === 0
      ? []
      : [
          text(
            sheet,
            `Außerdem: ${later.map((step) => withNote(`${step.name} ${dayText(step.planned)}`, source(step))).join('; ')}.`,
            STYLE.tight,
            3,
          ),
        ]),
  ];
}

/** Doubts that begin with the same words up to the colon stand together, so that these are said once. */
function alike(doubts: readonly string[]): readonly string[] {
  const groups = new Map<string, string[]>();
  for (const doubt of doubts) {
    const colon = doubt.indexOf(': ');
    const key = colon < 0 ? doubt : doubt.slice(0, colon);
    groups.set(key, [...(groups.get(key) ?? []), colon < 0 ? '' : doubt.slice(colon + 2)]);
  }
  return [...groups].map(([key, rest]) => (rest[0] === '' ? key : `${key}: ${rest.join(' – ')}`));
}

/** What rests on facts that are not verified, in a box that cannot be overlooked. */
function doubts(sheet: Sheet, { uncertain }: CompassSheetData, most: number): Part {
  if (uncertain.length === 0) {
    return text(sheet, 'Alle herangezogenen Werte und Regeln sind belegt.', STYLE.tight, 3);
  }
  const shown = uncertain.slice(0, most);
  const rest = uncertain.length - shown.length;
  const items = [
    ...alike(shown.map((doubt) => doubt.text)).map((item) => `• ${item.replaceAll('§ ', '§\u00a0')}`),
    ...(rest > 0
      ? [`• Dazu ${counted(rest, 'weiterer nicht gesicherter Punkt', 'weitere nicht gesicherte Punkte')}, ${IN_DATA}.`]
      : []),
  ];
  const label = `Nicht gesichert: ${counted(uncertain.length, 'Punkt ist', 'Punkte sind')} vor der Entscheidung zu prüfen`;
  return warningBox(sheet, label, items);
}

function parts(sheet: Sheet, data: CompassSheetData, density: Density): readonly Part[] {
  return [
    heading(sheet, 'Vergabe-Kompass', { ...STYLE.title, size: 17, leading: 20 }, 'H1'),
    text(sheet, data.title, { ...STYLE.subtitle, size: 11, leading: 14 }, 5),
    caseOf(sheet, data),
    ...estimate(sheet, data, density),
    ...types(sheet, data, density),
    ...timeline(sheet, data, density),
    ...duties(sheet, data.duties, density.dutyTable),
    doubts(sheet, data, density.doubts),
    text(
      sheet,
      `Beurteilt am ${instantText(data.createdAt)} von ${data.by} nach dem Recht am Tag des Verfahrensbeginns. Es entscheidet die Vergabestelle.`,
      STYLE.tightSmall,
      0,
    ),
  ];
}

const heightOf = (all: readonly Part[]): number => all.reduce((sum, { height }) => sum + height, 0);

/**
 * One page: the fullest density that fits is taken. Where even the shortest does not fit, the shortest goes on on a
 * second page; nothing is cut off.
 */
export const compassSheetTemplate: Template<CompassSheetData> = {
  nameOf: (data) => `Kompass-Blatt: ${data.title}`,
  outline: false,
  draw(sheet, data) {
    letterhead(sheet, data.centre, data.member);
    sheet.skip(-mm(5));
    const densities = DENSITIES.map((density) => parts(sheet, data, density));
    const fitting = densities.find((all) => heightOf(all) <= sheet.room) ?? densities.at(-1) ?? [];
    for (const { draw } of fitting) draw();
  },
};
