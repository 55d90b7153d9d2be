import { readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(__dirname, __filename.endsWith('.ts') ? '../../../../..' : '../../../../../..');
const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { version: string };

/** Which program made an archive. */
export const PROGRAM = { name: 'Vergabezentrum', version } as const;
/** The offline verifier as it lies in every archive; also `npm run archive:verify`. */
export const VERIFIER: Uint8Array = readFileSync(path.join(__dirname, 'pruefen.mjs'));
/** JSON Schema of Verfahren.json. */
export const DATA_DESCRIPTION: Uint8Array = readFileSync(path.join(__dirname, 'Verfahren.schema.json'));
