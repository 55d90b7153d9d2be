export * from './document-requests';
export * from './templates';
