import { useQueryClient } from '@tanstack/react-query';
import type { components } from '../../shared/api/schema';
import { addDays, date } from '../../shared/format';
import type { Tone } from '../../shared/ui';

export type Contract = components['schemas']['ContractResponse'];
export type ContractHead = components['schemas']['ContractListItemResponse'];
export type ContractTask = Contract['tasks'][number];
export type ContractOption = Contract['options'][number];
export type Preview = components['schemas']['ModificationPreviewResponse'];
export type Ground = Contract['modifications'][number]['ground'];

export const PATH = '/api/contracts/{id}';
export const LIST = '/api/contracts';

/** After a change: the contract, the lists and the start page are read again. */
export function useContractChanged(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await Promise.all([PATH, LIST, '/api/today'].map((path) => queries.invalidateQueries({ queryKey: [path] })));
  };
}

export const GROUND_WORDS: Readonly<Record<Ground, string>> = {
  'de-minimis': 'Geringfügige Änderung',
  additional: 'Zusätzliche Leistungen, Wechsel nicht möglich',
  unforeseen: 'Unvorhersehbare Umstände',
  'review-clause': 'Überprüfungsklausel oder Option im Vertrag',
  none: 'Kein Grund genannt',
};

export const VERDICT_WORDS: Readonly<Record<Preview['verdict'], readonly [Tone, string]>> = {
  permitted: ['success', 'dem Wert nach zulässig'],
  'needs-grounds': ['warning', 'zu begründen'],
  'needs-new-procedure': ['danger', 'neues Vergabeverfahren nötig'],
};

const SOON_DAYS = 365;

/** How the term stands today. */
export function termState(endsOn: string | null, today: string): readonly [Tone, string] {
  if (endsOn === null) return ['neutral', 'ohne festes Ende'];
  if (endsOn < today) return ['neutral', 'beendet'];
  return endsOn <= addDays(today, SOON_DAYS)
    ? ['warning', `endet am ${date(endsOn)}`]
    : ['success', `läuft bis ${date(endsOn)}`];
}
