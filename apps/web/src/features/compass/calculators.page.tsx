import { Button, PageHeader, Tabs } from '../../shared/ui';
import { FrameworkTab } from './framework-tab';
import { ModificationTab } from './modification-tab';
import { RelatedPages } from './related-pages';
import { ReviewTab } from './review-tab';
import { useCalculator } from './use-calculator';

/** Three questions about contracts and legal protection, answered while typing. */
export default function CalculatorsPage() {
  const calculating = useCalculator();
  return (
    <>
      <PageHeader
        title="Vertrag und Rechtsschutz"
        breadcrumb={[
          { label: 'Heute', href: '/' },
          { label: 'Vergabe-Kompass', href: '/kompass' },
        ]}
        lead="Vertrag ändern, Rahmenvereinbarung prüfen, Rechtsschutz datieren: mit der Fundstelle zu jeder Aussage. Die Adresse der Seite enthält alle Angaben; gespeichert wird nichts."
        actions={
          <Button kind="tertiary" icon="autorenew" onClick={calculating.clear}>
            Neu beginnen
          </Button>
        }
      />
      <Tabs
        label="Vertrag und Rechtsschutz"
        active={calculating.area}
        onChange={calculating.open}
        tabs={[
          {
            id: 'aenderung',
            label: 'Vertragsänderung (§ 132 GWB)',
            content: <ModificationTab calculating={calculating} />,
          },
          { id: 'rahmen', label: 'Rahmenvereinbarung', content: <FrameworkTab calculating={calculating} /> },
          { id: 'rechtsschutz', label: 'Rechtsschutz', content: <ReviewTab calculating={calculating} /> },
        ]}
      />
      <RelatedPages current="/kompass/rechner" />
    </>
  );
}
