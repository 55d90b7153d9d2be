import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { usePermissions, useSession } from '../../app/session';
import { useApiMutation, useApiQuery } from '../../shared/api';
import { counted, quantity } from '../../shared/format';
import {
  Badge,
  Button,
  ButtonLink,
  Card,
  DateField,
  DescriptionList,
  Dialog,
  InstantText,
  Link,
  MoneyText,
  PageHeader,
  ProblemAlert,
  Skeleton,
  useToasts,
} from '../../shared/ui';
import { AssessmentCard } from './assessment-card';
import { LotChoiceCard } from './lots/lot-choice-card';
import { BundleLotCard } from './bundle-lot-card';
import type { Assessment, Bundle } from './types';

export default function BundlePage() {
  const { id = '' } = useParams<{ id: string }>();
  const can = usePermissions();
  const [asking, setAsking] = useState(false);
  const { data: bundle, error, refetch } = useApiQuery('/api/bundles/{id}', { path: { id } });
  if (error || !bundle) {
    return (
      <>
        <PageHeader title="Bündel" breadcrumb={[{ label: 'Bedarfsabfragen', href: '/bedarf' }]} />
        {error ? (
          <ProblemAlert problem={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton lines={10} label="Das Bündel wird geladen" />
        )}
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={`Bündel: ${bundle.title}`}
        breadcrumb={[
          { label: 'Bedarfsabfragen', href: '/bedarf' },
          { label: bundle.title, href: `/bedarf/${bundle.roundId}` },
        ]}
        facts={
          <>
            <span>{bundle.roundNumber}</span>
            <span>{counted(bundle.lots.length, 'Los', 'Lose')}</span>
            <span>
              Gebündelt von {bundle.createdBy}, <InstantText value={bundle.createdAt} />
            </span>
          </>
        }
        actions={
          <>
            {bundle.procedureId ? (
              <ButtonLink kind="primary" icon="gavel" href={`/vergaben/${bundle.procedureId}`}>
                Zum Verfahren {bundle.procedureFileNumber}
              </ButtonLink>
            ) : (
              can('procedure.manage') && (
                <Button kind="primary" icon="gavel" onClick={() => setAsking(true)}>
                  Verfahren anlegen
                </Button>
              )
            )}
            <ButtonLink icon="chart" href={`/buendel/${id}/einsparung`}>
              Einsparung simulieren
            </ButtonLink>
          </>
        }
      />
      <LotChoiceCard bundle={bundle} />
      <div className="page-columns">
        <Card title="Werte und Nachweis">
          <DescriptionList
            facts={[
              { term: 'Bedarf eines Jahres', value: <MoneyText value={bundle.estimatedValue} /> },
              {
                term: `Geschätzter Auftragswert (${counted(bundle.termYears, 'Jahr', 'Jahre')})`,
                value: <MoneyText value={bundle.termValue} />,
              },
              { term: 'Gemeldete Zeilen', value: quantity(String(bundle.proof.lineCount)) },
              { term: 'Zeilen im Bündel', value: quantity(String(bundle.proof.partCount)) },
              { term: 'Summe der Artikel', value: <MoneyText value={bundle.proof.itemValues} /> },
              {
                term: 'Nachweis',
                value: (
                  <Badge tone={bundle.proof.proven ? 'success' : 'danger'}>
                    {bundle.proof.proven ? 'Jede Zeile genau einmal' : 'Summen stimmen nicht'}
                  </Badge>
                ),
              },
            ]}
          />
          <p className="muted small">
            Alle Werte ohne Umsatzsteuer, gerechnet mit den Referenzpreisen des{' '}
            <Link href="/artikel">Artikelstamms</Link>.
          </p>
        </Card>
        <AssessmentCard assessment={bundle.assessment as unknown as Assessment} />
      </div>
      {bundle.lots.map((lot) => (
        <BundleLotCard key={lot.id} lot={lot} />
      ))}
      {asking && <ProcedureDialog bundle={bundle} onClose={() => setAsking(false)} />}
    </>
  );
}

function ProcedureDialog({ bundle, onClose }: { readonly bundle: Bundle; readonly onClose: () => void }) {
  const [from, setFrom] = useState('');
  const { today } = useSession();
  const [, navigate] = useLocation();
  const toasts = useToasts();
  const create = useApiMutation<{ id: string }>('post', '/api/bundles/{id}/procedure', {
    request: () => ({ path: { id: bundle.id }, body: from === '' ? {} : { from } }),
    invalidates: ['/api/bundles/{id}', '/api/procedures', '/api/today'],
    onSuccess: ({ id }) => {
      toasts.show({ text: 'Das Vergabeverfahren ist angelegt.' });
      navigate(`/vergaben/${id}`);
    },
    onProblem: (problem) => toasts.showProblem(problem),
  });
  return (
    <Dialog
      open
      title="Vergabeverfahren anlegen"
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" busy={create.isPending} onClick={() => create.mutate()}>
            Verfahren anlegen
          </Button>
          <Button onClick={onClose}>Abbrechen</Button>
        </>
      }
    >
      <p>
        Aus jedem Los der gewählten Variante (ohne Wahl: aus jeder Warengruppe) wird ein Los des Verfahrens, aus jedem
        Artikel eine Position mit der Menge der ganzen Laufzeit. Die Mitglieder, die Bedarf gemeldet haben, werden
        Auftraggeber.
      </p>
      <DateField
        id="laufzeit-beginn"
        label="Geplanter Beginn der Rahmenvereinbarung"
        hint="Ohne Angabe der Erste des Monats in vier Monaten."
        optional
        min={today}
        value={from}
        onChange={setFrom}
        width="short"
      />
    </Dialog>
  );
}
