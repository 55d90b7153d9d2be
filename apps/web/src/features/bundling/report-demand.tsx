import { useState } from 'react';
import { useApiMutation } from '../../shared/api';
import { Alert, Button, Card, Tabs, TextField, useToasts } from '../../shared/ui';
import { CsvUpload } from './csv-upload';
import { LineForm } from './line-form';
import { LinesCard } from './lines-card';
import { ROUND_PATHS, type Round, type RoundMember } from './types';

interface ReportDemandProps {
  readonly round: Round;
  readonly member: RoundMember;
  /** After the last day: the lines need a reason. */
  readonly late: boolean;
}

/** What one member needs: typed line by line or read from a file, and what has been reported so far. */
export function ReportDemand({ round, member, late }: ReportDemandProps) {
  const [reason, setReason] = useState('');
  const toasts = useToasts();
  const answer = useApiMutation('post', '/api/demand-rounds/{id}/answer', {
    request: () => ({ path: { id: round.id }, body: { member: member.member, ...(late ? { reason } : {}) } }),
    invalidates: ROUND_PATHS,
    onSuccess: () => toasts.show({ text: 'Vermerkt: Es besteht kein Bedarf.' }),
    onProblem: (problem) => toasts.showProblem(problem),
  });
  const given = late ? reason : undefined;
  return (
    <>
      {late && (
        <Alert tone="warning" title="Die Meldefrist ist abgelaufen">
          <p>Das Vergabezentrum kann nachmelden. Die Begründung steht danach an jeder Zeile.</p>
          <TextField
            id="nachmeldung-grund"
            label="Begründung der Nachmeldung"
            value={reason}
            onChange={setReason}
            maxLength={500}
          />
        </Alert>
      )}
      <Card title="Bedarf melden">
        <Tabs
          label="Art der Meldung"
          tabs={[
            {
              id: 'zeile',
              label: 'Mengen eingeben',
              content: <LineForm round={round} member={member.member} reason={given} />,
            },
            {
              id: 'datei',
              label: 'CSV-Datei einlesen',
              content: <CsvUpload round={round} member={member} reason={given} />,
            },
          ]}
        />
      </Card>
      <LinesCard
        round={round}
        member={member.member}
        editable
        reason={given}
        title={`Gemeldeter Bedarf: ${member.name}`}
      />
      {!member.answered && (
        <div className="button-row">
          <Button busy={answer.isPending} onClick={() => answer.mutate()}>
            Wir haben keinen Bedarf
          </Button>
        </div>
      )}
    </>
  );
}
