export * from './document-archive';
export * from './document-requests';
export * from './retention';
export * from './templates';
