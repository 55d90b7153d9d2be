import type { ReactNode } from 'react';
import { addDecimals, date, money } from '../../shared/format';
import { Alert, Card, type Column, DataTable, DescriptionList, type Fact } from '../../shared/ui';
import {
  BUDGET_KINDS,
  ESTIMATE_METHODS,
  FORMS,
  labelOf,
  LOTS_WISHES,
  NATURES,
  type ProcurementRequest,
  type RequestContent,
} from './model';

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);
const isAmount = (text: string): boolean => /^\d+(\.\d+)?$/.test(text);
const day = (text: string): string => (isDay(text) ? date(text) : text);
const amount = (text: string): string => (isAmount(text) ? money(text) : text);

/** Only what was filled in: empty rows tell nothing. */
const said = (...facts: readonly (readonly [term: string, value: string, shown?: ReactNode])[]): Fact[] =>
  facts.filter(([, value]) => value.trim() !== '').map(([term, value, shown]) => ({ term, value: shown ?? value }));

const LINES: readonly Column<RequestContent['lines'][number]>[] = [
  { id: 'text', header: 'Zeile', isRowHeader: true, cell: ({ text }) => text },
  { id: 'amount', header: 'Betrag netto', align: 'end', cell: ({ amount: value }) => amount(value) },
];

/** The request as it was handed in, to read. */
export function RequestFacts({ request }: { readonly request: ProcurementRequest }) {
  const { content: c, costCentre, department, member, requester, budgetNotice } = request;
  const term = [c.termFrom, c.termTo].map(day).filter(Boolean).join(' bis ');
  return (
    <>
      <Card title="Bedarf">
        {c.description && <p className="request-description">{c.description}</p>}
        <DescriptionList
          single
          facts={said(
            ['Art der Leistung', labelOf(NATURES, c.nature)],
            ['Art des Auftrags', labelOf(FORMS, c.form)],
            ['Menge und Umfang', c.quantity],
            ['Gebraucht ab', day(c.needOn)],
            ['Ort', c.place],
            ['Laufzeit', term],
            ['Stand der Planung', c.planningState],
            ['Bisheriger Vertrag', [c.previousContract, c.previousSupplier].filter(Boolean).join(', ')],
            ['Bisheriger Vertrag endet', day(c.previousEndsOn)],
            ['Eingeholte Preise', c.pricesAsked],
            ['Im Auftrag von', c.onBehalfOf],
            ['Fachamt', [member.name, department].filter(Boolean).join(', ')],
            ['Gestellt von', requester.name],
            ['Ansprechperson', [c.contactName, c.contactPhone, c.contactEmail].filter(Boolean).join(', ')],
          )}
        />
      </Card>
      <Card title="Geld">
        <div className="form">
          {budgetNotice && <Alert tone="warning" title={budgetNotice} />}
          <DescriptionList
            facts={said(
              ['Budget', amount(c.budgetAmount)],
              ['Kostenstelle', costCentre ? `${costCentre.number} ${costCentre.name}` : ''],
              ['Haushalt', [c.budgetYear, labelOf(BUDGET_KINDS, c.budgetKind)].filter(Boolean).join(', ')],
              ['Bestätigt von', c.budgetConfirmedBy],
              ['Höchstwert der Rahmenvereinbarung', amount(c.maximumValue)],
              ['Geschätzt durch', labelOf(ESTIMATE_METHODS, c.estimateMethod)],
              ['Lose', labelOf(LOTS_WISHES, c.lotsWish)],
              ['Warum aus einer Hand', c.lotsReason],
              ['Erläuterung', c.estimateNote],
            )}
          />
          <DataTable
            caption="Schätzung"
            captionVisible
            columns={c.lotsWish === 'lots' ? [...LINES.slice(0, 1), lotColumn(c.lots), ...LINES.slice(1)] : LINES}
            rows={c.lines}
            rowKey={(line) => String(c.lines.indexOf(line))}
            empty={<p className="muted">Noch keine Schätzung.</p>}
            footer={{
              text: 'Summe',
              amount: <strong>{money(addDecimals(c.lines.map((line) => line.amount).filter(isAmount)))}</strong>,
            }}
          />
        </div>
      </Card>
    </>
  );
}

const lotColumn = (lots: RequestContent['lots']): Column<RequestContent['lines'][number]> => ({
  id: 'lot',
  header: 'Los',
  cell: ({ lot }) => {
    const wished = lots[Number(lot) - 1];
    return wished ? `${lot}: ${wished.title}` : 'keins';
  },
});
