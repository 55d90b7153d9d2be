import { useState } from 'react';
import { instant } from '../../shared/format';
import { Badge, Button, Citation, Dialog, type Doubt, Link, type Tone } from '../../shared/ui';
import type { Procedure, ProcurementRecord } from './model';
import { RecordTextForm } from './record-text-form';
import { RecordVersions } from './record-versions';

type Item = ProcurementRecord['items'][number];
type Statement = Item['statements'][number];

export const LIGHTS: Readonly<Record<Item['state'], { readonly label: string; readonly tone: Tone }>> = {
  complete: { label: 'vollständig', tone: 'success' },
  open: { label: 'unvollständig', tone: 'warning' },
  'not-applicable': { label: 'nicht anwendbar', tone: 'neutral' },
};
const SOURCES: Readonly<Record<Statement['area'], string>> = {
  beurteilung: 'Beurteilung',
  zeitplan: 'Zeitplan',
  lose: 'Lose und Angebote',
  zuschlag: 'Zuschlag',
  vermerk: 'Vergabevermerk',
};

function Sentence({ procedureId, one }: { readonly procedureId: string; readonly one: Statement }) {
  const who = [one.person, one.at && instant(one.at)].filter(Boolean).join(', ');
  return (
    <li>
      {one.text}{' '}
      <span className="muted small">
        {who && `${who} · `}
        {one.entryId ? (
          <Link href={`#eintrag-${one.entryId}`}>Eintrag</Link>
        ) : (
          one.area !== 'vermerk' && (
            <Link href={`/vergaben/${procedureId}?bereich=${one.area}`}>{SOURCES[one.area]}</Link>
          )
        )}
      </span>
    </li>
  );
}

/** One item of the record: its light, its sentences with their sources, and what people wrote to it. */
export function RecordItem({
  procedure,
  item,
  doubts,
  editable,
}: {
  readonly procedure: Procedure;
  readonly item: Item;
  readonly doubts: readonly Doubt[];
  readonly editable: boolean;
}) {
  const [open, setOpen] = useState<'write' | 'versions'>();
  const close = (): void => setOpen(undefined);
  const { label, tone } = LIGHTS[item.state];
  const generated = item.statements.filter(({ source }) => source !== 'text');
  const text = item.texts.at(-1);
  return (
    <li className="record-items__item">
      <div className="record-items__head">
        <strong>{item.title}</strong>
        <Badge tone={tone}>{label}</Badge>
        {item.obligation !== 'required' && <span className="muted small">nur wenn zutreffend</span>}
        <Citation citation={item.citation} doubts={doubts} />
      </div>
      {item.reason && item.reason !== text?.text && <p className="small muted">{item.reason}</p>}
      {generated.length > 0 && (
        <ul className="bullet-list small">
          {generated.map((one, index) => (
            <Sentence key={`${index}-${one.text}`} procedureId={procedure.id} one={one} />
          ))}
        </ul>
      )}
      {text && text.text !== '' && (
        <blockquote className="record-written">
          <p>{text.text}</p>
          <p className="muted small">
            Fassung {text.version}, {text.person}, {instant(text.at)}
          </p>
        </blockquote>
      )}
      <div className="button-row">
        {editable && (
          <Button small kind="tertiary" icon="edit" onClick={() => setOpen('write')}>
            {text?.text ? 'Text ändern' : 'Text schreiben'}
            <span className="visually-hidden">: {item.title}</span>
          </Button>
        )}
        {item.texts.length > 1 && (
          <Button small kind="tertiary" onClick={() => setOpen('versions')}>
            {item.texts.length} Fassungen vergleichen
            <span className="visually-hidden">: {item.title}</span>
          </Button>
        )}
      </div>
      <Dialog open={open !== undefined} title={item.title} onClose={close}>
        {open === 'write' && <RecordTextForm procedure={procedure} item={item} onDone={close} />}
        {open === 'versions' && <RecordVersions texts={item.texts} />}
      </Dialog>
    </li>
  );
}
