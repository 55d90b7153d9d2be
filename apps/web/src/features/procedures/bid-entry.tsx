import { useState } from 'react';
import { asProblem, call, useApiForm } from '../../shared/api';
import { counted, money } from '../../shared/format';
import { Alert, Button, DataTable, Dialog, FileField, Form, NumberField, SelectField } from '../../shared/ui';
import type { BidImport, Lot, Procedure } from './model';

interface Props {
  /** The lot the bid is for; undefined while the dialog is closed. */
  readonly lot: Lot | undefined;
  readonly procedure: Procedure;
  readonly onClose: () => void;
  readonly onDone: () => Promise<void>;
}

interface Values {
  readonly bidderId: string;
  readonly total: string;
  readonly file: readonly File[];
}

/** One bid for one lot: its price sheet as CSV, or the sum where the lot has no positions. */
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
  const send = async ({ bidderId, total, file }: Values): Promise<unknown> => {
    if (!bySheet) return call('post', '/api/procedures/{id}/bids', { path, body: { bidderId, lotId: lot.id, total } });
    const body = file[0];
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
  const form = useApiForm<Values>({
    initial: { bidderId: '', total: '', file: [] },
    validate: ({ bidderId, total, file }) => [
      ...(bidderId === '' ? [{ pointer: '/bidderId', message: 'Bitte wählen Sie den Bieter.' }] : []),
      ...(bySheet && file.length === 0 ? [{ pointer: '/file', message: 'Bitte wählen Sie das Preisblatt.' }] : []),
      ...(!bySheet && total === '' ? [{ pointer: '/total', message: 'Bitte geben Sie die Angebotssumme an.' }] : []),
    ],
    submit: send,
    onSuccess: () => {
      void onDone();
      onClose();
    },
  });
  const known = lot.bids.find(({ bidderId }) => bidderId === form.values.bidderId);
  return (
    <Form
      form={form}
      submitLabel={known ? 'Angebot ersetzen' : 'Angebot erfassen'}
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
          label="Preisblatt (CSV)"
          hint="Spalten: Artikelnummer; Einheit; ab Menge; Preis netto je Einheit"
          accept=".csv,text/csv"
          maxBytes={5_000_000}
        />
      ) : (
        <NumberField {...form.field('total')} label="Angebotssumme netto" unit="€" />
      )}
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
