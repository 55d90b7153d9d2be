import { Global, Module } from '@nestjs/common';

/** The address book of companies with register facts and declarations. */
@Global()
@Module({})
export class CompaniesModule {}

@Module({})
export class CompaniesHttpModule {}
