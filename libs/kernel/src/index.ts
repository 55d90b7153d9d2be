export * from './allocate';
export * from './decimal';
export * from './domain-error';
export * from './local-date';
export * from './money';
export * from './quantity';
export * from './unit';
