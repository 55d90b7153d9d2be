import { daysAhead } from './days';

export interface Rejected {
  record: number;
  line: number;
  field: string;
  value: string;
  message: string;
}
export interface ImportAnswer {
  accepted: number;
  stored: number;
  rejected: Rejected[];
  status?: number;
  detail?: string;
}
export interface Round {
  id: string;
  number: string;
  state: string;
  bundleId: string | null;
  members: { member: string; answered: boolean; lines: number }[];
}
export interface Bundle {
  id: string;
  estimatedValue: string;
  termYears: number;
  termValue: string;
  assessment: { regime: string; estimatedValue: string; trace: unknown[]; procedureTypes: unknown[] };
  proof: { proven: boolean; lineCount: number; partCount: number };
  lots: {
    name: string;
    estimatedValue: string;
    items: {
      articleNumber: string;
      unit: string;
      quantity: string;
      baseUnit: string;
      baseQuantity: string;
      estimatedValue: string;
      parts: { member: string; costCentre: string; quantity: string; lineId: string }[];
    }[];
  }[];
}
export interface Lines {
  items: {
    id: string;
    member: string;
    costCentre: string;
    articleNumber: string;
    quantity: string;
    baseQuantity: string;
    version: number;
    lateReason: string | null;
  }[];
  nextCursor: string | null;
}

export const MEMBERS = [
  'biebesheim',
  'bischofsheim',
  'buettelborn',
  'ginsheim-gustavsburg',
  'kelsterbach',
  'moerfelden-walldorf',
  'nauheim',
  'raunheim',
  'riedstadt',
  'trebur',
  'kreis-gross-gerau',
] as const;
export const REPORT_UNTIL = daysAhead(300);
export const PAPER_AND_TONER = {
  title: 'Papier und Toner',
  productGroups: ['Papier', 'Tinte und Toner'],
  reportUntil: REPORT_UNTIL,
};
