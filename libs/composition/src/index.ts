export { VerifyChain } from '@app/audit';
export type { LoadedCodeList } from '@app/codes';
export { Ledger } from '@app/consumption';
export * from './database';
export * from './demo';
export * from './main';
export * from './rooms';
export * from './root.module';
export * from './run';
