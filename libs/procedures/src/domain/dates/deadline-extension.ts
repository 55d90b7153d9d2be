import type { LocalDate } from '@app/kernel';

export const EXTENSION_GROUNDS = ['late-answer', 'substantial-change', 'technical', 'other'] as const;
export type ExtensionGround = (typeof EXTENSION_GROUNDS)[number];

export const GROUND_NAMES: Readonly<Record<ExtensionGround, string>> = {
  'late-answer': 'Auskünfte kamen zu spät',
  'substantial-change': 'Vergabeunterlagen wesentlich geändert',
  technical: 'Technische Störung',
  other: 'Anderer Grund',
};

export interface ExtensionRequest {
  readonly tenderEnd: LocalDate;
  /** Left out: the time of the deadline that runs now. */
  readonly tenderTime?: string;
  readonly participationEnd?: LocalDate;
  readonly ground: ExtensionGround;
  readonly reason: string;
}

/** An extension as it is stored. `waiting`: asked after expiry, a second person has not agreed. */
export interface DeadlineExtension {
  readonly id: string;
  readonly round: number;
  readonly before: Date;
  readonly after: Date;
  readonly participationEnd: LocalDate | null;
  readonly request: ExtensionRequest;
  readonly late: boolean;
  /** The notice that has to be corrected; null where there is none. */
  readonly notice: string | null;
  readonly state: 'waiting' | 'done';
  readonly personName: string;
  readonly at: Date;
}
