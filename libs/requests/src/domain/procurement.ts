import { formatMoney, germanDate, germanMoney, type Money } from '@app/kernel';
import { ESTIMATE_METHODS, type EstimateMethod, inWords, type RequestContent } from './content';
import { amountOf, dayOf, estimateOf } from './required-facts';

/** A lot as the procedure takes it over. */
export interface ProcuredLot {
  readonly title: string;
  /** Net EUR, decimal string. */
  readonly estimatedValue: string;
  readonly cpv: string;
}

/** The lots that were wished, each with the sum of its lines; without a wish one lot for all. */
export function procuredLots(
  content: Pick<RequestContent, 'title' | 'lotsWish' | 'lots' | 'lines'>,
): readonly ProcuredLot[] {
  const { title, lots, lines } = content;
  const value = (of: readonly { readonly amount: string }[]): string =>
    formatMoney(of.reduce<Money>((sum, { amount }) => sum + (amountOf(amount) ?? 0n), 0n));
  if (content.lotsWish !== 'lots' || lots.length === 0)
    return [{ title: title.trim(), estimatedValue: value(lines), cpv: '' }];
  return lots.map((lot, index) => ({
    title: lot.title.trim(),
    estimatedValue: value(lines.filter((line) => line.lot === String(index + 1))),
    cpv: lot.cpv.trim(),
  }));
}

/** Who asks, as the sentences name it. */
export interface RequestLabel {
  readonly number: string;
  readonly member: string;
  readonly department: string | null;
  readonly costCentre: string;
}

const labelText = ({ number, member, department }: RequestLabel): string =>
  `Vergabeantrag ${number} (${[member, department].filter(Boolean).join(', ')})`;

/** How the value was reached, for the procurement record. */
export function estimateSentence(label: RequestLabel, content: RequestContent): string {
  const sum = germanMoney(estimateOf(content) ?? 0n);
  const method = ESTIMATE_METHODS[content.estimateMethod as EstimateMethod] ?? content.estimateMethod;
  const lines = content.lines
    .map(({ text, amount }) => `${text.trim()} ${germanMoney(amountOf(amount) ?? 0n)}`)
    .join('; ');
  const note = content.estimateNote.trim();
  return `${labelText(label)}: ${sum} netto, ermittelt durch: ${method} (${lines}).${note ? ` ${note}` : ''}`;
}

/** Need, budget and contact of a request, for the procurement record: what the department has said once stands there. */
export function recordSentences(label: RequestLabel, content: RequestContent): readonly string[] {
  const day = (text: string): string => germanDate(dayOf(text) ?? text);
  const contact = [content.contactName, content.contactPhone, content.contactEmail].map((part) => part.trim());
  return [
    `${labelText(label)} übernommen. Bedarf ab ${day(content.needOn)}: ${content.description.trim()}`,
    `Mittel: ${germanMoney(amountOf(content.budgetAmount) ?? 0n)}, Kostenstelle ${label.costCentre}, Haushaltsjahr ${content.budgetYear.trim()}, ${inWords('budgetKind', content.budgetKind)}, bestätigt von ${content.budgetConfirmedBy.trim()}.`,
    `Ansprechperson im Fachamt: ${contact.filter(Boolean).join(', ')}.`,
    ...(content.lotsWish === 'none'
      ? [`Wunsch des Fachamts, nicht in Lose zu teilen: ${content.lotsReason.trim()}`]
      : []),
  ];
}
