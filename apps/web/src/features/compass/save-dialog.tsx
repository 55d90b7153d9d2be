import { useState } from 'react';
import { useLocation } from 'wouter';
import { type ApiProblem, useApiList, useApiMutation, useApiQuery } from '../../shared/api';
import type { components } from '../../shared/api/schema';
import { Button, Checkbox, Combobox, Dialog, useDelayed, useToasts } from '../../shared/ui';
import { Refusal } from '../procedures';
import type { SheetQuestion } from './question';

type Procedure = components['schemas']['ProcedureResponse'];
type ListedProcedure = components['schemas']['ProcedureListItemResponse'];

interface Props {
  readonly open: boolean;
  readonly asking: SheetQuestion;
  /** The procedure the page was opened from. */
  readonly procedure: Procedure | undefined;
  readonly onClose: () => void;
}

const REST_MS = 200;

/** Puts the answer into the file of a procedure, where wanted with its dates. */
export function SaveDialog({ open, onClose, ...rest }: Props) {
  return (
    <Dialog open={open} title="Zum Verfahren speichern" onClose={onClose}>
      {open && <SaveForm onClose={onClose} {...rest} />}
    </Dialog>
  );
}

const optionOf = ({ id, fileNumber, title }: Pick<Procedure, 'id' | 'fileNumber' | 'title'>) => ({
  value: id,
  label: `${fileNumber} ${title}`,
});

function SaveForm({ asking, procedure, onClose }: Omit<Props, 'open'>) {
  const toasts = useToasts();
  const [, navigate] = useLocation();
  const [chosen, setChosen] = useState(procedure ? optionOf(procedure) : undefined);
  const [typed, setTyped] = useState('');
  const [applies, setApplies] = useState(false);
  const [missing, setMissing] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const searched = useDelayed(typed, REST_MS);
  const found = useApiList<ListedProcedure>('/api/procedures', {
    query: { q: searched, limit: 20 },
    keepPrevious: true,
  });
  const target = useApiQuery('/api/procedures/{id}', {
    path: { id: chosen?.value ?? '' },
    enabled: chosen !== undefined,
  });
  const planned = target.data?.phase === 'planned' || target.data?.phase === 'prepared';
  const canApply = planned && target.data?.procedureType != null && asking.timeline !== null;
  const store = useApiMutation('post', '/api/procedures/{id}/compass-sheets', {
    request: () => ({
      path: { id: chosen?.value ?? '' },
      body: { ...asking, applyTimeline: canApply && applies },
      version: target.data?.version,
    }),
    invalidates: ['/api/procedures', '/api/procedures/{id}', '/api/documents'],
    onSuccess: () => {
      toasts.show({
        // The label is the file number and the subject; the first is enough to say where.
        text: `Das Kompass-Blatt liegt in der Akte ${chosen?.label.split(' ')[0] ?? ''}.`,
        action: {
          label: 'Zum Verfahren',
          onClick: () => navigate(`/vergaben/${chosen?.value ?? ''}?bereich=dokumente`),
        },
      });
      onClose();
    },
    onProblem: setProblem,
  });
  const options = found.items.map(optionOf);
  return (
    <form
      className="form"
      noValidate
      aria-label="Zum Verfahren speichern"
      onSubmit={(event) => {
        event.preventDefault();
        setProblem(undefined);
        setMissing(!target.data);
        if (target.data && !store.isPending) store.mutate();
      }}
    >
      {problem && (
        <Refusal
          problem={problem}
          onReload={() => {
            setProblem(undefined);
            void target.refetch();
          }}
        />
      )}
      <Combobox
        id="kompass-verfahren"
        label="Verfahren"
        placeholder="Aktenzeichen oder Gegenstand"
        value={chosen?.value ?? ''}
        onChange={(id) => {
          setMissing(false);
          setChosen(options.find(({ value }) => value === id));
        }}
        onSearch={setTyped}
        loading={found.isLoading}
        options={chosen && !options.some(({ value }) => value === chosen.value) ? [chosen, ...options] : options}
        error={missing ? 'Bitte wählen Sie das Verfahren.' : undefined}
      />
      <Checkbox
        id="kompass-uebernehmen"
        label="Die Termine in den Zeitplan des Verfahrens übernehmen"
        value={canApply && applies}
        disabled={!canApply}
        onChange={setApplies}
        hint={
          target.data && !canApply
            ? planned
              ? 'Dafür muss im Verfahren die Vergabeart gewählt sein.'
              : 'Die Termine dieses Verfahrens stehen seit der Veröffentlichung fest.'
            : undefined
        }
      />
      <div className="button-row">
        <Button kind="primary" type="submit" busy={store.isPending}>
          In die Akte legen
        </Button>
        <Button onClick={onClose}>Abbrechen</Button>
      </div>
    </form>
  );
}
