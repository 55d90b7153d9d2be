import { date, instant, money, quantity, relativeDay, unitPrice } from '../format';

type Value = string | null | undefined;

/** "1234.500" → 1.234,5 (kg), with tabular figures, never wrapped. */
export const DecimalText = ({ value, unit }: { value: Value; unit?: string }) => (
  <span className="figure">{quantity(value, unit)}</span>
);

/** "216000.00" → 216.000,00 €. */
export const MoneyText = ({ value }: { value: Value }) => <span className="figure">{money(value)}</span>;

/** "0.0087" → 0,0087 €. */
export const UnitPriceText = ({ value }: { value: Value }) => <span className="figure">{unitPrice(value)}</span>;

/** "2026-11-22" → 22.11.2026; with `today` also where it lies: "(in 5 Tagen)". */
export function DateText({ value, today }: { value: Value; today?: string }) {
  if (!value) return <span>{date(value)}</span>;
  return (
    <time className="figure" dateTime={value}>
      {date(value)}
      {today && ` (${relativeDay(value, today)})`}
    </time>
  );
}

/** "2026-11-22T13:30:00Z" → 22.11.2026, 14:30 Uhr. */
export function InstantText({ value }: { value: Value }) {
  if (!value) return <span>{instant(value)}</span>;
  return (
    <time className="figure" dateTime={value}>
      {instant(value)}
    </time>
  );
}
