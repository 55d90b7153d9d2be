import { formatDecimal, MONEY_SCALE, parseDecimal, QUANTITY_SCALE, UNIT_PRICE_SCALE } from '@app/kernel';
import { Column, DefaultNamingStrategy } from 'typeorm';

/** fileNumber → file_number. */
export class SnakeNaming extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string): string {
    return customName || propertyName.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }
}

const decimalColumn = (precision: number, scale: number, nullable: boolean): PropertyDecorator =>
  Column({
    type: 'numeric',
    precision,
    scale,
    nullable,
    transformer: {
      to: (value: bigint | null | undefined) => (value == null ? value : formatDecimal(value, scale)),
      from: (value: string | null) => (value === null ? null : parseDecimal(value, scale)),
    },
  });

/** numeric(14,2) ↔ bigint cents. */
export const MoneyColumn = (options?: { nullable?: boolean }): PropertyDecorator =>
  decimalColumn(14, MONEY_SCALE, options?.nullable ?? false);
/** numeric(14,4) ↔ bigint 1/10,000 EUR. */
export const UnitPriceColumn = (options?: { nullable?: boolean }): PropertyDecorator =>
  decimalColumn(14, UNIT_PRICE_SCALE, options?.nullable ?? false);
/** numeric(18,3) ↔ bigint thousandths. */
export const QuantityColumn = (options?: { nullable?: boolean }): PropertyDecorator =>
  decimalColumn(18, QUANTITY_SCALE, options?.nullable ?? false);
