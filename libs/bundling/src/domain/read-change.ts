import {
  DomainError,
  invalid,
  localDateField,
  parseMoney,
  parseQuantity,
  parseUnitPrice,
  type PriceTier,
} from '@app/kernel';
import { type FrameworkChange, PROPOSAL_KINDS, type ProposalKind } from './framework-proposal';

/** A proposed change as people or the database write it: decimal strings and ISO days. */
export interface ChangeText {
  readonly kind: string;
  readonly articleNumber?: string;
  readonly maximumQuantity?: string;
  readonly maximumValue?: string;
  readonly from?: string;
  readonly to?: string;
  readonly tiers?: readonly { readonly fromQuantity: string; readonly unitPrice: string }[];
}

/** Throws `invalid` at the field that is missing or no number or day. */
export function readChange(text: ChangeText): FrameworkChange {
  switch (kindOf(text.kind)) {
    case 'quantity':
      return {
        kind: 'quantity',
        articleNumber: given(text.articleNumber, '/articleNumber', 'Bitte wählen Sie einen Artikel.'),
        maximumQuantity: number(text.maximumQuantity, '/maximumQuantity', parseQuantity),
      };
    case 'value':
      return { kind: 'value', maximumValue: number(text.maximumValue, '/maximumValue', parseMoney) };
    case 'price':
      return {
        kind: 'price',
        articleNumber: given(text.articleNumber, '/articleNumber', 'Bitte wählen Sie einen Artikel.'),
        from: localDateField(text.from ?? '', '/from'),
        tiers: (text.tiers ?? []).map((tier, index): PriceTier => ({
          fromQuantity: number(tier.fromQuantity, `/tiers/${index}/fromQuantity`, parseQuantity),
          unitPrice: number(tier.unitPrice, `/tiers/${index}/unitPrice`, parseUnitPrice),
        })),
      };
    case 'extension':
      return { kind: 'extension', to: localDateField(text.to ?? '', '/to') };
  }
}

const refuse = (pointer: string, message: string): never => {
  throw invalid('proposal', 'Der Vorschlag ist so nicht möglich.', [{ pointer, message }]);
};

const kindOf = (text: string): ProposalKind =>
  PROPOSAL_KINDS.find((kind) => kind === text) ?? refuse('/kind', 'Bitte wählen Sie, was sich ändern soll.');

const given = (text: string | undefined, pointer: string, message: string): string => text || refuse(pointer, message);

function number(text: string | undefined, pointer: string, parse: (text: string) => bigint): bigint {
  try {
    const value = parse(given(text, pointer, 'Bitte geben Sie eine Zahl an.'));
    return value >= 0n ? value : refuse(pointer, 'Die Zahl darf nicht negativ sein.');
  } catch (error) {
    if (error instanceof DomainError && error.errors.length === 0) return refuse(pointer, error.message);
    throw error;
  }
}
