import { axisLabel, chartScale, scaled } from './chart-scale';

describe('scale of a chart', () => {
  it('ends at a round number above the largest value', () => {
    expect(chartScale([12, 87, 43])).toEqual({ min: 0, max: 100, ticks: [0, 20, 40, 60, 80, 100] });
    expect(chartScale([216_000]).max).toBe(250_000);
  });

  it('goes below zero where a value does', () => {
    const scale = chartScale([-30, 60]);
    expect(scale.min).toBeLessThanOrEqual(-30);
    expect(scale.ticks).toContain(0);
    expect(scaled(scale, scale.min)).toBe(0);
    expect(scaled(scale, scale.max)).toBe(1);
  });

  it('stands for an empty chart too', () => {
    const scale = chartScale([]);
    expect(scale.max).toBeGreaterThan(scale.min);
    expect(scaled(scale, 0)).toBe(0);
  });

  it('labels the axis in short German numbers', () => {
    expect([axisLabel(950), axisLabel(12_500), axisLabel(1_250_000)]).toEqual(['950', '12,5 Tsd.', '1,3 Mio.']);
  });
});
