import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../shared/api';
import { asProblem } from '../../shared/api/problem';
import { Badge, Button, Dialog, FileField, Link, type Tone } from '../../shared/ui';
import { MAIL_ANSWERS } from './use-mail-actions';

interface Result {
  readonly outcome: 'recorded' | 'known' | 'delayed' | 'delivered';
  readonly mailId: string;
  readonly to: string;
  readonly cause: string | null;
}
interface Read {
  readonly name: string;
  readonly result?: Result;
  /** Why it was refused. */
  readonly refusal?: string;
}

const OUTCOMES: Readonly<Record<Result['outcome'], { readonly label: string; readonly tone: Tone; text: string }>> = {
  recorded: { label: 'vermerkt', tone: 'success', text: '' },
  known: { label: 'schon bekannt', tone: 'neutral', text: 'Diese Meldung ist bereits vermerkt.' },
  delayed: { label: 'nur verzögert', tone: 'info', text: 'Der Mailserver versucht es weiter; es ist nichts zu tun.' },
  delivered: { label: 'zugestellt', tone: 'success', text: 'Die Meldung sagt, dass die E-Mail ankam.' },
};
const MOST_BYTES = 20 * 1024 * 1024;

async function read(file: File): Promise<Read> {
  try {
    const body = new Blob([file], { type: 'message/rfc822' });
    const result = (await call('post', '/api/mail-bounces', { body, contentType: 'message/rfc822' })) as Result;
    return { name: file.name, result };
  } catch (error) {
    return { name: file.name, refusal: asProblem(error).detail };
  }
}

/** Takes the reports of mail servers, saved as files, and says of each what became of it. */
export function BouncesDialog({ onClose }: { readonly onClose: () => void }) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(0);
  const [done, setDone] = useState<readonly Read[]>([]);
  const take = async (files: readonly File[]): Promise<void> => {
    setBusy((before) => before + files.length);
    for (const file of files) {
      const one = await read(file);
      setDone((before) => [one, ...before]);
      setBusy((before) => before - 1);
    }
    for (const path of MAIL_ANSWERS) void queries.invalidateQueries({ queryKey: [path] });
  };
  return (
    <Dialog open wide title="Rückläufer einlesen" onClose={onClose} actions={<Button onClick={onClose}>Fertig</Button>}>
      <div className="stack">
        <p>
          Kommt eine E-Mail als unzustellbar zurück, liegt die Meldung im Postfach des Absenders. Speichern Sie sie im
          Mailprogramm als Datei (.eml) und legen Sie sie hier ab: Der Grund steht dann bei der E-Mail, und wer sie
          geschrieben hat, bekommt eine Aufgabe.
        </p>
        <FileField
          id="rueckmeldungen"
          label="Meldungen"
          hint="Dateien mit der Endung .eml, auch mehrere"
          accept=".eml,message/rfc822"
          multiple
          maxBytes={MOST_BYTES}
          value={[]}
          onChange={(files) => void take(files)}
        />
        <div role="status">
          {busy > 0 && <p className="muted">Wird gelesen …</p>}
          <ul className="mail-tries">
            {done.map(({ name, result, refusal }, index) => (
              <li key={`${done.length - index} ${name}`}>
                <span className="document-title">{name}</span>
                {result ? (
                  <Badge tone={OUTCOMES[result.outcome].tone}>{OUTCOMES[result.outcome].label}</Badge>
                ) : (
                  <Badge tone="danger">abgewiesen</Badge>
                )}
                <span className="small">
                  {refusal ?? result?.cause ?? (result && OUTCOMES[result.outcome].text)}{' '}
                  {result && <Link href={`/postausgang/${result.mailId}`}>E-Mail an {result.to}</Link>}
                </span>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </Dialog>
  );
}
