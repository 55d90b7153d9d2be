/** "A-2026-0007": the seventh request a centre got in that year. */
export const requestNumber = (year: number, number: number): string => `A-${year}-${String(number).padStart(4, '0')}`;
