import fc from 'fast-check';
import { changedFacts, checkedCompany, companyFaults, type CompanyFacts, NO_FACTS, tidied } from './company';
import { duplicateReasons } from './duplicates';
import { merged, type Mergeable } from './merging';
import { emailDomain, normalisedName, plainText, searchText } from './normalised-name';
import { proofName, proofType } from './proof-file';

const company = (facts: Partial<CompanyFacts>): CompanyFacts => ({ ...NO_FACTS, name: 'Muster GmbH', ...facts });

describe('the facts of a company', () => {
  it('are written in one way', () => {
    const facts = checkedCompany(
      company({
        name: '  Muster GmbH ',
        country: 'de',
        website: 'www.muster.example',
        vatId: 'de 136 695 976',
        cpv: ['30197643-5', ' 22800000-8', '30197643-5', ''],
      }),
    );
    expect(facts).toMatchObject({
      name: 'Muster GmbH',
      country: 'DE',
      website: 'https://www.muster.example',
      vatId: 'DE136695976',
      cpv: ['22800000-8', '30197643-5'],
    });
  });

  it.each([
    [{ name: ' ' }, '/name'],
    [{ postcode: '6456' }, '/postcode'],
    [{ country: 'Deutschland' }, '/country'],
    [{ email: 'info@' }, '/email'],
    [{ website: 'javascript:alert(1)' }, '/website'],
    [{ website: 'muster' }, '/website'],
    [{ vatId: 'DE136695975' }, '/vatId'],
    [{ registerNumber: 'HRB 1' }, '/registerCourt'],
    [{ cpv: ['3019'] }, '/cpv/0'],
  ])('%j is refused at its field', (wrong, pointer) => {
    expect(companyFaults(tidied(company(wrong))).map((fault) => fault.pointer)).toEqual([pointer]);
    expect(() => checkedCompany(company(wrong))).toThrow(expect.objectContaining({ kind: 'invalid' }));
  });

  it('of another country have its postcodes', () => {
    expect(companyFaults(tidied(company({ country: 'AT', postcode: '1010' })))).toEqual([]);
  });

  it('name only what changed', () => {
    const before = company({ city: 'Trebur', cpv: ['30197643-5'] });
    expect(changedFacts(before, { ...before, cpv: ['30197643-5'] })).toBeUndefined();
    expect(changedFacts(before, { ...before, city: 'Nauheim' })).toEqual({
      before: { city: 'Trebur' },
      after: { city: 'Nauheim' },
    });
  });
});

describe('a name', () => {
  it.each([
    ['Müller & Söhne GmbH', 'Mueller und Soehne G.m.b.H.'],
    ['Elektro Brand e. K.', 'elektro brand'],
    ['Bürobedarf Mainspitze GmbH & Co. KG', 'Buerobedarf Mainspitze'],
    ['Café Société', 'Cafe Societe UG (haftungsbeschränkt)'],
  ])('%s is the same as %s', (a, b) => {
    expect(normalisedName(a)).toBe(normalisedName(b));
  });

  it('of another company is another one', () => {
    expect(normalisedName('Papierhaus Ried')).not.toBe(normalisedName('Papierhaus Rieder'));
  });

  it('is plain however often it is made plain', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(plainText(plainText(text))).toBe(plainText(text));
        expect(plainText(text)).toMatch(/^[a-z0-9 ]*$/);
      }),
    );
  });

  it('is searched with place and numbers, and with what the company was called before', () => {
    expect(searchText(company({ city: 'Büttelborn', vatId: 'DE136695976' }), ['Alt AG'])).toBe(
      'muster gmbh alt ag buettelborn de136695976',
    );
  });
});

describe('two entries', () => {
  it('may be one company by VAT id, by name and postcode, or by e-mail domain', () => {
    const a = company({ vatId: 'DE136695976', postcode: '64560', email: 'a@muster.example' });
    expect(duplicateReasons(a, a)).toEqual(['vat-id', 'name', 'email-domain']);
    expect(duplicateReasons(a, { ...a, vatId: '', postcode: '64569', email: '' })).toEqual([]);
  });

  it('share nothing by the domain of a mail provider or by what neither has', () => {
    expect(emailDomain('a@gmx.de')).toBeNull();
    expect(emailDomain('')).toBeNull();
    expect(duplicateReasons(company({ name: 'GmbH' }), company({ name: 'AG' }))).toEqual([]);
  });
});

