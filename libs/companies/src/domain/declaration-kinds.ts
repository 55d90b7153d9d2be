import type { LocalDate } from '@app/kernel';
import { type Fact, SHIPPED_LAW } from '@app/law';
import { DECLARATION_KINDS, type DeclarationKind, type DeclarationResult } from '../contract';

export interface KindOfDeclaration {
  readonly kind: DeclarationKind;
  readonly name: string;
  /** Who gives it: the centre asks a register, or the company declares. */
  readonly givenBy: 'centre' | 'company';
  /** Facts it rests on, one after the other in time. */
  readonly basis: readonly string[];
  /** Fact with the months after which it is of no use any more; null where the book names none. */
  readonly monthsFact: string | null;
  /** Further facts that a person must know who records it. */
  readonly further: readonly string[];
  /** True where a new law asks for a declaration of its own. */
  readonly anewByNewLaw: boolean;
  readonly results: Readonly<Record<DeclarationResult, string>>;
}

const DECLARED = { clear: 'ohne Einschränkung abgegeben', adverse: 'mit Einschränkung oder verweigert' } as const;

const declared = (kind: DeclarationKind, name: string, basis: readonly string[], anewByNewLaw = false) =>
  ({
    kind,
    name,
    givenBy: 'company',
    basis,
    monthsFact: null,
    further: [],
    anewByNewLaw,
    results: DECLARED,
  }) as const satisfies KindOfDeclaration;

/** Only what the law book has a source for; everything else is recorded as an own kind. */
const KINDS: Readonly<Record<DeclarationKind, KindOfDeclaration>> = {
  'competition-register': {
    kind: 'competition-register',
    name: 'Abfrage des Wettbewerbsregisters',
    givenBy: 'centre',
    basis: ['WREG-22', 'WREG-26'],
    monthsFact: 'WREG-2M',
    further: ['WREG-NOSELF', 'WREG-VOL'],
    anewByNewLaw: false,
    results: { clear: 'kein Eintrag', adverse: 'Eintrag vorhanden' },
  },
  'minimum-wage': declared('minimum-wage', 'Eigenerklärung zu Mindestlohn und Entsendung', ['MILOG-EX']),
  'illegal-employment': declared('illegal-employment', 'Eigenerklärung zur Schwarzarbeit', ['SCHW-21']),
  tariff: declared('tariff', 'Tariftreueerklärung (Hessen)', ['HE21-TARIF', 'HE26-TARIF'], true),
  'supply-chain': declared('supply-chain', 'Eigenerklärung zu Lieferketten', ['LKSG-22']),
  own: {
    ...declared('own', 'Eigener Nachweis', []),
    results: { clear: 'liegt vor', adverse: 'liegt mit Einschränkung vor' },
  },
};

export const kindOf = (kind: DeclarationKind): KindOfDeclaration => KINDS[kind];
/** The kinds that rest on the law, in the order they are shown. */
export const STATUTORY_KINDS: readonly KindOfDeclaration[] = DECLARATION_KINDS.filter((kind) => kind !== 'own').map(
  kindOf,
);

/** The fact the kind rests on at that day; null where the book knows none. */
export const basisOn = ({ basis }: KindOfDeclaration, day: LocalDate): Fact | null =>
  basis.flatMap((id) => SHIPPED_LAW.factOn(id, day) ?? [])[0] ?? null;

export const monthsOf = ({ monthsFact }: KindOfDeclaration): number | null =>
  monthsFact === null ? null : SHIPPED_LAW.numberOf(monthsFact);

/** First day of which a declaration counts on `day`; null where every earlier one does. */
export const countsFrom = (kind: KindOfDeclaration, day: LocalDate): LocalDate | null =>
  kind.anewByNewLaw ? (basisOn(kind, day)?.validFrom ?? null) : null;
