import { Global, Module } from '@nestjs/common';

/** What the departments ask the centre to procure: from the draft to the procedure. */
@Global()
@Module({})
export class RequestsModule {}

@Module({})
export class RequestsHttpModule {}
