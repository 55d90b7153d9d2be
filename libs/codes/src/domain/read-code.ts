/** A code in the list's own writing, or the German sentence why it is none. */
export type ReadCode =
  { readonly code: string; readonly problem?: undefined } | { readonly code?: undefined; readonly problem: string };
