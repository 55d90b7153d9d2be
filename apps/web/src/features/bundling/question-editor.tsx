import { useState } from 'react';
import type { FieldError } from '../../shared/api';
import {
  Badge,
  Button,
  Checkbox,
  DataTable,
  Dialog,
  EmptyState,
  SelectField,
  TextAreaField,
  TextField,
} from '../../shared/ui';
import { kindName, QUESTION_KINDS, type Question } from './round-types';

interface QuestionEditorProps {
  readonly questions: readonly Question[];
  /** Offered while there is no question. */
  readonly usual: readonly Question[];
  readonly errors: readonly FieldError[];
  readonly onChange: (questions: readonly Question[]) => void;
}

/** The questions of a round: changed in place, moved up, taken out. */
export function QuestionEditor({ questions, usual, errors, onChange }: QuestionEditorProps) {
  const [editing, setEditing] = useState<number | 'new'>();
  const faults = errors.filter(({ pointer }) => pointer.startsWith('/questions'));
  const save = (question: Question): void => {
    onChange(
      editing === 'new'
        ? [...questions, question]
        : questions.map((each, index) => (index === editing ? question : each)),
    );
    setEditing(undefined);
  };
  const current = typeof editing === 'number' ? questions[editing] : undefined;
  return (
    <div className="stack">
      {faults.map(({ pointer, message }) => (
        <p key={`${pointer}${message}`} className="field__error">
          {message}
        </p>
      ))}
      <DataTable
        caption="Fragen an jedes Mitglied"
        columns={[
          {
            id: 'label',
            header: 'Frage',
            isRowHeader: true,
            cell: ({ label, hint }) => (
              <div>
                {label}
                {hint && <div className="muted small row-detail">{hint}</div>}
              </div>
            ),
          },
          { id: 'kind', header: 'Art', cell: ({ kind }) => kindName(kind) },
          {
            id: 'mandatory',
            header: 'Pflicht',
            cell: ({ mandatory }) =>
              mandatory ? <Badge tone="info">Pflichtfrage</Badge> : <span className="muted">freiwillig</span>,
          },
        ]}
        rows={[...questions]}
        rowKey={({ id }) => id}
        actions={(question) => {
          const index = questions.indexOf(question);
          return [
            { label: 'Ändern', icon: 'edit', onClick: () => setEditing(index) },
            ...(index > 0
              ? [{ label: 'Nach oben', icon: 'arrow-up' as const, onClick: () => onChange(movedUp(questions, index)) }]
              : []),
            {
              label: 'Entfernen',
              icon: 'delete' as const,
              onClick: () => onChange(questions.filter((each) => each !== question)),
            },
          ];
        }}
        empty={
          <EmptyState
            title="Keine Fragen"
            icon="checklist"
            action={
              usual.length > 0 && (
                <Button icon="add" onClick={() => onChange(usual)}>
                  Übliche Fragen übernehmen
                </Button>
              )
            }
          >
            <p>
              Die Mitglieder melden nur Mengen. Üblich sind Fragen nach {usual.map(({ label }) => label).join(', ')};
              sie lassen sich danach ändern.
            </p>
          </EmptyState>
        }
      />
      <div className="button-row">
        <Button icon="add" small onClick={() => setEditing('new')}>
          Frage hinzufügen
        </Button>
      </div>
      {editing !== undefined && (
        <QuestionDialog
          question={current ?? newQuestion(questions)}
          title={current ? 'Frage ändern' : 'Frage hinzufügen'}
          onSave={save}
          onClose={() => setEditing(undefined)}
        />
      )}
    </div>
  );
}

function movedUp(questions: readonly Question[], index: number): readonly Question[] {
  const moved = [...questions];
  const [question] = moved.splice(index, 1);
  if (question) moved.splice(index - 1, 0, question);
  return moved;
}

function newQuestion(questions: readonly Question[]): Question {
  const taken = new Set(questions.map(({ id }) => id));
  let number = questions.length + 1;
  while (taken.has(`frage-${number}`)) number += 1;
  return { id: `frage-${number}`, kind: 'text', label: '', hint: '', mandatory: true, choices: [] };
}

function QuestionDialog({
  question,
  title,
  onSave,
  onClose,
}: {
  readonly question: Question;
  readonly title: string;
  readonly onSave: (question: Question) => void;
  readonly onClose: () => void;
}) {
  const [draft, setDraft] = useState(question);
  const [tried, setTried] = useState(false);
  const choices = draft.choices.map((each) => each.trim()).filter(Boolean);
  const wrongLabel = draft.label.trim() === '' ? 'Bitte geben Sie die Frage ein.' : undefined;
  const wrongChoices =
    draft.kind === 'choice' && new Set(choices).size < 2
      ? 'Bitte nennen Sie mindestens zwei verschiedene Antworten.'
      : undefined;
  const save = (): void => {
    setTried(true);
    if (!wrongLabel && !wrongChoices) onSave({ ...draft, choices: draft.kind === 'choice' ? choices : [] });
  };
  return (
    <Dialog
      open
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" onClick={save}>
            Übernehmen
          </Button>
          <Button onClick={onClose}>Abbrechen</Button>
        </>
      }
    >
      <div className="form">
        <TextField
          id="frage-text"
          label="Frage"
          value={draft.label}
          error={tried ? wrongLabel : undefined}
          onChange={(label) => setDraft({ ...draft, label })}
          maxLength={300}
          autoFocus
        />
        <SelectField
          id="frage-art"
          label="Art der Antwort"
          options={QUESTION_KINDS}
          value={draft.kind}
          onChange={(kind) => setDraft({ ...draft, kind: kind as Question['kind'] })}
        />
        {draft.kind === 'choice' && (
          <TextAreaField
            id="frage-auswahl"
            label="Antworten zur Auswahl, eine je Zeile"
            value={draft.choices.join('\n')}
            error={tried ? wrongChoices : undefined}
            onChange={(text) => setDraft({ ...draft, choices: text.split('\n') })}
          />
        )}
        <TextAreaField
          id="frage-hinweis"
          label="Hinweis"
          optional
          rows={2}
          value={draft.hint}
          maxLength={500}
          onChange={(hint) => setDraft({ ...draft, hint })}
        />
        <Checkbox
          id="frage-pflicht"
          label="Pflichtfrage"
          detail="Ohne Antwort gilt die Meldung des Mitglieds nicht als abgegeben."
          value={draft.mandatory}
          onChange={(mandatory) => setDraft({ ...draft, mandatory })}
        />
      </div>
    </Dialog>
  );
}
