import { quantity } from '../../shared/format';
import { DescriptionList } from '../../shared/ui';
import type { AnswerValue, Contact, Question } from './round-types';

/** The answers of a member as they were saved. */
export function QuestionnaireAnswers({
  questions,
  answers,
}: {
  readonly questions: readonly Question[];
  readonly answers: Readonly<Record<string, AnswerValue>>;
}) {
  return (
    <DescriptionList
      single
      facts={questions.map((question) => ({
        term: question.label,
        value: <Shown question={question} value={answers[question.id]} />,
      }))}
    />
  );
}

function Shown({ question, value }: { readonly question: Question; readonly value: AnswerValue | undefined }) {
  if (value === undefined) return <span className="muted">Noch offen</span>;
  if (question.kind === 'delivery-point')
    return (
      <ul className="bullet-list">
        {(value as readonly string[]).map((place) => (
          <li key={place}>{place}</li>
        ))}
      </ul>
    );
  if (question.kind === 'contact') {
    const { name, email, phone } = value as Contact;
    return <>{[name, email, phone].filter(Boolean).join(', ')}</>;
  }
  const text = value as string;
  if (question.kind === 'number') return <>{quantity(text, '')}</>;
  if (question.kind === 'yes-no') return <>{text === 'ja' ? 'Ja' : 'Nein'}</>;
  return <span className="answer-text">{text}</span>;
}
