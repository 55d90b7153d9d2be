import { counted } from '../../shared/format';
import { CsvImportDialog } from '../../shared/csv-import';

export const ArticleImportDialog = ({ onClose }: { readonly onClose: () => void }) => (
  <CsvImportDialog
    id="artikel-datei"
    title="Artikel einlesen"
    names={['Artikel', 'Artikel']}
    hint="Spalten: Artikelnummer; Bezeichnung; Warengruppe; CPV; Einheit; Gebindeinhalt; Basiseinheit; Hersteller; Herstellernummer; Umweltzeichen; MwSt; Referenzpreis netto"
    effect="Artikel, die schon im Stamm stehen, werden geändert; gelöscht wird keiner."
    path="/api/articles/import"
    invalidates={['/api/articles', '/api/product-groups']}
    stored={(stored) => `${counted(stored, 'Artikel ist', 'Artikel sind')} neu oder geändert.`}
    onClose={onClose}
  />
);
