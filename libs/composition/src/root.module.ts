import { PlatformModule, type PlatformOptions } from '@app/platform';
import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { core, http, jobs, schema } from './rooms';

export interface Parts {
  readonly http: boolean;
  readonly jobs: boolean;
}

/** One application made of the chosen parts of all rooms. */
@Module({})
export class RootModule {
  static of(options: Omit<PlatformOptions, 'schema'>, parts: Parts): DynamicModule {
    const rooms: Type[] = [...core, ...(parts.http ? http : []), ...(parts.jobs ? jobs : [])];
    return { module: RootModule, imports: [PlatformModule.forRoot({ ...options, schema }), ...rooms] };
  }
}
