import { useState } from 'react';
import { useApiMutation, useApiQuery } from '../../shared/api';
import { Alert, Button, Card, Skeleton, Tabs, TextField, useToasts } from '../../shared/ui';
import { usePermissions } from '../../app/session';
import { CollectionCard } from './collection-card';
import { CsvUpload } from './csv-upload';
import { DemandSheet } from './demand-sheet';
import { LineForm } from './line-form';
import { LinesCard } from './lines-card';
import { PlausibilityCard } from './plausibility-card';
import { type DemandProposals, type DemandSheet as Sheet, ROUND_PATHS, type Round, type RoundMember } from './types';

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
  const isCentre = usePermissions()('demand-round.manage');
  const start = useFirstTab(round.id, member.member);
  const [tab, setTab] = useState<string>();
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
      <PlausibilityCard round={round} member={member.member} as={isCentre ? 'centre' : 'member'} />
      {!isCentre && <CollectionCard round={round} member={member.member} />}
      <Card title="Bedarf melden">
        {start ? (
          <Tabs
            label="Art der Meldung"
            active={tab ?? start}
            onChange={setTab}
            tabs={[
              {
                id: 'bogen',
                label: 'Bogen ausfüllen',
                content: <DemandSheet key={member.member} roundId={round.id} member={member.member} reason={given} />,
              },
              {
                id: 'zeile',
                label: 'Einzelne Zeile',
                content: <LineForm round={round} member={member.member} reason={given} />,
              },
              {
                id: 'datei',
                label: 'CSV-Datei einlesen',
                content: <CsvUpload round={round} member={member} reason={given} />,
              },
            ]}
          />
        ) : (
          <Skeleton lines={4} label="Ihr Bogen wird geladen" />
        )}
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

/** The sheet where something stands in it already: a draft, a collection, proposals; else single lines. Undefined while it is read. */
function useFirstTab(roundId: string, member: string): string | undefined {
  const of = { path: { id: roundId }, query: { member } };
  const sheet = useApiQuery<Sheet>('/api/demand-rounds/{id}/sheet', of);
  const proposals = useApiQuery<DemandProposals>('/api/demand-rounds/{id}/sheet/proposals', of);
  const [first, setFirst] = useState<string>();
  if (first !== undefined) return first;
  if (sheet.error || proposals.error) return 'zeile';
  if (!sheet.data || !proposals.data) return undefined;
  const begun = sheet.data.collection !== null || sheet.data.fields.some(({ typed }) => typed !== null);
  const found = begun || proposals.data.items.length > 0 ? 'bogen' : 'zeile';
  setFirst(found);
  return found;
}
