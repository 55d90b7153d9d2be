import { useState } from 'react';
import { usePermissions } from '../../../app/session';
import { useApiQuery } from '../../../shared/api';
import { money, quantity, unitPrice } from '../../../shared/format';
import { Badge, Button, ButtonLink, EmptyState, ProblemAlert, Skeleton, useToasts } from '../../../shared/ui';
import { useRequestDocument } from '../../documents';
import type { ExaminedLot } from './examination';
import { StageIntro } from './stage-intro';

const toggled = (list: readonly string[], id: string): readonly string[] =>
  list.includes(id) ? list.filter((one) => one !== id) : [...list, id];

/** Prices of a lot side by side; items and bidders can be left out to see what changes. */
export function PriceComparison({ procedureId, lot }: { readonly procedureId: string; readonly lot: ExaminedLot }) {
  const [articles, setArticles] = useState<readonly string[]>([]);
  const [bids, setBids] = useState<readonly string[]>([]);
  const can = usePermissions();
  const toasts = useToasts();
  const request = useRequestDocument();
  const query = {
    lotId: lot.lotId,
    ...(articles.length > 0 ? { withoutArticles: articles.join(',') } : {}),
    ...(bids.length > 0 ? { withoutBids: bids.join(',') } : {}),
  };
  const { data, error, refetch } = useApiQuery('/api/procedures/{id}/price-comparison', {
    path: { id: procedureId },
    query,
    keepPrevious: true,
  });
  if (error && !data) return <ProblemAlert problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton />;
  const nameOf = new Map(data.totals.map(({ bidId, bidder }) => [bidId, bidder]));
  const names = (ids: readonly string[]): string => ids.map((id) => nameOf.get(id) ?? '').join(', ');
  const changes = (ids: readonly string[]): boolean => names(ids) !== names(data.first);
  const address = `/api/procedures/${procedureId}/price-comparison?${new URLSearchParams({ ...query, format: 'xlsx' }).toString()}`;
  const ask = (): void =>
    request.mutate(
      { template: 'price-comparison', subject: { type: 'procedure', id: procedureId } },
      { onSuccess: () => toasts.show({ text: 'Der Preisspiegel wird erzeugt und erscheint unter „Dokumente“.' }) },
    );
  if (data.totals.length === 0) {
    return (
      <EmptyState icon="chart" title="Noch kein Preisspiegel">
        <p>Er entsteht von selbst, sobald die Angebote geöffnet und erfasst sind.</p>
      </EmptyState>
    );
  }
  return (
    <>
      <StageIntro>
        Alle Preise nebeneinander. Nehmen Sie Positionen oder Bieter heraus, um zu sehen, ob sich der günstigste Bieter
        ändert; an der Wertung ändert das nichts.
      </StageIntro>
      <div className="button-row">
        <ButtonLink small icon="download" href={address} download>
          Als XLSX
        </ButtonLink>
        {can('document.request') && (
          <Button small icon="draft" onClick={ask}>
            Als PDF
          </Button>
        )}
        {(articles.length > 0 || bids.length > 0) && (
          <Button
            small
            kind="tertiary"
            onClick={() => {
              setArticles([]);
              setBids([]);
            }}
          >
            Alles wieder einbeziehen
          </Button>
        )}
        <span role="status">
          Günstigster Gesamtpreis: <strong>{names(data.first) || 'niemand'}</strong>
        </span>
      </div>
      <div className="matrix" role="region" aria-label={`Preisspiegel Los ${lot.number}`} tabIndex={0}>
        <table className="matrix__table">
          <caption className="visually-hidden">Preisspiegel Los {lot.number}</caption>
          <thead>
            <tr>
              <th scope="col">Position</th>
              {data.totals.map(({ bidId, bidder, excluded }) => (
                <th scope="col" key={bidId} className="matrix__figure">
                  {bidder}
                  {excluded ? (
                    <Badge tone="neutral">nicht gewertet</Badge>
                  ) : (
                    <label className="matrix__pick">
                      <input
                        type="checkbox"
                        checked={!bids.includes(bidId)}
                        onChange={() => setBids(toggled(bids, bidId))}
                      />
                      einbeziehen<span className="visually-hidden">: {bidder}</span>
                    </label>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.positions.map((position) => (
              <tr
                key={position.articleNumber}
                className={articles.includes(position.articleNumber) ? 'is-out' : undefined}
              >
                <th scope="row">
                  <label className="matrix__pick">
                    <input
                      type="checkbox"
                      checked={!articles.includes(position.articleNumber)}
                      onChange={() => setArticles(toggled(articles, position.articleNumber))}
                    />
                    {position.text}
                  </label>
                  <span className="muted small">
                    {position.articleNumber} · {quantity(position.quantity, position.unitName)}
                  </span>
                  {changes(position.firstWithout) && (
                    <Badge tone="warning">ohne sie vorn: {names(position.firstWithout) || 'niemand'}</Badge>
                  )}
                </th>
                {position.prices.map(({ bidId, unitPrice: price, amount, lowest, above }) => (
                  <td key={bidId} className={lowest ? 'matrix__figure matrix__lowest' : 'matrix__figure'}>
                    {price === null ? (
                      <span className="muted">kein Preis</span>
                    ) : (
                      <>
                        <span className="figure">{unitPrice(price)}</span>
                        <span className="muted small figure">{money(amount)}</span>
                        {lowest ? (
                          <span className="small">günstigster</span>
                        ) : (
                          above && <span className="muted small figure">{aboveText(above)}</span>
                        )}
                      </>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Wertungspreis netto</th>
              {data.totals.map(({ bidId, net, lowest, above }) => (
                <td key={bidId} className={lowest ? 'matrix__figure matrix__lowest' : 'matrix__figure'}>
                  <strong className="figure">{money(net)}</strong>
                  {lowest ? (
                    <span className="small">günstigster</span>
                  ) : (
                    above && <span className="muted small figure">{aboveText(above)}</span>
                  )}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
    </>
  );
}

const aboveText = (percent: string): string => `${percent.startsWith('-') ? '' : '+'}${quantity(percent)} %`;
