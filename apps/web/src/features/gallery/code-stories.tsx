import { useState } from 'react';
import { Card } from '../../shared/ui';
import { CpvCodesField, CpvField, NutsField } from '../codes';

/** Official codes: chosen, empty, several, and one with a wrong check digit. */
export function CodeStories() {
  const [main, setMain] = useState('30197643-5');
  const [further, setFurther] = useState<readonly string[]>(['30197630-1', '22800000-8']);
  const [wrong, setWrong] = useState('30197643-1');
  const [place, setPlace] = useState('DE717');
  return (
    <Card title="CPV und NUTS">
      <div className="form">
        <CpvField id="cpv-haupt" label="CPV-Hauptcode" value={main} onChange={setMain} />
        <CpvCodesField
          id="cpv-weitere"
          label="Weitere CPV-Codes"
          optional
          value={further}
          onChange={setFurther}
          hint="Alles, was außerdem zum Auftrag gehört."
        />
        <CpvField id="cpv-falsch" label="Code mit Tippfehler" value={wrong} onChange={setWrong} />
        <NutsField id="nuts-ort" label="Erfüllungsort" value={place} onChange={setPlace} />
      </div>
    </Card>
  );
}
