import { useState } from 'react';
import { usePermissions } from '../../app/session';
import { addDecimals, date } from '../../shared/format';
import {
  Alert,
  Button,
  ButtonLink,
  Card,
  type Column,
  DataTable,
  DescriptionList,
  EmptyState,
  InstantText,
  MoneyText,
} from '../../shared/ui';
import { BodyDecisions } from './award/body-decisions';
import { LotParts } from './award/lot-parts';
import { lotsName, lotsOf, partBehind } from './award/parts';
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

/** " (Los 1)" where the lots go different ways. */
function ofLots(procedure: Procedure, lotIds: readonly string[]): string {
  const lots = lotsOf(procedure, { lotIds: [...lotIds] });
  return procedure.parts.length > 1 && lots.length > 0 ? ` (${lotsName(lots)})` : '';
}

function actsOf(procedure: Procedure): readonly Act[] {
  const { opening, proposals, parts } = procedure;
  return [
    ...opening.people.map(({ person, role, at }) => ({ what: 'Öffnung der Angebote', person, role, at })),
    ...proposals.map(({ lotIds, person, at }) => ({
      ...{ what: `Zuschlagsvorschlag${ofLots(procedure, lotIds)}`, person, role: null, at },
    })),
    ...parts.flatMap(({ lotIds, people }) =>
      people.map(({ person, role, at }) => ({
        ...{ what: `Zustimmung zum Zuschlag${ofLots(procedure, lotIds)}`, person, role, at },
      })),
    ),
  ].sort((a, b) => a.at.localeCompare(b.at));
}

/** Who opened, proposed and decided, what shall be awarded, and when it may be. */
export function AwardPanel({ procedure, steps }: { readonly procedure: Procedure; readonly steps: ProcedureSteps }) {
  const can = usePermissions();
  const [informing, setInforming] = useState(false);
  const { proposal, proposals, lots, informationLetters, award, regime, phase } = procedure;
  const acts = actsOf(procedure);
  if (!proposal && !lots.some(({ evaluation }) => evaluation)) {
    return (
      <EmptyState
        icon="gavel"
        title="Noch nichts zu entscheiden"
        action={<ButtonLink href={`/vergaben/${procedure.id}?bereich=pruefung`}>Zur Prüfung und Wertung</ButtonLink>}
      >
        <p>
          Erst wenn die Angebote geöffnet, geprüft und gewertet sind, wird hier der Zuschlag vorgeschlagen. Danach
          werden die Bieter informiert, und zwei Personen entscheiden – für alle Lose gemeinsam oder Los für Los.
        </p>
      </EmptyState>
    );
  }
  const winners = lots.map((lot) => ({ lot, bid: lot.evaluation?.ranking.find(({ proposed }) => proposed) }));
  const isProposed = (lotId: string): boolean => proposals.some(({ lotIds }) => lotIds.includes(lotId));
  const lotIdsOf = (proposalId: string): readonly string[] =>
    proposals.find(({ id }) => id === proposalId)?.lotIds ?? [];
  const mayInform =
    regime === 'national' &&
    proposal &&
    can('procedure.manage') &&
    (phase === 'award-proposed' || phase === 'awarded' || phase === 'notified');
  return (
    <div className="stack">
      <LotParts procedure={procedure} steps={steps} />
      {proposal && (
        <Card title={award.awardedOn ? `Zuschlag vom ${date(award.awardedOn)}` : 'Zuschlagsvorschlag'} level={3} flush>
          <DataTable
            caption="Vorgeschlagene Angebote"
            columns={[
              { id: 'lot', header: 'Los', isRowHeader: true, cell: ({ lot }) => `${lot.number}: ${lot.title}` },
              {
                id: 'bidder',
                header: 'Bieter',
                cell: ({ lot, bid }) =>
                  bid?.bidder ?? (isProposed(lot.id) ? 'kein Zuschlag' : 'noch nicht vorgeschlagen'),
              },
              {
                id: 'state',
                header: 'Stand',
                cell: ({ lot }) => (lot.awardedOn ? `Zuschlag am ${date(lot.awardedOn)}` : lot.phaseName),
              },
              {
                id: 'total',
                header: 'Summe netto',
                align: 'end',
                cell: ({ bid }) => (bid ? <MoneyText value={bid.total} /> : '–'),
              },
            ]}
            rows={winners}
            rowKey={({ lot }) => lot.id}
            footer={{ lot: 'Zusammen', total: <MoneyText value={addDecimals(proposals.map(({ value }) => value))} /> }}
          />
          {proposals.map(({ id, lotIds, reason }) => (
            <p key={id} className="card__inset">
              {reason}
              {ofLots(procedure, lotIds)}
            </p>
          ))}
        </Card>
      )}
      {proposal && <BodyDecisions procedure={procedure} steps={steps} />}
      {informationLetters.map((letter) => (
        <Card
          key={letter.id}
          title={`Information der Bieter${ofLots(procedure, lotIdsOf(letter.proposalId))}`}
          level={3}
        >
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
      <InformBidders
        open={informing}
        procedure={procedure}
        part={partBehind(procedure)}
        steps={steps}
        onClose={() => setInforming(false)}
      />
    </div>
  );
}
