import { useQueryClient } from '@tanstack/react-query';
import type { components } from '../../shared/api/schema';
import type { Tone } from '../../shared/ui';

type Schemas = components['schemas'];
export type BurnDown = Schemas['BurnDownResponse'];
export type FrameworkWatch = Schemas['FrameworkBurnDownResponse'];
export type CallOffEntry = Schemas['CallOffEntryResponse'];
export type PriceListEntry = Schemas['PriceListEntryResponse'];
export type Proposal = Schemas['FrameworkProposalResponse'];
export type ProposalEffect = Schemas['ProposalEffectResponse'];
export type MemberQuotas = Schemas['MemberQuotasResponse'];
export type FrameworkTerms = Schemas['FrameworkTermsResponse'];
export type CircleAnswer = Schemas['CircleAnswerResponse'];
export type ProposalKind = Proposal['kind'];

export const KIND_WORDS: Readonly<Record<ProposalKind, string>> = {
  quantity: 'Höchstmenge eines Artikels',
  value: 'Höchstwert',
  price: 'Preis eines Artikels',
  extension: 'Laufzeit',
};
export const STATE_WORDS: Readonly<Record<Proposal['state'], readonly [Tone, string]>> = {
  open: ['warning', 'wartet auf Entscheidung'],
  accepted: ['success', 'angenommen'],
  refused: ['danger', 'abgelehnt'],
  withdrawn: ['neutral', 'zurückgenommen'],
};
export const LAW_WORDS: Readonly<Record<NonNullable<ProposalEffect['law']['verdict']>, readonly [Tone, string]>> = {
  permitted: ['success', 'dem Wert nach zulässig'],
  'needs-grounds': ['warning', 'zu begründen'],
  'needs-new-procedure': ['danger', 'neues Vergabeverfahren nötig'],
};
export const GROUNDS = [
  { value: 'de-minimis', label: 'Geringfügige Änderung' },
  { value: 'review-clause', label: 'Überprüfungsklausel oder Option im Vertrag' },
  { value: 'additional', label: 'Zusätzliche Leistungen, Wechsel nicht möglich' },
  { value: 'unforeseen', label: 'Unvorhersehbare Umstände' },
  { value: 'none', label: 'Kein Grund genannt' },
] as const;

/** Everything that a change of an agreement makes old. */
export function useFrameworkChanged(): () => Promise<void> {
  const cache = useQueryClient();
  return () =>
    cache.invalidateQueries({
      predicate: ({ queryKey: [path] }) => /^\/api\/(frameworks|today)/.test(String(path)),
    });
}
