/**
 * The misbehaving web servers: one listener for each address and port.
 */
import { readFileSync } from 'node:fs';
import { createServer as createPlainServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { type TcpMode, tcpModeRules } from './tcp-modes.ts';

export interface TcpListener {
  address: string;
  port: number;
  mode: TcpMode;
  /** Paths; the misbehaviour begins after a good handshake. */
  tls?: { key: string; chain: string };
}

/** Starts one; resolves with how to close it when it listens. */
export function serveTcp({ address, port, mode, tls }: TcpListener): Promise<() => void> {
  const rules = tcpModeRules(mode);
  const open = new Set<Socket>();
  const onConnection = (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    if (rules.when === 'accept') {
      rules.act(socket, '');
      return;
    }
    let head = '';
    const onData = (bytes: Buffer) => {
      head += bytes.toString('latin1');
      if (rules.when === 'request' && !head.includes('\r\n\r\n') && head.length < 65_536) return;
      socket.off('data', onData);
      socket.resume();
      rules.act(socket, head);
    };
    socket.on('data', onData);
  };
  const server: Server =
    tls === undefined
      ? createPlainServer(onConnection)
      : createTlsServer({ key: readFileSync(tls.key), cert: readFileSync(tls.chain) }, onConnection);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, () =>
      resolve(() => {
        server.close();
        for (const socket of open) socket.destroy();
      }),
    );
  });
}
