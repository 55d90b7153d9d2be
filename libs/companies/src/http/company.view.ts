import { type Citation, SHIPPED_LAW, explainer } from '@app/law';
import type { LikelyDuplicate } from '../application/maintain-company.usecase';
import { DUPLICATE_WORDS } from '../domain/duplicates';
import { kindOf, monthsOf, STATUTORY_KINDS } from '../domain/declaration-kinds';
import { lawOfKind, validUntil } from '../domain/standing';
import type { StandingEntry } from '../contract';
import type { CompanyFacts } from '../domain/company';
import type { CompanyListItem } from '../infrastructure/company-list.query';
import type { StoredDeclaration } from '../infrastructure/declaration.repository';
import type {
  CompanyDeclarationResponse,
  CompanyDuplicateResponse,
  CompanyFactsResponse,
  CompanyListItemResponse,
  CompanyStandingResponse,
  DeclarationKindResponse,
} from './company.response';

export const factsView = (facts: CompanyFacts): CompanyFactsResponse => ({ ...facts, cpv: [...facts.cpv] });

export const listItemView = ({ facts, lights, aliases, ...item }: CompanyListItem): CompanyListItemResponse => ({
  ...factsView(facts),
  ...item,
  aliases: [...aliases],
  lights: lights.map((light) => ({ ...light, name: kindOf(light.kind).name })),
});

export const standingView = (entry: StandingEntry): CompanyStandingResponse => ({
  ...entry,
  resultName: entry.result && kindOf(entry.kind).results[entry.result],
  citations: [...entry.citations],
  uncertain: [...entry.uncertain],
});

/** `names`: of the companies that were merged into the shown one, by id. */
export function declarationView(
  declaration: StoredDeclaration,
  names: ReadonlyMap<string, string>,
): CompanyDeclarationResponse {
  const { id, kind, title, givenOn, result, documentNumber, note, recordedAt, recordedBy } = declaration;
  return {
    ...{ id, kind, givenOn, result, documentNumber, note, recordedBy },
    name: kind === 'own' ? title : kindOf(kind).name,
    resultName: kindOf(kind).results[result],
    validUntil: validUntil(kindOf(kind), declaration),
    recordedAt: recordedAt.toISOString(),
    withdrawal: declaration.withdrawal && {
      ...declaration.withdrawal,
      at: new Date(declaration.withdrawal.at).toISOString(),
    },
    proofs: declaration.proofs.map(({ mediaType: _mediaType, addedAt, ...proof }) => ({
      ...proof,
      addedAt: new Date(addedAt).toISOString(),
    })),
    recordedFor: names.get(declaration.companyId) ?? null,
  };
}

export const duplicateView = ({ company, reasons }: LikelyDuplicate): CompanyDuplicateResponse => ({
  id: company.id,
  name: company.facts.name,
  postcode: company.facts.postcode,
  city: company.facts.city,
  reasons: reasons.map((reason) => DUPLICATE_WORDS[reason]),
});

/** Every kind that can be recorded, with what it rests on at that day. */
export const kindViews = (day: string): DeclarationKindResponse[] =>
  [...STATUTORY_KINDS, kindOf('own')].map((kind) => {
    const { citations, uncertain } = lawOfKind(kind, day);
    return {
      kind: kind.kind,
      name: kind.name,
      givenBy: kind.givenBy,
      ...kind.results,
      months: monthsOf(kind),
      citations: [...citations],
      uncertain: [...uncertain],
    };
  });

/** Why the size of a company is asked for: the statistics name it above and below the thresholds. */
export function smeCitations(): Citation[] {
  const { cite, result } = explainer(SHIPPED_LAW);
  cite('VST-A1-VERG-ANKMU', 'VST-A8-VERG-ANKMU');
  return [...result().citations];
}
