export { sourceHash, documentSource } from './data-hash';
export { RenderPool } from './render-pool';
export type { RenderPoolOptions } from './render-pool';
export { render } from './render';
export type { RenderedDocument } from './render';
export { sampleOf } from './samples/samples';
