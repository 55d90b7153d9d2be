import { Global, Module } from '@nestjs/common';

/** The official code lists: CPV and NUTS, loaded by command, searched by everyone. */
@Global()
@Module({})
export class CodesModule {}

@Module({})
export class CodesHttpModule {}
