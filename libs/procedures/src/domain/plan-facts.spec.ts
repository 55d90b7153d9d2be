import { dossier, lotOf } from '../../../../test/support/dossier';
import { dynamicSystemRestricted, frameworkLawful, frameworkTerm } from './conditions';
import { checkPlanFacts, mainCpvOf, NO_PLAN_FACTS, type PlannedFramework } from './plan-facts';

const framework = (change: Partial<PlannedFramework> = {}): PlannedFramework => ({
  ...{ parties: 'one', maximumValue: '90000.00', maximumQuantity: '12000', termReasons: '' },
  ...change,
});
const agreement = (change: Partial<PlannedFramework> = {}, termTo = '2030-12-31') =>
  dossier({
    ...{ regime: 'eu', termFrom: '2027-01-01', termTo },
    plan: { ...NO_PLAN_FACTS, framework: framework(change) },
  });

describe('a framework agreement', () => {
  it('names a maximum before it is tendered (EUGH-216)', () => {
    expect(frameworkLawful(agreement())?.met).toBe(true);
    expect(frameworkLawful(dossier())).toBeNull();
    expect(frameworkLawful(agreement({ maximumQuantity: null }))?.met).toBe(true);
    const without = frameworkLawful(agreement({ maximumQuantity: null, maximumValue: null }));
    expect(without?.met).toBe(false);
    expect(without?.sentence).toContain('Weder Höchstmenge noch Höchstwert');
    expect(without?.paragraph).toBeTruthy();
  });

  it('runs for four years, longer only with a reason (RV-VGV)', () => {
    const long = frameworkLawful(agreement({}, '2031-06-30'));
    expect(long).toMatchObject({ met: false, paragraph: '§ 21 Abs. 6 VgV' });
    expect(long?.sentence).toContain('4,5 Jahre');
    expect(
      frameworkLawful(agreement({ termReasons: 'Die Anlage wird über fünf Jahre aufgebaut.' }, '2031-06-30'))?.met,
    ).toBe(true);
  });

  it('has a term at all', () => {
    const endless = dossier({ plan: { ...NO_PLAN_FACTS, framework: framework() } });
    expect(frameworkTerm(endless)).toMatchObject({ met: false, pointer: '/plan/term' });
    expect(frameworkTerm(agreement())?.met).toBe(true);
    expect(frameworkTerm(dossier())).toBeNull();
  });
});

describe('a dynamic purchasing system', () => {
  it('runs as a restricted procedure (DL-24-2)', () => {
    const plan = { ...NO_PLAN_FACTS, dynamicSystem: true };
    expect(dynamicSystemRestricted(dossier({ plan, procedureType: 'open' }))?.met).toBe(false);
    expect(dynamicSystemRestricted(dossier({ plan, procedureType: 'restricted' }))?.met).toBe(true);
    expect(dynamicSystemRestricted(dossier({ procedureType: 'open' }))).toBeNull();
  });
});

describe('the plan', () => {
  it('is published under the chosen code, else that of the first lot', () => {
    const lots = [lotOf({ cpv: '30197630-1' }), lotOf({ cpv: '30197643-5' })];
    expect(mainCpvOf(NO_PLAN_FACTS, lots)).toBe('30197630-1');
    expect(mainCpvOf({ ...NO_PLAN_FACTS, mainCpv: '30190000-7' }, lots)).toBe('30190000-7');
    expect(mainCpvOf(NO_PLAN_FACTS, [])).toBe('');
  });

  it.each([
    [{ thirdPartyFee: '-1' }, '/thirdParty/fee'],
    [{ framework: framework({ maximumValue: '12,5' }) }, '/framework/maximumValue'],
    [{ framework: framework({ maximumQuantity: '1.2345' }) }, '/framework/maximumQuantity'],
    [{ framework: framework({ maximumQuantity: 'viel' }) }, '/framework/maximumQuantity'],
  ])('refuses %j at %s', (change, pointer) => {
    expect(() => checkPlanFacts({ ...NO_PLAN_FACTS, ...change })).toThrow(
      expect.objectContaining({ errors: [expect.objectContaining({ pointer })] }),
    );
  });
});
