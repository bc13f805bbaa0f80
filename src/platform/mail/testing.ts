/**
 * A mail server for tests, on this machine: it speaks SMTP for real and keeps what it was given.
 */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface KeptLetter {
  from: string;
  to: string[];
  /** As it came over the wire. */
  raw: string;
  secure: boolean;
  user: string | null;
}

export interface MailServer extends AsyncDisposable {
  port: number;
  letters: KeptLetter[];
}

export async function startMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const letters: KeptLetter[] = [];
  const server = new SMTPServer({
    disableReverseLookup: true,
    authOptional: true,
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        letters.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString('utf8'),
          secure: session.secure,
          user: typeof session.user === 'string' ? session.user : null,
        });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => {}); // a client that refuses our certificate is what some tests are about
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  return {
    port: (listening.address() as AddressInfo).port,
    letters,
    async [Symbol.asyncDispose]() {
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
