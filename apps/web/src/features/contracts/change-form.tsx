import { useQuery } from '@tanstack/react-query';
import { useSession } from '../../app/session';
import { asProblem, call, useApiForm } from '../../shared/api';
import { date, money } from '../../shared/format';
import {
  Alert,
  Badge,
  Button,
  Checkbox,
  DateField,
  FieldRow,
  Form,
  NumberField,
  ProblemAlert,
  SelectField,
  TextAreaField,
} from '../../shared/ui';
import { LimitBar, shareText } from '../compass/limit-bar';
import { type Contract, type Ground, GROUND_WORDS, type Preview, useContractChanged, VERDICT_WORDS } from './model';

const GROUNDS = Object.entries(GROUND_WORDS).map(([value, label]) => ({ value, label }));

/** A change with what the law says to it, counted with all before it, before anything is saved. */
export function ChangeForm({ contract, onClose }: { readonly contract: Contract; readonly onClose: () => void }) {
  const { today } = useSession();
  const changed = useContractChanged();
  const form = useApiForm({
    initial: { on: today, amount: '', ground: 'de-minimis' as Ground, natureChanged: false, reason: '' },
    submit: (body) => call('post', '/api/contracts/{id}/modifications', { path: { id: contract.id }, body }),
    onSuccess: () => {
      void changed();
      onClose();
    },
  });
  const { on, amount, ground, natureChanged } = form.values;
  const intended = { on, amount, ground, natureChanged };
  const preview = useQuery({
    queryKey: ['contract-change', contract.id, contract.version, intended],
    enabled: on !== '' && amount !== '',
    queryFn: async () =>
      (await call('post', '/api/contracts/{id}/modifications/preview', {
        path: { id: contract.id },
        body: intended,
      })) as Preview,
    retry: false,
  });
  return (
    <Form
      form={form}
      submitLabel="Änderung erfassen"
      label="Vertragsänderung"
      actions={<Button onClick={onClose}>Abbrechen</Button>}
    >
      <FieldRow>
        <DateField {...form.field('on')} label="Tag der Änderung" width="short" />
        <NumberField {...form.field('amount')} label="Mehr oder weniger netto" unit="€" negative width="short" />
      </FieldRow>
      <SelectField
        {...form.field('ground')}
        onChange={(value) => form.field('ground').onChange(value as Ground)}
        label="Grund"
        options={GROUNDS}
      />
      <Checkbox {...form.field('natureChanged')} label="Der Gesamtcharakter des Auftrags ändert sich" />
      <div aria-live="polite">
        {preview.data && amount !== '' && <Verdict preview={preview.data} />}
        {preview.error && amount !== '' && <ProblemAlert problem={asProblem(preview.error)} />}
      </div>
      <TextAreaField
        {...form.field('reason')}
        label="Begründung"
        hint="Warum die Voraussetzungen des Grundes vorliegen; sie steht in der Akte."
        rows={3}
        maxLength={4000}
      />
    </Form>
  );
}

function Verdict({ preview }: { readonly preview: Preview }) {
  const { verdict, reason, share, runningTotal, totalShare, referenceValue, limits, notice, paragraphs, doubts } =
    preview;
  const [tone, words] = VERDICT_WORDS[verdict];
  return (
    <div className="change-verdict">
      <p className="change-verdict__head">
        <Badge tone={tone}>{words}</Badge>
        <span>
          Diese Änderung {shareText(share)} von {money(referenceValue)}, auf diesem Grund zusammen {money(runningTotal)}{' '}
          ({shareText(totalShare)})
        </span>
      </p>
      <p>
        {reason} {paragraphs.length > 0 && <span className="muted small">({[...new Set(paragraphs)].join('; ')})</span>}
      </p>
      {limits.length > 0 && (
        <div className="limit-bars">
          {limits.map((limit) => (
            <LimitBar key={limit.factId} {...limit} write={money} />
          ))}
        </div>
      )}
      {notice.due && (
        <p>
          Die Änderung ist im Amtsblatt der EU bekannt zu machen{notice.until ? `, bis zum ${date(notice.until)}` : ''}.
        </p>
      )}
      {doubts.length > 0 && (
        <Alert tone="info" title="Nicht gesichert">
          <ul>
            {doubts.map(({ id, text }) => (
              <li key={`${id} ${text}`}>{text}</li>
            ))}
          </ul>
        </Alert>
      )}
    </div>
  );
}
