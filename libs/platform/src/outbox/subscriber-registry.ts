import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { Subscriber } from './subscriber';

/** All subscribers of this process, found among its providers. Starting fails on a name used twice. */
@Injectable()
export class SubscriberRegistry implements OnModuleInit {
  private readonly byName = new Map<string, Subscriber>();

  constructor(private readonly discovery: DiscoveryService) {}

  onModuleInit(): void {
    for (const { instance } of this.discovery.getProviders()) {
      if (!(instance instanceof Subscriber)) continue;
      if (this.byName.has(instance.name)) throw new Error(`two subscribers are named ${instance.name}`);
      this.byName.set(instance.name, instance);
    }
  }

  byEvent(type: string): Subscriber[] {
    return [...this.byName.values()].filter((subscriber) => subscriber.events.includes(type));
  }

  find(name: string): Subscriber | undefined {
    return this.byName.get(name);
  }

  /** Event types somebody hears. */
  eventTypes(): ReadonlySet<string> {
    return new Set([...this.byName.values()].flatMap((subscriber) => subscriber.events));
  }
}
