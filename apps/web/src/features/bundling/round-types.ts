import type { components } from '../../shared/api/schema';

type Schemas = components['schemas'];
export type RoundSetup = Schemas['RoundSetupResponse'];
export type RoundProposal = Schemas['RoundProposalResponse'];
export type RoundTemplate = Schemas['RoundTemplateResponse'];
export type RoundArticle = Schemas['RoundArticleResponse'];
export type Question = Schemas['RoundQuestionResponse'];
export type Questionnaire = Schemas['QuestionnaireResponse'];
export type RoundCockpitData = Schemas['RoundCockpitResponse'];
export type WatchedMember = Schemas['WatchedMemberResponse'];
export type LastYear = Schemas['LastYearResponse'];
export type RoundCalendar = Schemas['RoundCalendarResponse'];
export type CalendarProposal = Schemas['CalendarProposalResponse'];

export interface Contact {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}
/** The answer to one question, by its kind. */
export type AnswerValue = string | readonly string[] | Contact;

export const QUESTION_KINDS: readonly { readonly value: Question['kind']; readonly label: string }[] = [
  { value: 'text', label: 'Text' },
  { value: 'choice', label: 'Auswahl' },
  { value: 'number', label: 'Zahl' },
  { value: 'yes-no', label: 'Ja oder nein' },
  { value: 'delivery-point', label: 'Lieferstellen' },
  { value: 'contact', label: 'Ansprechperson' },
];
export const kindName = (kind: Question['kind']): string =>
  QUESTION_KINDS.find(({ value }) => value === kind)?.label ?? kind;

export const PRICE_ORIGINS: Readonly<Record<RoundArticle['priceOrigin'], string>> = {
  catalogue: 'Katalog',
  'last-award': 'Letzter Zuschlag',
  estimate: 'Schätzung',
};

/** What a step in a round makes old, besides the round itself. */
export const COCKPIT_PATHS = [
  '/api/demand-rounds',
  '/api/demand-rounds/{id}',
  '/api/demand-rounds/{id}/cockpit',
  '/api/demand-rounds/{id}/last-year',
  '/api/demand-rounds/{id}/questionnaire',
  '/api/today',
] as const;
