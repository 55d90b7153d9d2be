import { useRef, useState, type DragEvent } from 'react';
import { counted, fileSize } from '../format';
import { Button } from './button';
import { classNames } from './class-names';
import { describedBy, FieldFrame, type FieldProps } from './field-frame';
import { Icon } from './icon';

export interface FileFieldProps extends FieldProps<readonly File[]> {
  /** As for <input type="file">: ".csv,text/csv". */
  readonly accept?: string;
  readonly multiple?: boolean;
  readonly maxBytes?: number;
}

/** Files by choosing or by dropping them here. */
export function FileField(props: FileFieldProps) {
  const { id, value, onChange, error, hint, disabled, accept, multiple, maxBytes } = props;
  const [over, setOver] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  const message = refusal ?? error;

  const take = (files: FileList | null): void => {
    const chosen = [...(files ?? [])].slice(0, multiple ? undefined : 1);
    if (chosen.length === 0) return;
    const tooBig = maxBytes === undefined ? undefined : chosen.find((file) => file.size > maxBytes);
    if (tooBig && maxBytes !== undefined) {
      return setRefusal(`„${tooBig.name}“ hat ${fileSize(tooBig.size)}; erlaubt sind höchstens ${fileSize(maxBytes)}.`);
    }
    setRefusal(undefined);
    onChange(multiple ? [...value, ...chosen] : chosen);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    if (!disabled) take(event.dataTransfer.files);
  };

  return (
    <FieldFrame {...props} error={message}>
      <div
        className={classNames('drop-area', over && 'drop-area--over')}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <input
          ref={input}
          className="visually-hidden drop-area__input"
          id={id}
          type="file"
          accept={accept}
          multiple={multiple}
          disabled={disabled}
          aria-invalid={message ? true : undefined}
          aria-describedby={describedBy(id, message, hint)}
          onChange={(event) => {
            take(event.target.files);
            event.target.value = '';
          }}
        />
        <Button
          icon="drive-folder-upload"
          tabIndex={-1}
          aria-hidden="true"
          disabled={disabled}
          onClick={() => input.current?.click()}
        >
          {multiple ? 'Dateien auswählen' : 'Datei auswählen'}
        </Button>
        <span className="muted">oder hierher ziehen</span>
        <ul className="drop-area__files">
          {value.map((file, index) => (
            <li key={`${file.name} ${index}`} className="drop-area__file">
              <Icon name="draft" size="small" />
              <span>
                {file.name} <span className="muted small">({fileSize(file.size)})</span>
              </span>
              <Button
                small
                iconOnly
                kind="tertiary"
                icon="delete"
                onClick={() => onChange(value.filter((_, at) => at !== index))}
              >
                {`${file.name} entfernen`}
              </Button>
            </li>
          ))}
        </ul>
        <span className="visually-hidden" role="status">
          {value.length > 0 ? `${counted(value.length, 'Datei', 'Dateien')} gewählt` : ''}
        </span>
      </div>
    </FieldFrame>
  );
}
