import { call, useApiForm } from '../../shared/api';
import {
  Button,
  Checkbox,
  Dialog,
  FieldRow,
  FileField,
  Form,
  NumberField,
  SelectField,
  TextAreaField,
  TextField,
  useToasts,
} from '../../shared/ui';
import { base64 } from './base64';
import type { Procedure } from './model';
import type { Receipt, Vault } from './vault';

interface Props {
  readonly open: boolean;
  readonly procedure: Procedure;
  readonly vault: Vault;
  readonly onClose: () => void;
  readonly onDone: () => Promise<void>;
}

const NEW = 'neu';
const MOST_BYTES = 15_000_000;
const isPriceSheet = (file: File | undefined): boolean => /\.(csv|xlsx)$/i.test(file?.name ?? '');
const CHANNELS = [
  { value: 'portal', label: 'Vergabeportal', detail: 'elektronisch, aus dem Portal übernommen' },
  { value: 'email', label: 'E-Mail', detail: 'gilt nicht als gesicherte elektronische Abgabe' },
  { value: 'post', label: 'Post', detail: 'Brief, erst hier erfasst' },
];

/** Takes in a bid that has arrived; nothing of it is kept in this browser. */
export function SealBid({ open, ...rest }: Props) {
  return (
    <Dialog open={open} title="Angebot verschlossen annehmen" onClose={rest.onClose} wide>
      {open && <SealForm {...rest} />}
    </Dialog>
  );
}

function SealForm({ procedure, vault, onClose, onDone }: Omit<Props, 'open'>) {
  const toasts = useToasts();
  const { lots, bidders } = procedure;
  const form = useApiForm({
    initial: {
      channel: 'portal',
      bidderId: bidders.length === 0 ? NEW : '',
      bidder: { name: '', street: '', postcode: '', city: '', email: '' },
      lotId: lots.length === 1 ? (lots[0]?.id ?? '') : '',
      file: [] as readonly File[],
      priceSheet: true,
      total: '',
      discountPercent: '',
      variants: '',
      remarks: '',
      replaces: '',
    },
    validate: ({ bidderId, file, total }) => [
      ...(bidderId === '' ? [{ pointer: '/bidderId', message: 'Bitte wählen Sie das Unternehmen.' }] : []),
      ...(file.length === 0 && total === ''
        ? [{ pointer: '/file', message: 'Bitte wählen Sie die Datei des Angebots.' }]
        : []),
    ],
    submit: async ({ channel, bidderId, bidder, lotId, file, priceSheet, total, remarks, replaces, ...besides }) => {
      const chosen = file[0];
      const readable = isPriceSheet(chosen);
      return (await call('post', '/api/procedures/{id}/sealed-bids', {
        path: { id: procedure.id },
        body: {
          channel,
          ...(bidderId === NEW ? { bidder } : { bidderId }),
          ...(lotId ? { lotId } : {}),
          ...(chosen
            ? {
                file: {
                  name: chosen.name,
                  ...(chosen.type ? { contentType: chosen.type } : {}),
                  content: await base64(chosen),
                  priceSheet: readable && priceSheet && lotId !== '',
                },
              }
            : {}),
          ...(total ? { total } : {}),
          ...(besides.discountPercent ? { discountPercent: besides.discountPercent } : {}),
          ...(besides.variants ? { variants: Number(besides.variants) } : {}),
          ...(remarks.trim() ? { remarks } : {}),
          ...(replaces ? { replaces: Number(replaces) } : {}),
        },
      })) as Receipt;
    },
    onSuccess: (receipt) => {
      const { number, sha256, late } = receipt as Receipt;
      toasts.show({
        text: `Eingang Nr. ${number} ist ${late ? 'als verspätet ' : ''}angenommen und verschlossen (Prüfsumme ${sha256.slice(0, 16)}…).`,
      });
      void onDone();
      onClose();
    },
  });
  const { bidderId, lotId, file } = form.values;
  const lot = lots.find(({ id }) => id === lotId);
  const readable = isPriceSheet(file[0]);
  const sealed = vault.items.filter(({ state }) => state === 'sealed');
  const before = vault.tenderDeadline !== null && vault.now < vault.tenderDeadline;
  return (
    <Form
      form={form}
      submitLabel="Verschlossen annehmen"
      label="Eingegangenes Angebot"
      actions={<Button onClick={onClose}>Abbrechen</Button>}
    >
      <p className="muted">
        Alles hier Eingegebene wird sofort verschlüsselt, auch der Name des Unternehmens. Nach dem Absenden können auch
        Sie es bis zur Öffnung nicht mehr lesen.
      </p>
      <FieldRow>
        <SelectField {...form.field('channel')} label="Eingegangen über" options={CHANNELS} />
        <SelectField
          {...form.field('lotId')}
          label="Los"
          placeholder="Für alle Lose"
          optional={lots.length > 1}
          options={lots.map(({ id, number, title }) => ({ value: id, label: `Los ${number}: ${title}` }))}
        />
      </FieldRow>
      <SelectField
        {...form.field('bidderId')}
        label="Unternehmen"
        placeholder="Bitte wählen"
        options={[
          ...bidders.map(({ id, name, city }) => ({ value: id, label: name, detail: city })),
          { value: NEW, label: 'Anderes Unternehmen', detail: 'erscheint erst nach der Öffnung in der Liste' },
        ]}
      />
      {bidderId === NEW && (
        <>
          <FieldRow>
            <TextField {...form.at<string>('/bidder/name')} label="Name" />
            <TextField {...form.at<string>('/bidder/email')} label="E-Mail" type="email" />
          </FieldRow>
          <FieldRow>
            <TextField {...form.at<string>('/bidder/street')} label="Straße und Hausnummer" optional />
            <TextField {...form.at<string>('/bidder/postcode')} label="Postleitzahl" optional width="short" />
            <TextField {...form.at<string>('/bidder/city')} label="Ort" />
          </FieldRow>
        </>
      )}
      <FileField
        {...form.field('file')}
        label="Datei des Angebots"
        hint="Jedes Format bis 15 MB. Weitere Dateien desselben Angebots nehmen Sie einzeln an."
        maxBytes={MOST_BYTES}
      />
      {readable && lot && lot.positions.length > 0 && (
        <Checkbox
          {...form.field('priceSheet')}
          label="Das ist das Preisblatt des Loses. Die Preise werden bei der Öffnung eingetragen."
        />
      )}
      {lot && lot.positions.length === 0 && (
        <NumberField {...form.field('total')} label="Angebotssumme netto" unit="€" optional />
      )}
      <FieldRow>
        <NumberField
          {...form.field('discountPercent')}
          label="Nachlass ohne Bedingung"
          unit="%"
          places={2}
          optional
          hint="auf die Nettosumme; Skonto zählt nicht"
        />
        <NumberField {...form.field('variants')} label="Nebenangebote" places={0} optional hint="Anzahl" />
      </FieldRow>
      <TextAreaField {...form.field('remarks')} label="Bemerkungen" optional rows={2} maxLength={2000} />
      {before && sealed.length > 0 && (
        <SelectField
          {...form.field('replaces')}
          label="Ersetzt einen früheren Eingang desselben Unternehmens"
          optional
          placeholder="Nein, es ist ein weiteres Angebot"
          options={sealed.map(({ number }) => ({ value: String(number), label: `Eingang Nr. ${number}` }))}
        />
      )}
    </Form>
  );
}
