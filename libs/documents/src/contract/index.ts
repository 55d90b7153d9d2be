export * from './document-archive';
export * from './document-requests';
export * from './letter-parts';
export * from './retention';
export * from './templates';
