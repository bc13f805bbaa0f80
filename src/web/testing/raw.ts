/**
 * A request as no browser would send it: any head line, any path, any bytes, over a plain connection to the test's server.
 */
import { connect } from 'node:net';

export interface RawAnswer {
  /** 0 where the server closed the connection without a word. */
  status: number;
  head: string;
  body: string;
}

/** Sends the text as it is and reads until the server ends; the request should say `connection: close`. */
export function sendRaw(origin: string, request: string | Buffer): Promise<RawAnswer> {
  const { port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(request));
    socket.on('data', (part) => parts.push(Buffer.from(part)));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNRESET' || error.code === 'EPIPE') finish();
      else reject(error);
    });
    socket.on('end', () => socket.end());
    socket.on('close', finish);
    function finish(): void {
      const text = Buffer.concat(parts).toString('utf8');
      const [head = '', ...rest] = text.split('\r\n\r\n');
      resolve({
        status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0),
        head,
        body: rest.join('\r\n\r\n'),
      });
    }
  });
}

/** A request's text from its first line and head lines. */
export function rawRequest(line: string, head: Record<string, string>, body = ''): string {
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}`);
  return `${line} HTTP/1.1\r\n${lines.join('\r\n')}\r\nconnection: close\r\n\r\n${body}`;
}
