import type { CentreHead, NamedCode, ProcedureHead } from '@app/documents/contract';
import { conflict } from '@app/kernel';
import { PROCEDURE_TYPE_NAMES } from '@app/law';
import type { Dossier } from '../../domain/dossier';
import { pathOf, PHASES } from '../../domain/phase';

/** What sheets say besides what the file holds. */
export interface SheetContext {
  readonly centre: CentreHead;
  readonly buyers: readonly { readonly id: string; readonly name: string }[];
  /** Names of the codes in the file, by code; those that no loaded list knows are missing. */
  readonly codeNames: ReadonlyMap<string, string>;
  readonly contactName: string;
}

export const headOf = (
  { procedure: p, now }: Pick<Dossier, 'procedure' | 'now'>,
  { centre, buyers }: Pick<SheetContext, 'centre' | 'buyers'>,
): ProcedureHead => ({
  centre,
  fileNumber: p.fileNumber,
  createdAt: now.toISOString(),
  title: p.title,
  buyers: buyers.map(({ name }) => name),
  ...(p.procedureType ? { procedureType: PROCEDURE_TYPE_NAMES[p.procedureType] } : {}),
});

export const namedCode = (code: string, names: SheetContext['codeNames']): NamedCode => {
  const name = names.get(code);
  return { code, ...(name ? { name } : {}) };
};

export const termOf = ({
  termFrom,
  termTo,
}: Dossier['procedure']): { term?: { readonly from: string; readonly to: string } } =>
  termFrom && termTo ? { term: { from: termFrom, to: termTo } } : {};

/** The bids of the round that runs are open; a procedure without an opening counts from the examination on. */
export function isOpened({ procedure, openings, peopleToOpen }: Dossier): boolean {
  if (pathOf(procedure).includes('opening')) return openings.length >= peopleToOpen;
  return procedure.phase !== 'cancelled' && PHASES.indexOf(procedure.phase) >= PHASES.indexOf('examination');
}

/** Until the opening nobody learns who takes part: not how many, and no name. Throws `conflict`. */
export function requireOpened(dossier: Dossier, name: string): void {
  if (isOpened(dossier)) return;
  throw conflict(
    'bids-sealed',
    `${name} gibt es, sobald die Angebote geöffnet sind. Bis dahin bleibt vertraulich, wer teilnimmt.`,
  );
}

export const bidderName = ({ bidders }: Pick<Dossier, 'bidders'>, bidderId: string): string =>
  bidders.find(({ id }) => id === bidderId)?.name ?? '';
