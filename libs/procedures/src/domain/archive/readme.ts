import { ARCHIVE_FOLDERS, type ArchiveFolder } from '../../contract/archive';
import type { ManifestHead } from './archive-manifest';

const CONTENTS: Readonly<Record<ArchiveFolder, string>> = {
  record: 'der Vergabevermerk als PDF, im Stand dieses Archivs',
  documents: 'alle Schriftstücke des Verfahrens als PDF, je mit ihren Angaben, Vorlage und Fassung (.json)',
  request: 'der Antrag des Fachamts mit seinen Anlagen',
  messages: 'der Schriftwechsel mit Zeitpunkt und Empfängern',
  questions: 'Fragen der Unternehmen mit den Antworten',
  receipts: 'Eingangsbestätigungen der Angebote, ohne ihren Inhalt',
  bids: 'die geöffneten Angebote; vor der Öffnung ist hier nichts',
  complaints: 'Rügen und Nachprüfungsverfahren',
  contract: 'Vertrag und seine Änderungen',
  law: 'welches Recht galt, wie geurteilt wurde und mit welchen Fundstellen',
  data: 'das ganze Verfahren maschinenlesbar; die Felder beschreibt die Datei .schema.json daneben',
  audit: 'wer was wann geändert hat, mit den Prüfwerten der Protokollkette',
};

/** README.txt: what lies where and how anybody checks it without the program. */
export function readme(head: ManifestHead, folders: ReadonlySet<ArchiveFolder>): string {
  const { retention, retentionNote } = head;
  const listed = (Object.keys(ARCHIVE_FOLDERS) as ArchiveFolder[]).filter((folder) => folders.has(folder));
  const lines = [
    `Archiv der Vergabeakte ${head.fileNumber}`,
    head.title,
    `${head.centre.name}, Stand des Verfahrens: ${head.phase.name}`,
    '',
    'WAS HIER LIEGT',
    ...listed.map((folder) => `  ${ARCHIVE_FOLDERS[folder].padEnd(26)} ${CONTENTS[folder]}`),
    '  manifest.json              Verzeichnis jeder Datei mit Titel, Herkunft, Größe und Prüfsumme',
    '  SHA256SUMS                 dieselben Prüfsummen für das Programm sha256sum',
    '  pruefen.mjs                Prüfprogramm ohne weitere Bestandteile',
    '',
    'AUFBEWAHRUNG',
    ...(retention ? [`  ${retention.reason} (${retention.citation.statute})`] : []),
    ...(retentionNote ? [`  ${retentionNote}`] : []),
    '',
    'PRÜFEN, OB ALLES DA UND UNVERÄNDERT IST',
    '  Mit Node ab Version 20, in diesem Ordner:        node pruefen.mjs',
    '  Oder an der ZIP-Datei, ohne sie auszupacken:     node pruefen.mjs Archiv.zip',
    '  Ohne Node, mit jedem Linux oder macOS:           sha256sum -c SHA256SUMS',
    '  (meldet verändert und fehlend, aber nichts Zusätzliches; auf macOS: shasum -a 256 -c SHA256SUMS)',
    '  Unter Windows einzeln: certutil -hashfile <Datei> SHA256 und mit SHA256SUMS vergleichen.',
    '',
    '  Die Prüfung zeigt, dass die Dateien zueinander passen. Wer alles austauscht, auch die Verzeichnisse und',
    '  dieses Prüfprogramm, fällt so nicht auf. Dagegen hilft die Prüfzahl des Archivs: Das Vergabezentrum führt',
    '  sie zu jedem ausgegebenen Archiv; node pruefen.mjs --pruefzahl=… vergleicht mit ihr. Das Archiv trägt keine',
    '  elektronische Signatur und keinen Zeitstempel eines Dritten.',
    '',
    'DER PROTOKOLLAUSZUG',
    '  Jeder Eintrag nennt seinen Prüfwert und den des Eintrags davor: SHA-256 über die Bytes des vorigen Prüfwerts',
    '  und die Felder in "fields", jedes als "Länge:Text", leere als "-", mit Kommas verbunden (UTF-8; Länge in',
    '  Zeichen). pruefen.mjs rechnet sie nach. Dass kein Eintrag des Verfahrens fehlt, zeigt nur die ganze Kette im',
    '  Vergabezentrum. Die Ausgaben des Archivs selbst stehen nicht im Auszug.',
  ];
  // Windows shows text files with its own line ends only; the byte order mark tells it that umlauts are UTF-8.
  return `\ufeff${lines.join('\r\n')}\r\n`;
}
