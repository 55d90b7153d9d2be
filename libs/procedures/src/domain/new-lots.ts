import { type FieldError, invalid, type LocalDate, parseMoney, parseQuantity } from '@app/kernel';
import type { NewLot } from '../contract';

/** Refuses lots that nobody could bid for: amounts, quantities and article numbers, with a pointer to each. */
export function checkNewLots(
  lots: readonly NewLot[],
  term: { readonly from: LocalDate; readonly to: LocalDate } | null,
): void {
  const errors: FieldError[] = [];
  if (lots.length === 0) errors.push({ pointer: '/lots', message: 'Mindestens ein Los wird gebraucht.' });
  lots.forEach((lot, l) => {
    const at = `/lots/${l}`;
    if (!reads(() => parseMoney(lot.estimatedValue) >= 0n)) {
      errors.push({ pointer: `${at}/estimatedValue`, message: `„${lot.estimatedValue}“ ist kein Betrag ab 0.` });
    }
    const seen = new Set<string>();
    lot.positions.forEach((position, p) => {
      if (!reads(() => parseQuantity(position.quantity) > 0n)) {
        errors.push({
          pointer: `${at}/positions/${p}/quantity`,
          message: `„${position.quantity}“ ist keine Menge über 0.`,
        });
      }
      if (seen.has(position.articleNumber)) {
        errors.push({
          pointer: `${at}/positions/${p}/articleNumber`,
          message: `Der Artikel „${position.articleNumber}“ steht in diesem Los doppelt.`,
        });
      }
      seen.add(position.articleNumber);
    });
  });
  if (term && term.to < term.from) {
    errors.push({ pointer: '/term/to', message: 'Die Laufzeit endet vor ihrem Beginn.' });
  }
  if (!term && lots.some((lot) => lot.positions.length > 0)) {
    errors.push({ pointer: '/term', message: 'Zu Positionen mit Preisen gehört die Laufzeit der Rahmenvereinbarung.' });
  }
  if (errors.length > 0) throw invalid('procedure-lots', 'Das Verfahren kann so nicht angelegt werden.', errors);
}

function reads(check: () => boolean): boolean {
  try {
    return check();
  } catch {
    return false;
  }
}
