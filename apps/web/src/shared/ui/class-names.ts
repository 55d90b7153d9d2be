/** Joins the class names that apply: `classNames('card', isOpen && 'card--open')`. */
export const classNames = (...names: readonly (string | false | null | undefined)[]): string =>
  names.filter(Boolean).join(' ');
