import { counted } from '../../shared/format';
import { CsvImportDialog } from '../../shared/csv-import';
import { COMPANY_PATHS } from './model';

export const CompanyImportDialog = ({ onClose }: { readonly onClose: () => void }) => (
  <CsvImportDialog
    id="unternehmen-datei"
    title="Unternehmen einlesen"
    names={['Unternehmen', 'Unternehmen']}
    hint="Spalten: Name; Rechtsform; Straße; PLZ; Ort; Land; E-Mail; Telefon; Internet; USt-IdNr.; Registergericht; Registernummer; PQ-Nummer; KMU; CPV; Bemerkung. Nur „Name“ muss dabei sein."
    effect="Unternehmen, die schon im Adressbuch stehen, werden nicht überschrieben."
    path="/api/companies/import"
    invalidates={COMPANY_PATHS}
    stored={(stored) => `${counted(stored, 'Unternehmen ist', 'Unternehmen sind')} neu im Adressbuch.`}
    onClose={onClose}
  />
);
