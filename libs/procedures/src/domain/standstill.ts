import type { LocalDate } from '@app/kernel';
import { computePeriod, fact, type PeriodAnswer, type State } from '@app/law';
import type { Channel } from './dossier';

const LENGTH_FACT: Readonly<Record<Channel, string>> = { electronic: 'REV-134-2E', post: 'REV-134-2P' };

/** The standstill of § 134 Abs. 2 GWB after the letters were dispatched. */
export const standstillAfter = (dispatchedOn: LocalDate, channel: Channel, state: State): PeriodAnswer =>
  computePeriod({
    rule: 'standstill-134',
    event: dispatchedOn,
    length: Number(fact(LENGTH_FACT[channel]).value),
    unit: 'days',
    direction: 'after',
    state,
  });
