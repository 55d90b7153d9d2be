import { addDecimals, money } from '../../shared/format';
import {
  Alert,
  Button,
  Card,
  FieldRow,
  NumberField,
  RadioGroup,
  SelectField,
  TextAreaField,
  TextField,
} from '../../shared/ui';
import { CpvField } from '../codes';
import { EMPTY_LINE, EMPTY_LOT, type Fields, idOf, linesOf, lotsOf } from './fields';
import { ESTIMATE_METHODS, LOTS_WISHES } from './model';

/** What it will cost, line by line, and whether it shall be split into lots; the lots get the sums of their lines. */
export function EstimateSection({ fields }: { readonly fields: Fields }) {
  const { at, content, isRequired } = fields;
  return (
    <Card title="3. Was wird es kosten?">
      <div className="form">
        <RadioGroup
          {...at('/lotsWish', true)}
          label="Soll der Auftrag in Lose aufgeteilt werden?"
          hint="Lose sind Teile, die an verschiedene Unternehmen gehen können, zum Beispiel je Gewerk."
          options={LOTS_WISHES}
        />
        {content.lotsWish === 'none' && (
          <TextAreaField {...at('/lotsReason')} label="Warum soll alles aus einer Hand kommen?" rows={2} width="full" />
        )}
        {content.lotsWish === 'lots' && <Lots fields={fields} />}
        <Lines fields={fields} />
        <FieldRow>
          <SelectField
            {...at('/estimateMethod')}
            label="Wie haben Sie geschätzt?"
            placeholder="Bitte wählen"
            options={ESTIMATE_METHODS}
          />
        </FieldRow>
        <TextAreaField
          {...at('/estimateNote')}
          label="Erläuterung"
          hint="Quelle, Jahr, Aufschläge. Die Erläuterung kommt unverändert in den Vergabevermerk."
          optional={!isRequired('estimateNote')}
          rows={2}
          width="full"
        />
      </div>
    </Card>
  );
}

function Lots({ fields: { at, content, disabled, set, errorAt } }: { readonly fields: Fields }) {
  const lots = lotsOf(content);
  const error = errorAt('/lots');
  // Lines that belonged to a removed lot are asked for again; those of later lots move with them.
  const remove = (gone: number): void =>
    set({
      ...content,
      lots: lots.filter((_, index) => index !== gone),
      lines: content.lines.map((line) => {
        const lot = Number(line.lot);
        if (lot === gone + 1) return { ...line, lot: '' };
        return lot > gone + 1 ? { ...line, lot: String(lot - 1) } : line;
      }),
    });
  return (
    <div className="request-rows" id={idOf('/lots')} tabIndex={-1}>
      {error && <Alert tone="danger" title={error} />}
      {lots.map((_, index) => (
        <div key={index} className="request-row request-row--lot">
          <TextField {...at(`/lots/${index}/title`)} label={`Los ${index + 1}`} />
          <CpvField {...at(`/lots/${index}/cpv`)} label="CPV-Code" optional />
          {lots.length > 2 && (
            <Button
              small
              iconOnly
              kind="tertiary"
              icon="delete"
              disabled={disabled}
              onClick={() => remove(index)}
            >{`Los ${index + 1} entfernen`}</Button>
          )}
        </div>
      ))}
      <div className="button-row">
        <Button small icon="add" disabled={disabled} onClick={() => set({ ...content, lots: [...lots, EMPTY_LOT] })}>
          Los hinzufügen
        </Button>
      </div>
    </div>
  );
}

function Lines({ fields: { at, content, disabled, set, errorAt } }: { readonly fields: Fields }) {
  const lines = linesOf(content);
  const withLots = content.lotsWish === 'lots';
  const options = lotsOf(content).map(({ title }, index) => ({
    value: String(index + 1),
    label: `Los ${index + 1}${title ? `: ${title}` : ''}`,
  }));
  const sum = addDecimals(lines.map(({ amount }) => amount).filter((amount) => /^\d+(\.\d+)?$/.test(amount)));
  const error = errorAt('/lines');
  return (
    <fieldset className="field field-group request-rows" id={idOf('/lines')} tabIndex={-1}>
      <legend className="field__label">Schätzung netto, ohne Umsatzsteuer</legend>
      <p className="field__hint">
        Für die ganze Laufzeit, mit Verlängerungen und allem, was dazugehört: Fracht, Einbau, Wartung.
      </p>
      {error && <Alert tone="danger" title={error} />}
      {lines.map((_, index) => (
        <div key={index} className={withLots ? 'request-row request-row--assigned' : 'request-row'}>
          <TextField {...at(`/lines/${index}/text`)} label={`Zeile ${index + 1}: was`} />
          <NumberField {...at(`/lines/${index}/amount`)} keepsText label="Betrag" unit="€" />
          {withLots && (
            <SelectField {...at(`/lines/${index}/lot`)} label="Los" placeholder="Bitte wählen" options={options} />
          )}
          {lines.length > 1 && (
            <Button
              small
              iconOnly
              kind="tertiary"
              icon="delete"
              disabled={disabled}
              onClick={() => set({ ...content, lines: lines.filter((__, at_) => at_ !== index) })}
            >{`Zeile ${index + 1} entfernen`}</Button>
          )}
        </div>
      ))}
      <div className="request-sum">
        <Button small icon="add" disabled={disabled} onClick={() => set({ ...content, lines: [...lines, EMPTY_LINE] })}>
          Zeile hinzufügen
        </Button>
        <p role="status">
          Summe netto <strong className="figure">{money(sum)}</strong>
        </p>
      </div>
    </fieldset>
  );
}
