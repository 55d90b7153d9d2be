import { compoundParts, distance, knownHead, pairsOfLetters, stems } from './german-words';

/** What is searched: German names by code, in the order of the codes. */
export interface SearchText {
  readonly code: string;
  readonly text: string;
}

interface Name {
  readonly code: string;
  readonly place: number;
  readonly words: readonly string[];
}
interface Word {
  readonly word: string;
  /** Of a compound; empty for a simple word. */
  readonly parts: readonly string[];
  readonly names: Name[];
}
/** A typed word with how well words of the list fit it (above 0 up to 1) and how much it says. */
interface Asked {
  readonly fit: Fit;
  readonly weight: number;
}
type Fit = ReadonlyMap<string, number>;

// How much a kind of match counts; a share is of the letters that both words have in common.
const SAME = 1;
const ALL_PARTS = 0.95;
const HEAD = 0.82;
const MODIFIER = 0.72;
const AT_AN_END = { base: 0.6, share: 0.3 };
const INSIDE = { base: 0.3, share: 0.3 };
const BROADER = { base: 0.35, share: 0.25 };
const MISSPELT = [1, 0.8, 0.6];
/** A match this good makes guessing at typing errors needless. */
const GOOD = 0.6;
/** Results less than this share of the best one are noise. */
const NOISE = 0.5;
/** How much it counts that a name speaks of nothing else. */
const FOCUS = 0.4;
const MOST_WORDS = 8;
const REMEMBERED = 2_000;

/**
 * Finds names by German words: stems, parts of compounds in both directions, beginnings of words, typing errors. Built once
 * per loaded list and kept in memory (CPV: some 9,500 names of 8,000 different words).
 */
export class CodeSearch {
  private readonly names: readonly Name[];
  private readonly words = new Map<string, Word>();
  private readonly all: readonly Word[];
  private readonly compounds: readonly Word[];
  /** Words by each pair of neighbouring letters: a misspelt word still has most of its pairs. */
  private readonly byPair = new Map<string, Word[]>();
  /** Typed words and what they fit; people type the same beginnings over and over. */
  private readonly remembered = new Map<string, Fit>();

  constructor(texts: readonly SearchText[]) {
    this.names = texts.map(({ code, text }, place) => ({ code, place, words: [...new Set(stems(text))] }));
    const vocabulary = new Set(this.names.flatMap(({ words }) => words));
    for (const word of vocabulary) {
      this.words.set(word, { word, parts: compoundParts(word, vocabulary), names: [] });
    }
    for (const name of this.names) for (const word of name.words) this.words.get(word)?.names.push(name);
    for (const word of this.words.values())
      for (const pair of pairsOfLetters(word.word)) append(this.byPair, pair, word);
    this.all = [...this.words.values()];
    this.compounds = this.all.filter(({ parts }) => parts.length > 1);
  }

  /** Codes whose names fit the words, best first; at most `limit`, only those that `allows`. */
  find(query: string, limit: number, allows: (code: string) => boolean = () => true): string[] {
    const typed = this.typedWords(query);
    const asked = this.withJoinedWords(typed).map((fit): Asked => ({ fit, weight: this.weight(fit) }));
    const candidates = new Set<Name>();
    for (const { fit } of asked)
      for (const word of fit.keys()) for (const name of this.words.get(word)?.names ?? []) candidates.add(name);
    const scored = [...candidates]
      .filter(({ code }) => allows(code))
      .map((name) => ({ name, score: scoreOf(name, asked) }))
      .sort((a, b) => b.score - a.score || a.name.place - b.name.place);
    const least = (scored[0]?.score ?? 0) * NOISE;
    return scored
      .filter(({ score }) => score >= least)
      .slice(0, limit)
      .map(({ name }) => name.code);
  }

  /** Stems of what is typed; compounds no name has are taken apart: "Druckerpapier" asks for "Druck" and "Papier". */
  private typedWords(query: string): string[] {
    const typed = stems(query).slice(0, MOST_WORDS);
    return [...new Set(typed.flatMap((word) => this.apart(word)))].slice(0, MOST_WORDS);
  }

  private apart(typed: string): readonly string[] {
    if (this.words.has(typed) || this.all.some(({ word }) => word.startsWith(typed))) return [typed];
    const parts = compoundParts(typed, this.words);
    if (parts.length > 1) return parts;
    // A misspelt word counts as what it was meant to be; only then is it taken for a compound with an unknown beginning.
    const isMisspelt = [...this.fit(typed).values()].some((value) => value >= GOOD);
    const head = isMisspelt ? [] : knownHead(typed, this.words);
    return head.length > 1 ? head : [typed];
  }

