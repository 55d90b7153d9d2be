import { useState } from 'react';
import { asProblem, call, useApiForm } from '../../shared/api';
import { counted, money } from '../../shared/format';
import { Alert, Button, DataTable, Dialog, FileField, Form, NumberField, SelectField } from '../../shared/ui';
import type { BidImport, Lot, Procedure } from './model';
import { PriceSheetReport, type SheetReport } from './price-sheet-report';

interface Props {
  /** The lot the bid is for; undefined while the dialog is closed. */
  readonly lot: Lot | undefined;
  readonly procedure: Procedure;
  readonly onClose: () => void;
  readonly onDone: () => Promise<void>;
}

interface CheckedSheet {
  readonly file: File;
  readonly bidderId: string;
  readonly report: SheetReport;
}

const SHOWN = 'shown';
const isWorkbook = ({ name }: File): boolean => name.toLowerCase().endsWith('.xlsx');

const isBlocked = ({ deviations }: SheetReport): boolean => deviations.some(({ matters }) => matters);
const mayTakeOver = (checked: CheckedSheet | undefined, file: File, bidderId: string): boolean =>
  checked?.file === file && checked.bidderId === bidderId && !isBlocked(checked.report);

interface Values {
  readonly bidderId: string;
  readonly total: string;
  readonly file: readonly File[];
}

/** One bid for one lot: its price sheet as workbook or CSV, or the sum where the lot has no positions. */
export function BidEntry({ lot, ...rest }: Props) {
  return (
    <Dialog open={lot !== undefined} title={lot ? `Angebot für Los ${lot.number}` : ''} onClose={rest.onClose} wide>
      {lot && <EntryForm {...rest} lot={lot} />}
    </Dialog>
  );
}

function EntryForm({ lot, procedure, onClose, onDone }: Props & { readonly lot: Lot }) {
  const path = { id: procedure.id };
  const bySheet = lot.positions.length > 0;
  const [report, setReport] = useState<BidImport>();
  const [checked, setChecked] = useState<CheckedSheet>();
  const send = async ({ bidderId, total, file }: Values): Promise<unknown> => {
    if (!bySheet) return call('post', '/api/procedures/{id}/bids', { path, body: { bidderId, lotId: lot.id, total } });
    const body = file[0];
    if (body && isWorkbook(body)) return sendWorkbook(body, bidderId);
    const upload = (mode: 'check' | 'apply') =>
      call('post', '/api/procedures/{id}/bids/import', {
        path,
        query: { bidderId, lotId: lot.id, mode },
        body,
        contentType: 'text/csv',
      });
    try {
      return await upload('apply');
    } catch (error) {
      if (asProblem(error).status === 422) setReport((await upload('check')) as BidImport);
      throw error;
    }
  };
  /** Checked first; prices and what deviates are seen before anything is taken over. */
  const sendWorkbook = async (body: File, bidderId: string): Promise<unknown> => {
    const upload = (mode: 'check' | 'apply') =>
      call('post', '/api/procedures/{id}/bids/price-sheet', {
        path,
        query: { bidderId, lotId: lot.id, mode },
        body,
        contentType: 'application/octet-stream',
      }) as Promise<SheetReport>;
    if (mayTakeOver(checked, body, bidderId)) return upload('apply');
    setChecked({ file: body, bidderId, report: await upload('check') });
    return SHOWN;
  };
  const form = useApiForm<Values>({
    initial: { bidderId: '', total: '', file: [] },
    validate: ({ bidderId, total, file }) => [
      ...(bidderId === '' ? [{ pointer: '/bidderId', message: 'Bitte wählen Sie den Bieter.' }] : []),
      ...(bySheet && file.length === 0 ? [{ pointer: '/file', message: 'Bitte wählen Sie das Preisblatt.' }] : []),
      ...(!bySheet && total === '' ? [{ pointer: '/total', message: 'Bitte geben Sie die Angebotssumme an.' }] : []),
    ],
    submit: send,
    onSuccess: (answer) => {
      if (answer === SHOWN) return;
      void onDone();
      onClose();
    },
  });
  const { bidderId: bidder, file: files } = form.values;
  const file = files[0];
  const shown = checked && checked.file === file && checked.bidderId === bidder ? checked.report : undefined;
  const known = lot.bids.find(({ bidderId }) => bidderId === bidder);
  const step = known ? 'Angebot ersetzen' : 'Angebot erfassen';
  const check = shown ? 'Preisblatt erneut prüfen' : 'Preisblatt prüfen';
  return (
    <Form
      form={form}
      submitLabel={file && isWorkbook(file) && !mayTakeOver(checked, file, bidder) ? check : step}
      label="Angebot"
      actions={<Button onClick={onClose}>Abbrechen</Button>}
    >
      <SelectField
        {...form.field('bidderId')}
        label="Bieter"
        placeholder="Bitte wählen"
        options={procedure.bidders.map(({ id, name, city }) => ({ value: id, label: name, detail: city }))}
      />
      {known && (
        <Alert tone="warning" title="Es gibt schon ein Angebot dieses Bieters">
          <p>Das erfasste Angebot über {money(known.total)} wird ersetzt; beides steht im Vergabevermerk.</p>
        </Alert>
      )}
      {bySheet ? (
        <FileField
          {...form.field('file')}
          label="Preisblatt"
          hint="Die ausgefüllte Excel-Datei aus diesem Programm, oder CSV mit den Spalten Artikelnummer; Einheit; ab Menge; Preis netto je Einheit"
          accept=".xlsx,.csv,text/csv"
          maxBytes={5_000_000}
        />
      ) : (
        <NumberField {...form.field('total')} label="Angebotssumme netto" unit="€" />
      )}
      {shown && <PriceSheetReport report={shown} step={step} />}
      {report && report.rejected.length > 0 && (
        <DataTable
          caption={`${counted(report.rejected.length, 'fehlerhafte Zeile', 'fehlerhafte Zeilen')}`}
          captionVisible
          columns={[
            { id: 'line', header: 'Zeile', align: 'end', cell: ({ line }) => line },
            { id: 'field', header: 'Spalte', cell: ({ field }) => field },
            { id: 'value', header: 'Wert', cell: ({ value }) => value || '(leer)' },
            { id: 'message', header: 'Was nicht stimmt', isRowHeader: true, cell: ({ message }) => message },
          ]}
          rows={report.rejected}
          rowKey={({ record }) => String(record)}
        />
      )}
    </Form>
  );
}
