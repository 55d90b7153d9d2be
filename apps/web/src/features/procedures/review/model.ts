import { useQueryClient } from '@tanstack/react-query';
import { instantInGermany } from '../../../shared/format';
import type { components } from '../../../shared/api/schema';
import type { Procedure } from '../model';

type Schemas = components['schemas'];
export type Complaint = Schemas['ComplaintResponse'];
export type Proceedings = Schemas['ReviewProceedingsResponse'];
export type ReviewEvent = Schemas['ReviewEventResponse'];
export type EventKind = ReviewEvent['kind'];
export type Clock = Schemas['ReviewClockResponse'] & Partial<Pick<Schemas['ComplaintClockResponse'], 'timeliness'>>;

export const COMPLAINTS_PATH = '/api/procedures/{id}/complaints';
export const REVIEWS_PATH = '/api/procedures/{id}/review-proceedings';

export interface FormProps {
  readonly procedure: Procedure;
  readonly onClose: () => void;
}

/** After a step everything is read again that shows complaints, the prohibition or the record. */
export function useDone(onClose: () => void): () => void {
  const queries = useQueryClient();
  const paths = [COMPLAINTS_PATH, REVIEWS_PATH, '/api/procedures/{id}', '/api/procedures/{id}/record', '/api/today'];
  return () => {
    for (const path of paths) void queries.invalidateQueries({ queryKey: [path] });
    onClose();
  };
}

/** "zu Los 1 und 3", "zum ganzen Verfahren"; nothing where there is one lot only. */
export function lotsText(numbers: readonly number[], all: number): string {
  if (all < 2) return '';
  if (numbers.length === 0) return 'zum ganzen Verfahren';
  return `zu Los ${numbers.length === 1 ? numbers[0] : `${numbers.slice(0, -1).join(', ')} und ${numbers.at(-1)}`}`;
}

export const lotOptions = ({ lots }: Procedure) =>
  lots.map(({ id, number, title }) => ({ value: id, label: `Los ${number}: ${title}` }));

/** What can be seen of a moment before it is sent. */
export function momentMistakes(pointer: string, day: string, time: string) {
  return [
    ...(day === '' ? [{ pointer, message: 'Bitte geben Sie den Tag an.' }] : []),
    ...(/^([01]?\d|2[0-3]):[0-5]\d$/.test(time)
      ? []
      : [{ pointer: '/time', message: 'Bitte geben Sie die Uhrzeit an (HH:MM), zum Beispiel 14:30.' }]),
  ];
}

/** "9:05" is as good as "09:05". */
export const momentOf = (day: string, time: string): string => instantInGermany(day, time.padStart(5, '0'));
