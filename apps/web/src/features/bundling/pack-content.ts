import { quantity } from '../../shared/format';
import type { Article } from './types';

/** "Karton à 2.500 Blatt"; only the unit where it is the base unit itself. */
export function contentOf({
  unitName,
  contentPerUnit,
  baseUnit,
}: Pick<Article, 'unitName' | 'contentPerUnit' | 'baseUnit'>): string {
  return unitName === baseUnit && contentPerUnit === '1'
    ? unitName
    : `${unitName} à ${quantity(contentPerUnit, baseUnit)}`;
}
