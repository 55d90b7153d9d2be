/**
 * Units of measure by their UN/ECE Recommendation 20 code (packages: Recommendation 21 with the prefix X), as catalogues
 * and e-invoices carry them. `CA` is the code the members' catalogue uses for canisters.
 */
interface Unit {
  readonly code: string;
  readonly name: string;
  /** True for measures that can be ordered in fractions (2,5 t); pieces and packs cannot be split. */
  readonly divisible: boolean;
}

const piece = (code: string, name: string): Unit => ({ code, name, divisible: false });
const measure = (code: string, name: string): Unit => ({ code, name, divisible: true });

const UNITS: ReadonlyMap<string, Unit> = new Map(
  [
    piece('H87', 'Stück'),
    piece('C62', 'Einheit'),
    piece('XPK', 'Packung'),
    piece('XCT', 'Karton'),
    piece('XBX', 'Schachtel'),
    piece('XRO', 'Rolle'),
    piece('CA', 'Kanister'),
    piece('XCI', 'Kanister'),
    piece('XBG', 'Beutel'),
    piece('XSA', 'Sack'),
    piece('XBO', 'Flasche'),
    piece('XPX', 'Palette'),
    piece('SET', 'Set'),
    piece('PR', 'Paar'),
    measure('KGM', 'Kilogramm'),
    measure('GRM', 'Gramm'),
    measure('TNE', 'Tonne'),
    measure('LTR', 'Liter'),
    measure('MTR', 'Meter'),
    measure('MTK', 'Quadratmeter'),
    measure('MTQ', 'Kubikmeter'),
    measure('HUR', 'Stunde'),
    measure('KWH', 'Kilowattstunde'),
    measure('MWH', 'Megawattstunde'),
  ].map((unit) => [unit.code, unit]),
);

/** The German name of a unit, or the code itself when it is not in the list. */
export const unitName = (code: string): string => UNITS.get(code)?.name ?? code;
/** True when fractions of the unit make sense; an unknown unit counts as a pack, which cannot be split. */
export const isDivisibleUnit = (code: string): boolean => UNITS.get(code)?.divisible ?? false;
/** True when `text` means the unit `code`: the code itself in any case, or its German name ("Packung" for XPK). */
export function meansUnit(text: string, code: string): boolean {
  const wanted = text.trim().toLowerCase();
  return wanted === code.toLowerCase() || wanted === unitName(code).toLowerCase();
}
