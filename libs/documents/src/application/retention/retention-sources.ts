import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { type LegalRetention, RetentionSource } from '../../contract/retention';

/** What the rooms know of the law on keeping their documents, found among the providers at start. */
@Injectable()
export class RetentionSources implements OnModuleInit {
  private readonly byType = new Map<string, RetentionSource>();

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    for (const { instance } of this.discovery.getProviders()) {
      if (!(instance instanceof RetentionSource)) continue;
      if (this.byType.has(instance.subjectType))
        throw new Error(`two sources of retention for ${instance.subjectType}`);
      this.byType.set(instance.subjectType, instance);
    }
  }

  /** Undefined where no room knows a legal rule. A subject its room does not know (any more) counts as going on. */
  async of({ type, id }: { readonly type: string; readonly id: string }): Promise<LegalRetention | undefined> {
    const source = this.byType.get(type);
    return source && ((await source.of(id)) ?? { over: false, until: null, rule: null, note: null });
  }
}
