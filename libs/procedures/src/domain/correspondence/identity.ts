/** Words that say how a company is organised and not who it is. */
const LEGAL_FORMS: ReadonlySet<string> = new Set(
  'gmbh mbh ggmbh ag kg kgaa ohg gbr ug se eg ek ev co cie und'.split(' '),
);
/** Anybody may have an address there: it tells nobody's name. */
const COMMON_HOSTS = /^(gmail|googlemail|gmx|web|t-online|outlook|hotmail|yahoo|freenet|posteo|icloud)\./;
const SHORTEST = 3;

export interface Known {
  readonly name: string;
  readonly email: string;
}

/** Small letters and digits only, umlauts written out, one blank between words and at both ends. */
const plain = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()} `;

const coreOf = (name: string): string => {
  const words = plain(name).trim().split(' ');
  return words.filter((word) => !LEGAL_FORMS.has(word)).join(' ');
};

/**
 * What in a text would tell who a bidder is: its name with or without legal form, its e-mail address or the domain of
 * it. `vocabulary` is what the tender documents say anyway: a name that is one ordinary word of it tells nothing.
 */
export function identityIn(text: string, known: readonly Known[], vocabulary = ''): readonly string[] {
  const words = plain(text);
  const small = text.toLowerCase();
  const ordinary = plain(vocabulary);
  const found = new Set<string>();
  for (const { name, email } of known) {
    const core = coreOf(name);
    const tells = core.length >= SHORTEST && (core.includes(' ') || !ordinary.includes(` ${core} `));
    const whole = plain(name);
    if ((whole.trim() !== '' && words.includes(whole)) || (tells && words.includes(` ${core} `))) found.add(name);
    const address = email.trim().toLowerCase();
    const host = address.split('@')[1] ?? '';
    if (address !== '' && small.includes(address)) found.add(email.trim());
    else if (host !== '' && !COMMON_HOSTS.test(host) && small.includes(host)) found.add(host);
  }
  return [...found];
}
