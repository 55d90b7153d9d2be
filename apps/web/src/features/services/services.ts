import type { Option } from '../../shared/ui';

export interface Consultation {
  readonly id: string;
  readonly version: number;
  readonly day: string;
  readonly member: string;
  readonly memberName: string;
  readonly asker: string;
  readonly topic: string;
  readonly channel: string;
  readonly minutes: number;
  readonly note: string;
  readonly procedureId: string | null;
  readonly officerName: string;
}
export interface Training {
  readonly id: string;
  readonly version: number;
  readonly kind: 'training' | 'information';
  readonly day: string;
  readonly title: string;
  readonly place: string;
  readonly minutes: number;
  readonly trainer: string;
  readonly topics: string;
  readonly participants: readonly { readonly member: string; readonly memberName: string; readonly people: number }[];
}
export interface Suggestions {
  readonly askers: readonly string[];
  readonly topics: readonly string[];
  readonly defaults: { readonly member: string | null; readonly channel: string; readonly minutes: number };
}

export const CHANNELS: readonly Option[] = [
  { value: 'phone', label: 'Telefon' },
  { value: 'email', label: 'E-Mail' },
  { value: 'meeting', label: 'Gespräch vor Ort' },
  { value: 'video', label: 'Videokonferenz' },
  { value: 'letter', label: 'Schreiben' },
];
export const KINDS: readonly Option[] = [
  { value: 'training', label: 'Schulung' },
  { value: 'information', label: 'Informationsveranstaltung' },
];
export const labelOf = (options: readonly Option[], value: string): string =>
  options.find((option) => option.value === value)?.label ?? value;

/** Everything that shows the log. */
export const CHANGED = ['/api/consultations', '/api/trainings', '/api/services', '/api/annual-report'] as const;
