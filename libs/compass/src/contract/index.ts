import type { Law } from '@app/law';

export * from './compass-sheets';
export * from './law-cases';
export * from './law.response';
export * from './timeline-calendars';

/** The law of the centre: the shipped book with what its administrators entered. Asked inside an open unit of work. */
export abstract class CentreLaw {
  abstract current(): Promise<Law>;
}
