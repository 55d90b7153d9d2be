import { type FieldError, germanMoney, germanQuantity, invalid } from '@app/kernel';

/** What belongs to a member: thousandths of a unit, or cents where `articleNumber` is empty (the agreement's value). */
export interface MemberAmount {
  readonly memberId: string;
  readonly articleNumber: string;
  readonly amount: bigint;
}

const of = (rows: readonly MemberAmount[], articleNumber: string): readonly MemberAmount[] =>
  rows.filter((row) => row.articleNumber === articleNumber);
const sum = (rows: readonly MemberAmount[]): bigint => rows.reduce((total, { amount }) => total + amount, 0n);

/**
 * What the quotas leave a member: its own quota minus what it has called off; without one, what nobody has reserved minus
 * what members without a quota have called off. Undefined where no member has a quota of this measure.
 */
export function quotaRest(
  memberId: string,
  articleNumber: string,
  quotas: readonly MemberAmount[],
  drawn: readonly MemberAmount[],
  maximum: bigint | null,
): bigint | undefined {
  const shares = of(quotas, articleNumber);
  if (shares.length === 0) return undefined;
  const own = shares.find((share) => share.memberId === memberId);
  const used = of(drawn, articleNumber);
  if (own) return own.amount - sum(used.filter((row) => row.memberId === memberId));
  const unreserved = used.filter((row) => !shares.some((share) => share.memberId === row.memberId));
  return (maximum ?? 0n) - sum(shares) - sum(unreserved);
}

export interface QuotaState {
  readonly quotas: readonly MemberAmount[];
  readonly drawn: readonly MemberAmount[];
  /** Null: no maximum of this measure, so nothing to share. */
  readonly maximum: bigint | null;
}

const shown = (articleNumber: string, amount: bigint): string =>
  articleNumber === '' ? germanMoney(amount) : germanQuantity(amount);

/**
 * Checks the new quota of a member. Throws `invalid` at `/amount`: below what the member has called off, or above what
 * is left of the maximum beside the quotas and call-offs of the others.
 */
export function checkQuota(
  { memberId, articleNumber, amount }: MemberAmount,
  { quotas, drawn, maximum }: QuotaState,
): void {
  const fail = (message: string): never => {
    const errors: FieldError[] = [{ pointer: '/amount', message }];
    throw invalid('quota', 'Das Kontingent ist so nicht möglich.', errors);
  };
  if (maximum === null) fail('Ohne Höchstmaß gibt es nichts aufzuteilen.');
  const others = of(quotas, articleNumber).filter((row) => row.memberId !== memberId);
  const used = of(drawn, articleNumber);
  const own = sum(used.filter((row) => row.memberId === memberId));
  if (amount < own) fail(`Abgerufen sind schon ${shown(articleNumber, own)}. Das Kontingent kann nicht kleiner sein.`);
  const unreserved = sum(
    used.filter((row) => row.memberId !== memberId && !others.some((other) => other.memberId === row.memberId)),
  );
  const free = (maximum ?? 0n) - sum(others) - unreserved;
  if (amount > free)
    fail(`Neben den Kontingenten und Abrufen der anderen sind noch ${shown(articleNumber, free)} frei.`);
}

/**
 * Checks that what members hold fits under a new maximum. Throws `invalid` at `pointer`: below the quotas together with
 * what members without one have called off.
 */
export function checkNewMaximum(
  articleNumber: string,
  maximum: bigint,
  { quotas, drawn }: Omit<QuotaState, 'maximum'>,
  pointer: string,
): void {
  const shares = of(quotas, articleNumber);
  if (shares.length === 0) return;
  const others = of(drawn, articleNumber).filter((row) => !shares.some(({ memberId }) => memberId === row.memberId));
  const bound = sum(shares) + sum(others);
  if (maximum >= bound) return;
  const what = articleNumber === '' ? 'vom Wert' : 'von der Menge';
  const message = `Kontingente und Abrufe der Mitglieder ohne Kontingent binden ${what} schon ${shown(articleNumber, bound)}. Bitte senken Sie zuerst die Kontingente.`;
  throw invalid('quotas-above-maximum', 'Der Vorschlag ist so nicht möglich.', [{ pointer, message }]);
}

/**
 * Checks that the giving member (`memberId`) still has what it gives, and that the other one can hold it. Throws
 * `invalid` at `/amount` or `/to`.
 */
export function checkTransfer(
  transfer: MemberAmount & { readonly toMemberId: string },
  { quotas, drawn, maximum }: QuotaState,
): void {
  const { memberId, toMemberId, articleNumber, amount } = transfer;
  const fail = (message: string, pointer = '/amount'): never => {
    throw invalid('quota-transfer', 'Die Übertragung ist so nicht möglich.', [{ pointer, message }]);
  };
  if (amount <= 0n) fail('Bitte nennen Sie eine Menge über 0.');
  const own = of(quotas, articleNumber).some((row) => row.memberId === memberId);
  if (!own) fail('Das abgebende Mitglied hat hiervon kein Kontingent.');
  const rest = quotaRest(memberId, articleNumber, quotas, drawn, maximum) ?? 0n;
  if (amount > rest) fail(`Im Kontingent des abgebenden Mitglieds sind noch ${shown(articleNumber, rest)} frei.`);
  // Its first quota would be what it gets; what it has called off from the common rest would stand above that.
  const used = sum(of(drawn, articleNumber).filter((row) => row.memberId === toMemberId));
  if (used > 0n && !of(quotas, articleNumber).some((row) => row.memberId === toMemberId))
    fail(
      `Das Mitglied hat ohne Kontingent schon ${shown(articleNumber, used)} abgerufen. Das Vergabezentrum muss ihm zuerst ein Kontingent in dieser Höhe festlegen.`,
      '/to',
    );
}
