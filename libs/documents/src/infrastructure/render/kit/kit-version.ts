/**
 * The state of the drawing kit, written into every document. Raised with every change after which the same data give
 * other bytes in all templates (margins, line breaking, fonts, PDFKit); a change of one template raises its own version
 * instead. `npm run verify` draws a document anew only where both are those of the program: otherwise it could not tell
 * a changed file from a changed program.
 */
export const KIT_VERSION = 2;
