import { useState } from 'react';
import { useLocation } from 'wouter';
import { mistakeAt, useApiMutation, useApiQuery } from '../../shared/api';
import { counted, money } from '../../shared/format';
import {
  Alert,
  Button,
  CheckboxGroup,
  Combobox,
  Dialog,
  RadioGroup,
  SelectField,
  TextField,
  useToasts,
} from '../../shared/ui';
import { PATH, type ProcurementRequest, REQUEST_PATHS } from './model';

/** Natures a procedure knows; departments name one of the first three. */
const NATURES = [
  { value: 'supplies', label: 'Lieferleistung' },
  { value: 'services', label: 'Dienstleistung' },
  { value: 'works', label: 'Bauleistung' },
  { value: 'social-services', label: 'Soziale und andere besondere Dienstleistung' },
  { value: 'professional-services', label: 'Freiberufliche Leistung' },
  { value: 'planning', label: 'Planungsleistung' },
  { value: 'concession', label: 'Konzession' },
] as const;

const WAYS = [
  { value: 'new', label: 'Neues Verfahren anlegen' },
  { value: 'existing', label: 'Einem Verfahren in Planung zuordnen' },
] as const;

/** The request, and others with it, become a procedure; nothing has to be typed again. */
export function TakeOverDialog({
  request,
  onClose,
}: {
  readonly request: ProcurementRequest;
  readonly onClose: () => void;
}) {
  const { id, content, estimate } = request;
  const [, navigate] = useLocation();
  const toasts = useToasts();
  const [way, setWay] = useState('new');
  const [title, setTitle] = useState(content.title);
  const [nature, setNature] = useState(content.nature);
  const [others, setOthers] = useState<readonly string[]>([]);
  const [procedureId, setProcedureId] = useState('');
  const open = useApiQuery(PATH, { query: { state: 'open', limit: 200 } });
  const planned = useApiQuery('/api/procedures', { query: { phase: 'planned', limit: 200 } });
  const mergeable = (open.data?.items ?? []).filter(
    ({ id: other, state }) => other !== id && (state === 'submitted' || state === 'in-review'),
  );
  const send = useApiMutation<{ procedureId: string; fileNumber: string }>('post', `${PATH}/{id}/take-over`, {
    request: () => ({
      path: { id },
      body: { with: others, ...(way === 'existing' ? { procedureId } : { title, nature }) },
    }),
    invalidates: REQUEST_PATHS,
    onSuccess: (taken) => {
      toasts.show({ text: `Übernommen in das Verfahren ${taken.fileNumber}.` });
      navigate(`/vergaben/${taken.procedureId}`);
    },
  });
  const problem = send.error ?? undefined;
  return (
    <Dialog
      open
      wide
      title="Antrag übernehmen"
      onClose={onClose}
      actions={
        <>
          <Button
            kind="primary"
            busy={send.isPending}
            disabled={way === 'existing' && procedureId === ''}
            onClick={() => send.mutate()}
          >
            {others.length > 0 ? `${counted(others.length + 1, 'Antrag', 'Anträge')} übernehmen` : 'Übernehmen'}
          </Button>
          <Button onClick={onClose}>Abbrechen</Button>
        </>
      }
    >
      <div className="form">
        {problem && problem.errors.length === 0 && (
          <Alert tone="danger" live title={problem.title}>
            {problem.detail}
          </Alert>
        )}
        <p className="muted">
          Gegenstand, Lose, Schätzung ({money(estimate)} netto), Budget und Ansprechperson gehen in das Verfahren und in
          den Vergabevermerk über.
        </p>
        <RadioGroup id="uebernahme-weg" label="Wohin?" value={way} onChange={setWay} options={WAYS} />
        {way === 'new' && (
          <>
            <TextField
              id="uebernahme-titel"
              label="Gegenstand des Verfahrens"
              value={title}
              onChange={setTitle}
              maxLength={300}
              width="full"
            />
            <SelectField
              id="uebernahme-leistung"
              label="Art der Leistung"
              value={nature}
              onChange={setNature}
              options={NATURES}
              error={mistakeAt(problem, '/nature')}
            />
          </>
        )}
        {way === 'existing' && (
          <Combobox
            id="uebernahme-verfahren"
            label="Verfahren in Planung"
            hint="Die Kommune wird Auftraggeberin. Lose und Wert des Verfahrens bleiben; der Vergabevermerk nennt den Bedarf."
            value={procedureId}
            onChange={setProcedureId}
            loading={planned.isLoading}
            options={(planned.data?.items ?? []).map((item) => ({
              value: item.id,
              label: `${item.fileNumber} ${item.title}`,
            }))}
            placeholder="Aktenzeichen oder Gegenstand"
          />
        )}
        {mergeable.length > 0 && (
          <CheckboxGroup
            id="uebernahme-weitere"
            label="Weitere Anträge zusammenführen"
            hint="Aus mehreren Anträgen wird ein Verfahren mit den Losen aller."
            optional
            value={others}
            onChange={setOthers}
            options={mergeable.map((item) => ({
              value: item.id,
              label: `${item.number ?? ''} ${item.title}`,
              detail: `${item.member.name}, ${money(item.estimate)}`,
            }))}
          />
        )}
      </div>
    </Dialog>
  );
}
