/**
 * Real name servers for the tests beside this file: NSD processes on loopback addresses, ended with the test.
 *
 * Each process serves its own zones on its own address of 127.19.0.0/16, as separate name servers do. All use one
 * high port, so an ordinary user can run the tests.
 */
import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeQuery } from '../dns/codec.ts';

export interface NsdProcess extends AsyncDisposable {
  address: string;
}

/** Starts NSD with these zones (name → zone file without $ORIGIN and TTL) and waits until it answers. */
export async function startNsd(options: {
  address: string;
  port: number;
  zones: Readonly<Record<string, string>>;
}): Promise<NsdProcess> {
  const { address, port, zones } = options;
  const folder = mkdtempSync(join(tmpdir(), 'nsd-'));
  const blocks = Object.entries(zones).map(([zone, text], index) => {
    const origin = zone === '.' ? '.' : `${zone}.`;
    const soa = `@ SOA ns.invalid. root.invalid. 1 7200 900 1209600 300`;
    writeFileSync(join(folder, `zone-${index}`), `$ORIGIN ${origin}\n$TTL 300\n${soa}\n${text}\n`);
    return `zone:\n  name: ${origin}\n  zonefile: zone-${index}\n`;
  });
  const settings = ['pidfile', 'xfrdfile', 'zonelistfile'].map((key) => `  ${key}: "${folder}/${key}"`);
  const configuration = `server:
  ip-address: ${address}@${port}
  username: ""
  chroot: ""
  database: ""
  server-count: 1
  zonesdir: "${folder}"
  xfrdir: "${folder}"
${settings.join('\n')}
remote-control:
  control-enable: no
${blocks.join('')}`;
  writeFileSync(join(folder, 'nsd.conf'), configuration);
  const child = spawn('nsd', ['-d', '-c', join(folder, 'nsd.conf')], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (text) => {
    said += text;
  });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  for (let tries = 0; !(await answers(address, port)); tries++) {
    if (tries > 50) throw new Error(`nsd did not answer on ${address} port ${port}: ${said}`);
  }
  return {
    address,
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

/** Whether something answers a DNS query there within 100 ms. */
async function answers(address: string, port: number): Promise<boolean> {
  const socket = createSocket('udp4');
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), 100);
  socket.on('message', () => resolve(true));
  socket.on('error', () => {});
  socket.send(encodeQuery({ id: 1, name: '.', type: 6 }), port, address);
  const answered = await promise;
  clearTimeout(timer);
  socket.close();
  return answered;
}
