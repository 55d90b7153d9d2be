import { tellItemId } from '../../cancellation/cancellation';
import type { LetterKind } from './letter';

/** The item of the checklist that letters settle when they have left; empty where they settle none. */
export function itemOfLetters(kind: string, aboutId: string): string {
  const items: Readonly<Record<LetterKind, string>> = {
    information: 'bidder-information',
    award: 'award-letter',
    cancellation: tellItemId(aboutId),
    invitation: 'invitations-sent',
    'price-inquiry': '',
    extension: '',
    'missing-documents': '',
    answers: '',
  };
  return items[kind as LetterKind] ?? '';
}
