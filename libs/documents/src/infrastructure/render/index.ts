// Without `render` itself: whoever only asks the pool must not load pdfkit and the fonts.
export { documentSource, sourceHash } from './data-hash';
export { RenderPool } from './render-pool';
export type { RenderPoolOptions } from './render-pool';
export type { PictureBytes, RenderedDocument } from './render';
export { namedSample, sampleOf } from './samples/samples';
