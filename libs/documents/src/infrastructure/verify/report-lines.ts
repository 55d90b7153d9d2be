import { germanInstant } from '@app/kernel';
import type { Verdict, VerifiedDocument } from './verify-document';

const RESULT: Readonly<Record<Verdict, string>> = {
  unchanged: 'UNVERÄNDERT',
  'data-intact': 'NUR DATEN GEPRÜFT',
  changed: 'VERÄNDERT',
  foreign: 'KEIN DOKUMENT DES VERGABEZENTRUMS',
  unreadable: 'NICHT LESBAR',
};

/** The answer for people, line by line. Nothing in a file can move the cursor or add a line of its own. */
export function reportLines(
  name: string,
  { verdict, size, sha256, about, checks, conclusion }: VerifiedDocument,
): string[] {
  const facts: readonly (readonly [string, string])[] = [
    ['Datei', `${name} (${size.toLocaleString('de-DE')} Bytes)`],
    ['SHA-256', sha256],
    ...(about
      ? ([
          ['Vorlage', `${about.germanName} (${about.template}), Fassung ${about.version}`],
          ['Aktenzeichen', about.fileNumber],
          ['Erstellt', `${germanInstant(new Date(about.createdAt))}, ${about.centre}`],
          ['Daten', `daten.json (${about.dataSize.toLocaleString('de-DE')} Bytes)`],
          ['Prüfwert', about.dataHash],
        ] as const)
      : []),
  ];
  return [
    ...facts.map(([term, text]) => `${term.padEnd(14)}${text}`),
    ...checks.map(({ ok, text }) => `${ok ? 'stimmt' : 'FEHLER'}        ${text}`),
    `${'Ergebnis'.padEnd(14)}${RESULT[verdict]}. ${conclusion}`,
  ].map((line) => line.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '?'));
}
