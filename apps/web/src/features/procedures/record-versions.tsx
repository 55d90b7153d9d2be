import { useState } from 'react';
import { instant } from '../../shared/format';
import { FieldRow, SelectField, TextDifference } from '../../shared/ui';
import type { ProcurementRecord } from './model';

type Texts = ProcurementRecord['items'][number]['texts'];

/** Two versions of a text side by side in one: by default the last and the one before. */
export function RecordVersions({ texts }: { readonly texts: Texts }) {
  const [from, setFrom] = useState(String(Math.max(texts.length - 1, 1)));
  const [to, setTo] = useState(String(texts.length));
  const options = texts.map(({ version, person, at }) => ({
    value: String(version),
    label: `Fassung ${version}, ${person}, ${instant(at)}`,
  }));
  const textOf = (version: string): string => texts.find((one) => String(one.version) === version)?.text ?? '';
  return (
    <div className="stack">
      <FieldRow>
        <SelectField id="record-from" label="Von" value={from} onChange={setFrom} error={undefined} options={options} />
        <SelectField id="record-to" label="Zu" value={to} onChange={setTo} error={undefined} options={options} />
      </FieldRow>
      {from === to ? (
        <p className="text-difference">{textOf(to) || 'Diese Fassung nimmt den Text zurück.'}</p>
      ) : (
        <TextDifference before={textOf(from)} after={textOf(to)} />
      )}
    </div>
  );
}
