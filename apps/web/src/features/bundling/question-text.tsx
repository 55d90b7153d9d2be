import { InstantText } from '../../shared/ui';
import type { DemandQuestion } from './types';

export const QUESTION_STATES = {
  asked: { label: 'Gefragt', tone: 'warning' },
  answered: { label: 'Beantwortet', tone: 'info' },
  accepted: { label: 'Geklärt', tone: 'success' },
} as const;

interface QuestionTextProps {
  readonly question: DemandQuestion;
}

/** Who asked what and when, and who answered. */
export const QuestionText = ({ question }: QuestionTextProps) => (
  <span className="sheet__reasons">
    <span>
      <strong>{question.askedBy}</strong>, <InstantText value={question.askedAt} />: {question.question}
    </span>
    {question.answer && question.answeredAt && (
      <span>
        <strong>{question.answeredBy}</strong>, <InstantText value={question.answeredAt} />: {question.answer}
      </span>
    )}
  </span>
);
