import { useState } from 'react';
import { Button, PageHeader, Tabs } from '../../shared/ui';
import { CodeStories } from './code-stories';
import { ContentStories } from './content-stories';
import { FormStories } from './form-stories';
import { ProcessStories } from './process-stories';
import { TableStories } from './table-stories';

/** Every shared component once, with believable content: what it looks like and how it behaves. */
export default function GalleryPage() {
  const [density, setDensity] = useState<'compact' | 'comfortable'>('compact');
  const next = density === 'compact' ? 'comfortable' : 'compact';
  return (
    <div className="page" data-density={density}>
      <PageHeader
        title="Bausteine der Oberfläche"
        breadcrumb={[{ label: 'Heute', href: '/' }]}
        lead="Alle gemeinsamen Bausteine mit Beispielinhalten. Nichts auf dieser Seite wird gespeichert."
        actions={
          <Button onClick={() => setDensity(next)}>
            {density === 'compact' ? 'Großzügig zeigen' : 'Dicht zeigen'}
          </Button>
        }
      />
      <Tabs
        label="Gruppen von Bausteinen"
        tabs={[
          { id: 'inhalt', label: 'Inhalt', content: <ContentStories /> },
          { id: 'formular', label: 'Formular', content: <FormStories /> },
          { id: 'codes', label: 'Amtliche Codes', content: <CodeStories /> },
          { id: 'tabelle', label: 'Tabelle und Diagramm', content: <TableStories /> },
          { id: 'ablauf', label: 'Ablauf', content: <ProcessStories /> },
        ]}
      />
    </div>
  );
}
