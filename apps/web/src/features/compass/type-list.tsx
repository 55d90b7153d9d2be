import { money } from '../../shared/format';
import { Badge, Checkbox, Citation, type Cited, EmptyState } from '../../shared/ui';
import type { TypeAnswer } from './chain';
import type { Assessment } from './limits';
import type { AskedQuestion } from './use-question';
import { VERDICTS } from './words';

interface Props {
  readonly assessment: Assessment;
  /** The type the dates are shown for. */
  readonly chosen: string | undefined;
  readonly asked: AskedQuestion;
}

/** The fact behind the verdict: the step of the reasoning that speaks of this type. */
function citationOf({ trace, citations }: Assessment, type: string): Cited | undefined {
  const rule = trace.find(({ inputs }) => inputs['type'] === type)?.rule;
  return citations.find(({ id }) => id === rule);
}

/** The reason without the name, which stands beside it. */
const sentenceOf = (reason: string, germanName: string): string =>
  reason.replaceAll(`${germanName}: `, '').replace(/^./, (first) => first.toUpperCase());

const isOfRegime = ({ type }: TypeAnswer, regime: Assessment['regime']): boolean =>
  (type === 'direct' || type.startsWith('us-')) === (regime === 'national');

/** Every procedure type with its verdict and reason; the chosen one drives the dates. */
export function TypeList({ assessment, chosen, asked }: Props) {
  const types = assessment.procedureTypes.filter((type) => isOfRegime(type, assessment.regime));
  const possible = types.filter(({ verdict }) => verdict !== 'not-permitted');
  const refused = types.filter(({ verdict }) => verdict === 'not-permitted');
  if (types.length === 0) {
    return (
      <EmptyState icon="gavel" title="Keine Verfahrensarten hinterlegt">
        <p>Für diese Frage ist kein Verfahrensrecht hinterlegt. Warum, steht unter „Nicht gesichert“.</p>
      </EmptyState>
    );
  }
  return (
    <fieldset className="kompass-types">
      <legend className="visually-hidden">Vergabeart, nach der die Termine berechnet werden</legend>
      {possible.map((type) => (
        <PossibleType
          key={type.type}
          type={type}
          isChosen={type.type === chosen}
          assessment={assessment}
          asked={asked}
        />
      ))}
      {refused.length > 0 && (
        <details className="details kompass-refused">
          <summary>Nicht zulässig ({refused.length})</summary>
          <ul>
            {refused.map(({ type, germanName, reason }) => {
              const citation = citationOf(assessment, type);
              return (
                <li key={type}>
                  <Badge tone="neutral" icon="close">
                    {germanName}
                  </Badge>
                  <span className="small">{sentenceOf(reason, germanName)}</span>
                  {citation && <Citation citation={citation} doubts={assessment.uncertain} />}
                </li>
              );
            })}
          </ul>
        </details>
      )}
    </fieldset>
  );
}

function PossibleType({
  type,
  isChosen,
  assessment,
  asked: { set, question },
}: {
  readonly type: TypeAnswer;
  readonly isChosen: boolean;
  readonly assessment: Assessment;
  readonly asked: AskedQuestion;
}) {
  const { verdict, germanName, upTo, minimumBidders, reason } = type;
  const citation = citationOf(assessment, type.type);
  const { tone, label, icon } = VERDICTS[verdict];
  return (
    <div className={isChosen ? 'kompass-type kompass-type--chosen' : 'kompass-type'}>
      <label className="kompass-type__name">
        <input
          type="radio"
          name="kompass-art"
          checked={isChosen}
          onChange={() => set({ procedureType: type.type, grounds: [] })}
        />
        <span>{germanName}</span>
      </label>
      <span className="kompass-type__facts">
        <Badge tone={tone} icon={icon}>
          {label}
        </Badge>
        {upTo && <span className="figure">bis {money(upTo)}</span>}
        {minimumBidders !== null && <span className="figure">mindestens {minimumBidders} Unternehmen</span>}
      </span>
      <p className="kompass-type__reason small">
        {verdict !== 'free-choice' && `${sentenceOf(reason, germanName)} `}
        {citation && <Citation citation={citation} doubts={assessment.uncertain} />}
      </p>
      {type.grounds.length > 0 && (
        <Grounds type={type} assessment={assessment} isChosen={isChosen} set={set} question={question} />
      )}
    </div>
  );
}

function Grounds({
  type,
  assessment,
  isChosen,
  set,
  question,
}: {
  readonly type: TypeAnswer;
  readonly assessment: Assessment;
  readonly isChosen: boolean;
  readonly set: AskedQuestion['set'];
  readonly question: AskedQuestion['question'];
}) {
  const ticked = isChosen ? type.grounds.filter(({ id }) => question.grounds.includes(id)).length : 0;
  return (
    <details className="details kompass-grounds" open={isChosen || undefined}>
      <summary>
        Ausnahmegründe prüfen ({ticked > 0 ? `${ticked} von ${type.grounds.length} bejaht` : type.grounds.length})
      </summary>
      <ul>
        {type.grounds.map(({ id, text, citation }) => (
          <li key={id}>
            <Checkbox
              id={`kompass-grund-${type.type}-${id}`}
              label={text}
              value={isChosen && question.grounds.includes(id)}
              onChange={(on) =>
                set({
                  procedureType: type.type,
                  grounds: on
                    ? [...(isChosen ? question.grounds : []), id]
                    : question.grounds.filter((ground) => ground !== id),
                })
              }
            />
            <Citation citation={citation} doubts={assessment.uncertain} />
          </li>
        ))}
      </ul>
    </details>
  );
}
