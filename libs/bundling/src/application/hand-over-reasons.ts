import { germanMoney, parseMoney, unitName } from '@app/kernel';
import { roundedLines, type TenderLot } from '../domain/hand-over';
import { rationalText } from '../domain/rational';
import type { StoredMerge } from '../infrastructure/article-merge.repository';
import type { BundleHead } from '../infrastructure/bundle.repository';
import type { DeliveryPoint, StoredVariant } from '../infrastructure/lot-variant.repository';
import type { BundlePlan } from './bundle-plan';

/** Share that the maximum of a framework agreement lies above the reported demand. */
export const MARGIN_PERCENT = 20;

/** How the value was reached, for the procurement record. */
export function estimateReasons(
  { roundNumber, title, estimatedValue, termYears, proof }: BundleHead,
  lots: readonly TenderLot[],
  merges: readonly StoredMerge[],
  chosen: Pick<StoredVariant, 'name' | 'chosenReason'> | null,
): readonly string[] {
  const yearly = parseMoney(estimatedValue);
  const units = [...new Set(proof.articles.map(({ unit }) => unitName(unit)))].join(', ');
  const rounded = roundedLines(lots);
  const surplus = lots.reduce((sum, { surplusValue }) => sum + surplusValue, 0n);
  return [
    `Grundlage ist die Bedarfsabfrage ${roundNumber} „${title}“ mit ${proof.lineCount} Meldungen zu ${proof.articles.length} Artikeln (Einheiten: ${units}).`,
    `Die gemeldeten Mengen eines Jahres, bewertet mit den Referenzpreisen des Artikelstamms, ergeben ${germanMoney(yearly)} ohne Umsatzsteuer.`,
    `Die Rahmenvereinbarung soll ${termYears} ${termYears === 1 ? 'Jahr' : 'Jahre'} laufen; über die Laufzeit sind das ${germanMoney(yearly * BigInt(termYears))}.`,
    `Die Höchstmenge jedes Artikels liegt ${MARGIN_PERCENT} % über dem gemeldeten Bedarf der Laufzeit.`,
    ...(chosen ? [`Gewählte Losaufteilung: „${chosen.name}“. ${chosen.chosenReason ?? ''}`.trim()] : []),
    ...merges.map(
      ({ articleNumber, intoArticle, factor, reason }) =>
        `Der Bedarf an ${articleNumber} wird als ${intoArticle} ausgeschrieben (Faktor ${germanFactor(rationalText(factor))}; ${reason}).`,
    ),
    ...(rounded.length > 0
      ? [
          `Durch Aufrunden auf ganze Gebinde kommen bei ${rounded.length} ${rounded.length === 1 ? 'Position' : 'Positionen'} Mengen im Wert von ${germanMoney(surplus)} hinzu: ${rounded.map(({ articleNumber, surplus: more, unit }) => `${articleNumber} ${germanFactor(rationalText(more))} ${unitName(unit)}`).join(', ')}.`,
        ]
      : []),
  ];
}

const germanFactor = (text: string): string => text.replace('.', ',');

/** Who may call off from each lot, and how many places are supplied; their addresses stand with the bundle. */
export function lotSentences(plan: BundlePlan, lots: readonly TenderLot[]): readonly string[] {
  return lots.map(({ lot, memberIds }, index) => {
    const names = memberIds.map((id) => plan.members.get(id)?.name ?? id).join(', ');
    const places = memberIds.map((id) => {
      const count = plan.sites.filter(({ memberId }) => memberId === id).length;
      return `${plan.members.get(id)?.name ?? id} ${count}`;
    });
    return `Los ${index + 1} „${lot.name}“: Abrufberechtigt sind ${names}. Zahl der Lieferstellen: ${places.join(', ')}; die Anschriften stehen im Bündel ${plan.bundle.roundNumber}.`;
  });
}

/** The sites of the members as they stand today. */
export function deliveryPoints({ sites, members }: BundlePlan, memberIds: readonly string[]): readonly DeliveryPoint[] {
  const wanted = new Set(memberIds);
  return sites
    .filter(({ memberId }) => wanted.has(memberId))
    .map(({ memberId, name, street, postcode, city }) => ({
      ...{ memberId, member: members.get(memberId)?.name ?? '', name, street, postcode, city },
    }));
}
