import { Global, Module } from '@nestjs/common';
import { CheckCodes } from './application/check-codes';
import { FindCodes } from './application/find-codes.query';
import { LoadedLists } from './application/loaded-lists';
import { Codes } from './contract';
import { CodesController } from './http/codes.controller';
import { CodeRepository } from './infrastructure/code.repository';

/** The official code lists: CPV and NUTS, loaded by command, searched by everyone. */
@Global()
@Module({
  providers: [CodeRepository, LoadedLists, FindCodes, { provide: Codes, useClass: CheckCodes }],
  exports: [Codes, FindCodes],
})
export class CodesModule {}

@Module({ controllers: [CodesController] })
export class CodesHttpModule {}
