import type { ReactNode } from 'react';
import { counted, date, money, percent } from '../../../shared/format';
import { Badge, Button, Card, Icon, MoneyText } from '../../../shared/ui';
import { REGIMES, type VariantHead } from './types';

interface Fact {
  readonly name: string;
  readonly of: (variant: VariantHead) => ReactNode;
}

const FACTS: readonly Fact[] = [
  { name: 'Wert der Laufzeit', of: ({ comparison }) => <MoneyText value={comparison.value} /> },
  {
    name: 'davon durch Aufrunden',
    of: ({ comparison }) => <MoneyText value={comparison.surplusValue} />,
  },
  {
    name: 'Rechtsrahmen',
    of: ({ comparison: { regime } }) => (
      <Badge tone={regime === 'eu' ? 'warning' : 'info'} icon="gavel">
        {REGIMES[regime]}
      </Badge>
    ),
  },
  {
    name: 'Schwellenwert',
    of: ({ comparison: { distance } }) =>
      distance.startsWith('-')
        ? `um ${money(distance.replace('-', ''))} überschritten`
        : `noch ${money(distance)} Abstand`,
  },
  {
    name: 'Verfahrensarten',
    of: ({ comparison: { types } }) =>
      types.map(({ germanName }) => germanName).join(', ') || 'keine ohne Ausnahmegrund',
  },
  { name: 'Lose', of: ({ comparison }) => comparison.lotCount },
  { name: 'Anteil des größten Loses', of: ({ comparison }) => percent(comparison.largestShare) },
  {
    name: 'Vergaben',
    of: ({ comparison: { awards } }) => (
      <ul className="plain-list">
        {awards.map(({ award, lots, value, lawful }) => (
          <li key={award}>
            {awards.length > 1 && `${award}: `}
            {counted(lots, 'Los', 'Lose')}
            {awards.length > 1 && `, ${money(value)}`}
            {!lawful && (
              <>
                {' '}
                <Badge tone="danger">unzulässig aufgeteilt</Badge>
              </>
            )}
          </li>
        ))}
      </ul>
    ),
  },
  {
    name: 'Mindestens für Angebote',
    of: ({ comparison: { awards } }) =>
      [...new Set(awards.map(({ tenderPeriod }) => tenderPeriod ?? 'angemessen'))].join(', '),
  },
  {
    name: 'Frühester Zuschlag',
    of: ({ comparison: { earliestAward, awards } }) => (
      <>
        {earliestAward ? date(earliestAward) : 'nicht berechnet'}
        <span className="muted small variant-table__note">
          {[...new Set(awards.map(({ timelineType }) => timelineType))].join(', ')}
        </span>
      </>
    ),
  },
  {
    name: 'Jede Meldung genau einmal',
    of: ({ comparison: { proven } }) => (
      <Badge tone={proven ? 'success' : 'danger'}>{proven ? 'nachgewiesen' : 'stimmt nicht'}</Badge>
    ),
  },
];

/** The variants side by side: one column each. */
export function VariantComparison({
  variants,
  shown,
  onShow,
  actions,
}: {
  readonly variants: readonly VariantHead[];
  readonly shown: string | null;
  readonly onShow: (id: string) => void;
  readonly actions: ReactNode;
}) {
  const doubts = [...new Set(variants.flatMap(({ comparison }) => comparison.uncertain))];
  const asOf = variants[0]?.comparison.asOf;
  return (
    <Card title="Varianten im Vergleich" actions={actions} flush>
      <div
        className="data-table__region data-table__region--whole variant-table"
        tabIndex={0}
        role="region"
        aria-label="Varianten im Vergleich, seitlich verschiebbar"
      >
        <table className="data-table">
          <caption className="visually-hidden">Varianten der Losaufteilung im Vergleich</caption>
          <thead>
            <tr>
              <td />
              {variants.map(({ id, name, choice }) => (
                <th key={id ?? 'standard'} scope="col" aria-current={id !== null && id === shown ? true : undefined}>
                  <span className="variant-table__name">{name}</span>
                  {choice && (
                    <Badge tone="success" icon="check">
                      gewählt
                    </Badge>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {FACTS.map(({ name, of }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {variants.map((variant) => (
                  <td key={variant.id ?? 'standard'}>{of(variant)}</td>
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row">Bearbeiten</th>
              {variants.map(({ id, name }) => (
                <td key={id ?? 'standard'}>
                  {id === null ? (
                    <span className="muted small">gilt, solange nichts gewählt ist</span>
                  ) : (
                    <Button small aria-pressed={id === shown} onClick={() => onShow(id)}>
                      {id === shown ? 'Wird unten gezeigt' : 'Lose zeigen'}
                      <span className="visually-hidden">: {name}</span>
                    </Button>
                  )}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
      <div className="card__inset">
        <p className="muted small">
          {asOf && `Beurteilt nach dem Recht vom ${date(asOf)}. `}Alle Lose zählen zusammen, auch in mehreren Vergaben.
          Der früheste Zuschlag gilt, wenn alle Vergaben heute beginnen.
        </p>
        {doubts.length > 0 && (
          <details className="disclosure">
            <summary>
              <Icon name="warning" size="small" /> {counted(doubts.length, 'Angabe ist', 'Angaben sind')} vor der
              Verwendung nachzulesen
            </summary>
            <ul className="bullet-list">
              {doubts.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </Card>
  );
}