  /** "Handtücher aus Papier" means "Papierhandtücher": a compound whose parts are all typed fits each of them. */
  private withJoinedWords(typed: readonly string[]): readonly Fit[] {
    const fits = typed.map((word) => this.fit(word));
    if (typed.length < 2) return fits;
    const joined = this.compounds.filter(({ parts }) => parts.every((part) => typed.includes(part)));
    return typed.map((own, index) => {
      const fit = new Map(fits[index]);
      for (const { word, parts } of joined) if (parts.includes(own)) raise(fit, word, ALL_PARTS);
      return fit;
    });
  }

  /** Words that few names have say more than words that many have. */
  private weight(fit: Fit): number {
    let names = 1;
    for (const [word, value] of fit) if (value >= GOOD) names += this.words.get(word)?.names.length ?? 0;
    return 1 + Math.log(1 + this.names.length / names);
  }

  private fit(typed: string): Fit {
    const known = this.remembered.get(typed);
    if (known) return known;
    const fit = new Map<string, number>();
    for (const { word, parts } of this.all) {
      const value = Math.max(likeness(typed, word), parts.length > 0 ? partOfCompound(typed, parts) : 0);
      if (value > 0) fit.set(word, value);
    }
    if (![...fit.values()].some((value) => value >= GOOD)) this.addMisspelt(typed, fit);
    if (this.remembered.size >= REMEMBERED) this.remembered.clear();
    this.remembered.set(typed, fit);
    return fit;
  }

  private addMisspelt(typed: string, fit: Map<string, number>): void {
    const limit = typed.length >= 8 ? 2 : typed.length >= 4 ? 1 : 0;
    if (limit === 0) return;
    const near = (text: string): number => MISSPELT[distance(typed, text, limit)] ?? 0;
    for (const word of this.similar(typed, limit)) {
      raise(fit, word, near(word));
      // A word that is not finished yet or has lost a wrong ending, or the head of a longer one: "Kopirpap…", "Fotokopirpapier".
      if (word.length > typed.length && typed.length >= 5)
        raise(fit, word, MODIFIER * Math.max(near(word.slice(0, typed.length)), near(word.slice(-typed.length))));
    }
  }

  /** Words that share so many pairs of letters that they may be meant; a wrong letter spoils two pairs. */
  private similar(typed: string, mistakes: number): string[] {
    const shared = new Map<string, number>();
    const pairs = pairsOfLetters(typed);
    for (const pair of pairs)
      for (const { word } of this.byPair.get(pair) ?? []) shared.set(word, (shared.get(word) ?? 0) + 1);
    const enough = Math.max(1, pairs.size - 2 * mistakes);
    return [...shared].filter(([, count]) => count >= enough).map(([word]) => word);
  }
}

/** Share of what was asked for that the name answers, less what else it speaks of; from 0 to 1. */
function scoreOf({ words }: Name, asked: readonly Asked[]): number {
  const touched = new Set<string>();
  let answered = 0;
  let all = 0;
  for (const { fit, weight } of asked) {
    let best = 0;
    for (const word of words) {
      const value = fit.get(word) ?? 0;
      if (value > 0) touched.add(word);
      best = Math.max(best, value);
    }
    answered += best * weight;
    all += weight;
  }
  return (answered / all) * (1 - FOCUS + (FOCUS * touched.size) / words.length);
}

/** Two words as they are, without knowing their parts. */
function likeness(typed: string, word: string): number {
  if (typed === word) return SAME;
  if (word.length > typed.length) {
    if (!word.includes(typed)) return 0;
    const share = typed.length / word.length;
    if (word.startsWith(typed)) return AT_AN_END.base + AT_AN_END.share * share;
    if (typed.length >= 4 && word.endsWith(typed)) return AT_AN_END.base + AT_AN_END.share * share;
    return typed.length >= 5 ? INSIDE.base + INSIDE.share * share : 0;
  }
  // "Papierhandtuch" is a kind of "Handtuch".
  const isBroader = word.length >= 4 && typed.endsWith(word);
  return isBroader ? BROADER.base + (BROADER.share * word.length) / typed.length : 0;
}

function partOfCompound(typed: string, parts: readonly string[]): number {
  if (!parts.includes(typed)) return 0;
  return parts.at(-1) === typed ? HEAD : MODIFIER;
}

function raise(fit: Map<string, number>, word: string, value: number): void {
  if (value > (fit.get(word) ?? 0)) fit.set(word, value);
}

function append<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
