import { byText } from '@app/kernel';
import { ARCHIVE_FOLDERS, type ArchiveFolder } from '../../contract/archive';

/** Windows refuses paths above 260 signs; this leaves room for the folder the archive is unpacked into. */
const LONGEST_NAME = 80;
/** Names Windows keeps for devices, with any ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** A name every file system takes, umlauts kept: what Windows, Unix or a shell would misread becomes a hyphen. */
export function safeName(name: string): string {
  const [stem, ending] = splitEnding(
    name
      .normalize('NFC')
      .replace(/[\p{C}\p{Zl}\p{Zp}<>:"/\\|?*]+/gu, '-')
      .replace(/\s+/g, ' ')
      .replace(/^[\s.-]+|[\s.-]+$/g, ''),
  );
  const short = [...stem]
    .slice(0, LONGEST_NAME - ending.length)
    .join('')
    .replace(/[\s.-]+$/, '');
  const whole = `${short || 'Datei'}${ending}`;
  return DEVICE.test(whole) ? `_${whole}` : whole;
}

/** The ending of up to eight letters and digits ("…daten.json" keeps `.json`). */
function splitEnding(name: string): readonly [stem: string, ending: string] {
  const ending = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? '';
  return [name.slice(0, name.length - ending.length), ending];
}

export interface Placed<T> {
  readonly path: string;
  readonly entry: T;
}

/**
 * Gives each entry its path, sorted by it: "07 Angebote/Los 1/Papierhaus Ried GmbH.csv". Where two would be the same
 * file on a system that does not tell "A" from "a", the later one is numbered.
 */
export function placed<T extends { readonly folder: ArchiveFolder; readonly name: readonly string[] }>(
  entries: readonly T[],
): readonly Placed<T>[] {
  const taken = new Set<string>();
  const free = (path: string): string => {
    const [stem, ending] = splitEnding(path);
    for (let number = 1; ; number++) {
      const candidate = number === 1 ? path : `${stem} (${number})${ending}`;
      if (taken.has(candidate.toLowerCase())) continue;
      taken.add(candidate.toLowerCase());
      return candidate;
    }
  };
  return entries
    .map((entry) => ({ path: free([ARCHIVE_FOLDERS[entry.folder], ...entry.name.map(safeName)].join('/')), entry }))
    .sort((a, b) => byText(a.path, b.path));
}
