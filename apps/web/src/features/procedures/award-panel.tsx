import { useState } from 'react';
import { usePermissions } from '../../app/session';
import { date } from '../../shared/format';
import {
  Alert,
  Button,
  Card,
  type Column,
  DataTable,
  DescriptionList,
  EmptyState,
  InstantText,
  MoneyText,
} from '../../shared/ui';
import { BodyDecisions } from './award/body-decisions';
import { InformBidders } from './inform-bidders';
import type { Procedure } from './model';
import type { ProcedureSteps } from './procedure-step';

interface Act {
  readonly what: string;
  readonly person: string;
  readonly role: string | null;
  readonly at: string;
}

const ACTS: readonly Column<Act>[] = [
  { id: 'what', header: 'Handlung', isRowHeader: true, cell: ({ what }) => what },
  { id: 'person', header: 'Person', cell: ({ person, role }) => (role ? `${person} (${role})` : person) },
  { id: 'at', header: 'Zeitpunkt', cell: ({ at }) => <InstantText value={at} /> },
];

const actsOf = ({ opening, proposal, award }: Procedure): readonly Act[] => [
  ...opening.people.map(({ person, role, at }) => ({ what: 'Öffnung der Angebote', person, role, at })),
  ...(proposal ? [{ what: 'Zuschlagsvorschlag', person: proposal.person, role: null, at: proposal.at }] : []),
  ...award.people.map(({ person, role, at }) => ({ what: 'Zustimmung zum Zuschlag', person, role, at })),
];

/** Who opened, proposed and decided, what shall be awarded, and when it may be. */
export function AwardPanel({ procedure, steps }: { readonly procedure: Procedure; readonly steps: ProcedureSteps }) {
  const can = usePermissions();
  const [informing, setInforming] = useState(false);
  const { proposal, lots, informationLetters, award, regime, phase } = procedure;
  const acts = actsOf(procedure);
  if (acts.length === 0) {
    return (
      <EmptyState icon="gavel" title="Noch nichts zu entscheiden">
        <p>
          Nach der Öffnung und Wertung stehen hier Vorschlag, Information der Bieter und die Entscheidung zweier
          Personen.
        </p>
      </EmptyState>
    );
  }
  const winners = lots.map((lot) => ({ lot, bid: lot.evaluation?.ranking.find(({ proposed }) => proposed) }));
  const mayInform =
    regime === 'national' &&
    proposal &&
    can('procedure.manage') &&
    (phase === 'award-proposed' || phase === 'awarded' || phase === 'notified');
  return (
    <div className="stack">
      {proposal && (
        <Card title={award.awardedOn ? `Zuschlag vom ${date(award.awardedOn)}` : 'Zuschlagsvorschlag'} level={3} flush>
          <DataTable
            caption="Vorgeschlagene Angebote"
            columns={[
              { id: 'lot', header: 'Los', isRowHeader: true, cell: ({ lot }) => `${lot.number}: ${lot.title}` },
              { id: 'bidder', header: 'Bieter', cell: ({ bid }) => bid?.bidder ?? 'kein Zuschlag' },
              {
                id: 'total',
                header: 'Summe netto',
                align: 'end',
                cell: ({ bid }) => (bid ? <MoneyText value={bid.total} /> : '–'),
              },
            ]}
            rows={winners}
            rowKey={({ lot }) => lot.id}
            footer={{ lot: 'Zusammen', total: <MoneyText value={proposal.value} /> }}
          />
          <p className="card__inset">{proposal.reason}</p>
        </Card>
      )}
      {proposal && <BodyDecisions procedure={procedure} steps={steps} />}
      {informationLetters.map((letter) => (
        <Card key={letter.id} title="Information der Bieter" level={3}>
          <DescriptionList
            facts={[
              {
                term: 'Abgesandt am',
                value: `${date(letter.dispatchedOn)}, ${letter.channel === 'post' ? 'per Post' : 'elektronisch'}`,
              },
              { term: 'Erfasst von', value: letter.person },
              ...(letter.standstillEnds
                ? [
                    { term: 'Wartefrist bis', value: date(letter.standstillEnds) },
                    { term: 'Zuschlag frühestens', value: date(letter.awardFrom) },
                  ]
                : []),
            ]}
          />
          {letter.awardSafeFrom !== letter.awardFrom && (
            <Alert tone="warning" title={`Nach beiden Rechtsansichten sicher ab ${date(letter.awardSafeFrom)}`}>
              <p>
                Ob die Wartefrist an einem Wochenende oder Feiertag endet, ist umstritten. Bitte im Zweifel den späteren
                Tag wählen.
              </p>
            </Alert>
          )}
        </Card>
      ))}
      <Card
        title="Vier Augen"
        level={3}
        flush
        actions={
          mayInform && (
            <Button small icon="mail" onClick={() => setInforming(true)}>
              Information der Bieter erfassen
            </Button>
          )
        }
      >
        <DataTable
          caption="Wer gehandelt hat"
          columns={ACTS}
          rows={acts}
          rowKey={({ what, at, person }) => `${what} ${person} ${at}`}
        />
      </Card>
      <InformBidders open={informing} procedure={procedure} steps={steps} onClose={() => setInforming(false)} />
    </div>
  );
}
