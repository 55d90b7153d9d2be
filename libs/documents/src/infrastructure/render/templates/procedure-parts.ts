import type { NamedCode, ProcedureHead, Reason } from '../../../contract/templates';
import type { BulletItem, Definition } from '../kit/blocks';
import { dayText, enumeration } from '../kit/german';

/** What several documents of a procedure say in the same way. */
export const given = (term: string, text: string | undefined): readonly Definition[] =>
  text === undefined || text === '' ? [] : [[term, text]];

export const codeText = ({ code, name }: NamedCode): string => (name === undefined ? code : `${code} ${name}`);
export const codesText = (codes: readonly NamedCode[] = []): string => codes.map(codeText).join('\n');

export const periodText = (period: { readonly from: string; readonly to: string } | undefined): string | undefined =>
  period && `${dayText(period.from)} bis ${dayText(period.to)}`;

export const bulletOf = ({ text, citation, uncertain }: Reason): BulletItem => ({
  text,
  ...(citation === undefined ? {} : { source: citation }),
  ...(uncertain === true ? { warning: 'nicht gesichert' } : {}),
});

export const aboutProcedure = ({ fileNumber, title, buyers, procedureType }: ProcedureHead): readonly Definition[] => [
  ['Aktenzeichen', fileNumber],
  ['Gegenstand', title],
  ['Auftraggeber', enumeration(buyers)],
  ...given('Vergabeart', procedureType),
];

/** In groups of 16, so that it can be read aloud and breaks where it has to. */
export const hashText = (sha256: string): string => (sha256.match(/.{1,16}/g) ?? []).join(' ');
