import { fieldOf } from './plan-field';

describe('mistakes in the plan of a lot', () => {
  it.each([
    ['/lots/1/evaluation/criteria/0/weight', '/criteria/0/weight'],
    ['/lots/1/evaluation/criteria', '/priceWeight'],
    ['/lots/1/evaluation/criteria/2/levels/1/points', '/criteria/2/levels'],
    ['/lots/1/suitability/0/proof', '/suitability/0/proof'],
    ['/lots/1/variants/minimum', '/variants/minimum'],
    ['/lots/0/variants/minimum', '/lots/0/variants/minimum'],
  ])('%s is shown at %s', (pointer, field) => {
    expect(fieldOf(pointer, '/lots/1')).toBe(field);
  });
});
