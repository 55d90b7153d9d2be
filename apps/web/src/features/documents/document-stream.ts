import type { BatchItem } from './batch';
import type { DocumentItem } from './document';

export interface StreamListener {
  onDocument(document: DocumentItem): void;
  onBatch?(batch: BatchItem): void;
  /** True once the server says that it tells of every change; false while the connection is broken. */
  onLive(isLive: boolean): void;
}

/** The part of the browser's EventSource that is used. */
export interface EventChannel {
  readonly readyState: number;
  addEventListener(type: string, listener: (event: { readonly data?: unknown }) => void): void;
  close(): void;
}

const CLOSED = 2;
const OPEN_AGAIN_MS = 5_000;

/** One stream of events for all lists of the page, open while there is one. */
export class DocumentStream {
  private readonly listeners = new Set<StreamListener>();
  private channel?: EventChannel;
  private again?: ReturnType<typeof setTimeout>;
  private isLive = false;

  constructor(private readonly open: () => EventChannel) {}

  subscribe(listener: StreamListener): () => void {
    this.listeners.add(listener);
    if (this.channel) listener.onLive(this.isLive);
    else this.connect();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.close();
    };
  }

  private connect(): void {
    const channel = this.open();
    this.channel = channel;
    channel.addEventListener('ready', () => this.live(true));
    channel.addEventListener('document', ({ data }) => {
      const document = JSON.parse(String(data)) as DocumentItem;
      for (const listener of this.listeners) listener.onDocument(document);
    });
    channel.addEventListener('batch', ({ data }) => {
      const batch = JSON.parse(String(data)) as BatchItem;
      for (const listener of this.listeners) listener.onBatch?.(batch);
    });
    channel.addEventListener('error', () => {
      this.live(false);
      // The browser connects again by itself after a break, but not after a refusal.
      if (channel.readyState !== CLOSED || this.channel !== channel) return;
      clearTimeout(this.again);
      this.again = setTimeout(() => this.connect(), OPEN_AGAIN_MS);
    });
  }

  private live(isLive: boolean): void {
    this.isLive = isLive;
    for (const listener of this.listeners) listener.onLive(isLive);
  }

  private close(): void {
    clearTimeout(this.again);
    this.channel?.close();
    this.channel = undefined;
    this.isLive = false;
  }
}
