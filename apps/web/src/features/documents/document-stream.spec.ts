import type { BatchItem } from './batch';
import type { DocumentItem } from './document';
import { DocumentStream, type EventChannel } from './document-stream';

class FakeChannel implements EventChannel {
  readyState = 1;
  isClosed = false;
  private readonly heard = new Map<string, (event: { data?: unknown }) => void>();
  addEventListener(type: string, listener: (event: { data?: unknown }) => void): void {
    this.heard.set(type, listener);
  }
  say(type: string, data?: unknown): void {
    this.heard.get(type)?.({ data });
  }
  close(): void {
    this.isClosed = true;
  }
}

describe('stream of documents', () => {
  const channels: FakeChannel[] = [];
  const newStream = (): DocumentStream =>
    new DocumentStream(() => {
      channels.push(new FakeChannel());
      return channels.at(-1)!;
    });
  const listener = () => ({
    onDocument: jest.fn<void, [DocumentItem]>(),
    onBatch: jest.fn<void, [BatchItem]>(),
    onLive: jest.fn<void, [boolean]>(),
  });
  beforeEach(() => {
    channels.length = 0;
    jest.useFakeTimers();
  });
  afterEach(() => jest.useRealTimers());

  it('shares one connection and closes it with its last listener', () => {
    const stream = newStream();
    const [a, b] = [listener(), listener()];
    const leaveA = stream.subscribe(a);
    channels[0]!.say('ready');
    const leaveB = stream.subscribe(b);
    expect(b.onLive).toHaveBeenCalledWith(true);
    channels[0]!.say('document', JSON.stringify({ id: 'd' }));
    expect(a.onDocument).toHaveBeenCalledWith({ id: 'd' });
    expect(b.onDocument).toHaveBeenCalledWith({ id: 'd' });
    channels[0]!.say('batch', JSON.stringify({ id: 'b' }));
    expect(a.onBatch).toHaveBeenCalledWith({ id: 'b' });
    leaveA();
    expect(channels[0]!.isClosed).toBe(false);
    leaveB();
    expect(channels[0]!.isClosed).toBe(true);
    expect(channels).toHaveLength(1);
  });

  it('says that it is broken, and opens another connection after a refusal', () => {
    const stream = newStream();
    const a = listener();
    stream.subscribe(a);
    channels[0]!.say('ready');
    channels[0]!.say('error');
    expect(a.onLive).toHaveBeenLastCalledWith(false);
    jest.advanceTimersByTime(60_000);
    expect(channels).toHaveLength(1);
    channels[0]!.readyState = 2;
    channels[0]!.say('error');
    jest.advanceTimersByTime(5_000);
    expect(channels).toHaveLength(2);
    channels[1]!.say('ready');
    expect(a.onLive).toHaveBeenLastCalledWith(true);
  });
});