const text = (...texts: string[]) => fc.constantFrom('', ...texts);
const anyCompany: fc.Arbitrary<Mergeable> = fc.record({
  facts: fc.record({
    name: fc.constantFrom('Alpha GmbH', 'Beta AG', 'Gamma KG'),
    legalForm: text('GmbH', 'AG'),
    street: text('Weg 1', 'Gasse 2'),
    postcode: text('64560', '65468'),
    city: text('Riedstadt', 'Trebur'),
    country: fc.constantFrom('DE', 'AT'),
    email: text('a@a.example', 'b@b.example'),
    phone: text('1', '2'),
    website: text('https://a.example'),
    vatId: text('DE136695976'),
    registerCourt: text('Darmstadt', 'Mainz'),
    registerNumber: text('HRB 1', 'HRB 2'),
    pqNumber: text('PQ 1', 'PQ 2'),
    sme: fc.constantFrom(true, false, null),
    cpv: fc.subarray(['30197643-5', '22800000-8', '45310000-3']),
    notes: text('Notiz 1', 'Notiz 2'),
  }),
  aliases: fc.subarray(['Delta', 'Epsilon']),
  blockedReason: fc.constantFrom(null, 'Grund 1', 'Grund 2'),
});

describe('merging', () => {
  it('changes no fact the kept company has, and fills its gaps', () => {
    fc.assert(
      fc.property(anyCompany, anyCompany, (kept, other) => {
        const { facts } = merged(kept, other);
        for (const key of ['name', 'legalForm', 'email', 'phone', 'website', 'vatId', 'pqNumber'] as const) {
          expect(facts[key]).toBe(kept.facts[key] || other.facts[key]);
        }
        expect(facts.sme).toBe(kept.facts.sme ?? other.facts.sme);
      }),
    );
  });

  it('loses no code, no note, no name and no block of either', () => {
    fc.assert(
      fc.property(anyCompany, anyCompany, (kept, other) => {
        const { facts, aliases, blockedReason } = merged(kept, other);
        for (const each of [kept, other]) {
          expect(facts.cpv).toEqual(expect.arrayContaining([...each.facts.cpv]));
          expect(facts.notes).toContain(each.facts.notes);
          expect([facts.name, ...aliases]).toEqual(expect.arrayContaining([each.facts.name, ...each.aliases]));
          if (each.blockedReason) expect(blockedReason).toContain(each.blockedReason);
        }
      }),
    );
  });

  it('takes an address and a register entry whole, never half of each', () => {
    fc.assert(
      fc.property(anyCompany, anyCompany, (kept, other) => {
        const { facts } = merged(kept, other);
        const address = ({ street, postcode, city, country }: CompanyFacts) => [street, postcode, city, country];
        const register = ({ registerCourt, registerNumber }: CompanyFacts) => [registerCourt, registerNumber];
        expect([address(kept.facts), address(other.facts)]).toContainEqual(address(facts));
        expect([register(kept.facts), register(other.facts)]).toContainEqual(register(facts));
      }),
    );
  });

  it('with itself changes nothing', () => {
    fc.assert(
      fc.property(anyCompany, (company_) => {
        const { facts, blockedReason } = merged(company_, company_);
        expect({ ...facts, cpv: [...facts.cpv].sort() }).toEqual({
          ...company_.facts,
          cpv: [...company_.facts.cpv].sort(),
        });
        expect(blockedReason).toBe(company_.blockedReason);
      }),
    );
  });
});

describe('a proof', () => {
  const pdf = Buffer.from('%PDF-1.7 …');
  it('is known by its bytes, not by its name', () => {
    expect(proofType(pdf).mediaType).toBe('application/pdf');
    expect(() => proofType(Buffer.from('<html>'))).toThrow(/nicht angehängt/);
    expect(() => proofType(Buffer.alloc(0))).toThrow(/nicht angehängt/);
    expect(() => proofType(Buffer.concat([pdf, Buffer.alloc(10 * 1024 * 1024)]))).toThrow(/nicht angehängt/);
  });

  it.each([
    ['Auszug März.PDF', 'Auszug März.pdf'],
    ['wr.html', 'wr.pdf'],
    ['.pdf', 'Nachweis.pdf'],
  ])('is saved with the ending of its kind: %j', (name, saved) => {
    expect(proofName(name, 'pdf')).toBe(saved);
  });
});
