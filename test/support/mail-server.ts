import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

/** A message the server took. */
export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
}

interface Reply {
  readonly code: number;
  readonly text: string;
}

/** What the server does at each step; undefined lets the mail pass. */
export interface Behaviour {
  /** Reply to RCPT TO. */
  recipient?(address: string, attempt: number): Reply | 'silence' | undefined | Promise<undefined>;
  /** Reply after the end of the message. The message counts as taken unless a code is given. */
  message?(to: string, attempt: number): Reply | 'drop' | 'silence' | undefined;
  /** Breaks the connection after the first bytes of the message. */
  dropInData?(to: string, attempt: number): boolean;
}

/** A mail server on a free port of this machine. */
export interface MailServer {
  readonly url: string;
  readonly received: Received[];
  behave(behaviour: Behaviour): void;
  /** How often the address was offered. */
  attempts(address: string): number;
  /** How many connections are open. */
  connections(): number;
  stop(): Promise<void>;
}

const refusal = ({ code, text }: Reply): Error => Object.assign(new Error(text), { responseCode: code });

export async function startMailServer(): Promise<MailServer> {
  const received: Received[] = [];
  const attempts = new Map<string, number>();
  const sockets = new Set<Socket>();
  let behaviour: Behaviour = {};
  const recipientOf = ({ envelope }: SMTPServerSession): string => envelope.rcptTo[0]?.address ?? '';
  const drop = (session: SMTPServerSession): void => {
    for (const socket of sockets) if (socket.remotePort === session.remotePort) socket.destroy();
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onRcptTo({ address }, _session, callback) {
      attempts.set(address, (attempts.get(address) ?? 0) + 1);
      void Promise.resolve(behaviour.recipient?.(address, attempts.get(address) ?? 0)).then((answer) => {
        if (answer !== 'silence') callback(answer ? refusal(answer) : null);
      });
    },
    onData(stream, session, callback) {
      const to = recipientOf(session);
      const attempt = attempts.get(to) ?? 0;
      if (behaviour.dropInData?.(to, attempt)) {
        stream.on('error', () => undefined);
        stream.once('data', () => drop(session));
        return;
      }
      const taken = (bytes: Buffer): void => {
        const answer = behaviour.message?.(to, attempt);
        if (typeof answer === 'object') return callback(refusal(answer));
        const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
        received.push({
          from,
          to: session.envelope.rcptTo.map(({ address }) => address),
          raw: bytes.toString('latin1'),
        });
        if (answer === 'drop') drop(session);
        if (!answer) callback(null, 'angenommen als 4711');
      };
      // A client that leaves before the end of the message has sent nothing.
      void buffer(stream).then(taken, () => undefined);
    },
  });
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
  });
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  return {
    url: `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`,
    received,
    behave: (next) => {
      behaviour = next;
    },
    attempts: (address) => attempts.get(address) ?? 0,
    connections: () => sockets.size,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => void server.close(resolve));
    },
  };
}
