/**
 * The misbehaving name servers do what README.md says of them, as dig sees it.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { after, describe, test } from 'node:test';
import { scenarioV4 } from '../address-plan.ts';
import { serveDns } from '../misbehaving/dns.ts';
import { type DnsMode, dnsModes } from '../misbehaving/dns-modes.ts';
import { backendAddress, misbehavingSource, resolverAddress } from '../zones/infrastructure.ts';

const sources = { backend: backendAddress, resolver: resolverAddress, source: misbehavingSource };
const closers: (() => void)[] = [];
let host = 0;

/** A server of this mode at an address of block 1020, which no scenario has. */
async function serverOf(mode: DnsMode): Promise<string> {
  host += 1;
  const address = scenarioV4(1020 + Math.floor(host / 30), (host % 30) + 1);
  closers.push(await serveDns({ address, mode }, sources));
  return address;
}

/** What dig prints; the zone asked for is one of Knot's. */
function dig(address: string, ...args: string[]): Promise<string> {
  const question = args.some((arg) => !arg.startsWith('+')) ? [] : ['nsec3.vn', 'SOA'];
  const child = spawn('dig', [`@${address}`, '+norec', '+time=1', '+tries=1', ...question, ...args]);
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  return new Promise((resolve) => child.once('close', () => resolve(output)));
}

const silence = /timed out|no servers could be reached/;
const answered = /status: NOERROR[\s\S]*flags: qr aa[^;]*; QUERY: 1, ANSWER: [1-9]/;

/** Mode, what is asked, what dig shows; several rows are asked one after another of the same server. */
const rows: Partial<Record<DnsMode, [args: string[], shown: RegExp][]>> = {
  silent: [[[], silence]],
  'no-udp': [
    [[], silence],
    [['+tcp'], answered],
  ],
  'no-tcp': [
    [[], answered],
    [['+tcp'], /connection refused/],
  ],
  'mute-tcp': [
    [[], answered],
    [['+tcp'], silence],
  ],
  formerr: [[[], /status: FORMERR/]],
  servfail: [[[], /status: SERVFAIL/]],
  'nxdomain-always': [[[], /status: NXDOMAIN/]],
  notimp: [[[], /status: NOTIMP/]],
  refused: [[[], /status: REFUSED/]],
  'refers-upward': [[[], /ANSWER: 0, AUTHORITY: 1[\s\S]*\bNS\s+a\.root-servers\.net\./]],
  'not-authoritative': [[[], /flags: qr; QUERY: 1, ANSWER: 1/]],
  'wrong-id': [[[], /ID mismatch/]],
  'wrong-question': [[[], /Question section mismatch: got zsec3\.vn/]],
  'wrong-port': [[[], silence]], // dig connects its socket, so the kernel drops what comes from elsewhere
  garbage: [[[], /timed out|malformed|bad packet|mismatch/i]],
  short: [[[], silence]],
  'pointer-loop': [[[], /bad packet|bad compression pointer|malformed/i]],
  truncates: [
    [['+ignore'], /flags: qr aa tc; QUERY: 1, ANSWER: 0/],
    [[], answered],
  ],
  'truncates-no-tcp': [[[], /connection refused/]],
  'half-tcp': [[[], /end of file|communications error|timed out/]],
  oversize: [[[], /MSG SIZE\s+rcvd: 4\d\d\d/]],
  poisons: [[[], /www\.hundred-points\.vn\.\s+86400\s+IN\s+A\s+198\.18\.0\.250/]],
  rebinding: [
    [['nsec3.vn', 'A'], /\sA\s+198\.18\.0\.202/],
    [['nsec3.vn', 'A'], /\sA\s+127\.0\.0\.1/],
  ],
  'drops-every-second': [
    [[], silence],
    [[], answered],
  ],
  'drops-a-tenth': [
    [['+qid=20'], silence],
    [['+qid=21'], answered],
  ],
  'drops-first-two': [
    [[], silence],
    [[], silence],
    [[], answered],
  ],
  'rate-limits': [
    [[], answered],
    [[], answered],
    [[], /status: REFUSED/],
  ],
  'servfail-aaaa': [
    [['nsec3.vn', 'AAAA'], /status: SERVFAIL/],
    [['nsec3.vn', 'A'], answered],
  ],
  'servfail-caa': [
    [['nsec3.vn', 'CAA'], /status: SERVFAIL/],
    [['nsec3.vn', 'A'], answered],
  ],
  'servfail-mail': [
    [['nsec3.vn', 'MX'], /status: SERVFAIL/],
    [['nsec3.vn', 'A'], answered],
  ],
  slow: [
    [[], silence],
    [['+time=5'], answered],
  ],
  'very-slow': [[[], silence]],
  'no-edns': [
    [[], /status: FORMERR/],
    [['+noedns'], answered],
  ],
  'drops-edns': [
    [[], silence],
    [['+noedns'], answered],
  ],
  'open-recursor': [[['hundred-points.vn', 'A', '+rec'], /flags: qr rd ra[^;]*; QUERY: 1, ANSWER: 1/]],
  'open-transfer': [
    [['nsec3.vn', 'AXFR'], /www\.nsec3\.vn\.\s+3600\s+IN\s+A\s+198\.18\.0\.202[\s\S]*XFR size/],
  ],
  'no-dnssec': [[['nsec3.vn', 'A', '+dnssec'], /ANSWER: 1,/]],
  'tells-version': [[['version.bind', 'TXT', 'CH'], /"9\.8\.1"/]],
};

describe('misbehaving name servers', { concurrency: 8 }, () => {
  after(() => {
    for (const close of closers) close();
  });
  for (const mode of Object.keys(dnsModes) as DnsMode[]) {
    test(`mode ${mode}`, { timeout: 60_000 }, async () => {
      const asked = rows[mode];
      assert.ok(asked, `no row in this test shows what ${mode} does`);
      const address = await serverOf(mode);
      for (const [args, shown] of asked) assert.match(await dig(address, ...args), shown);
    });
  }
});

test('nobody else may transfer a zone from the servers of the lab', { timeout: 10_000 }, async () => {
  assert.match(await dig(backendAddress, 'nsec3.vn', 'AXFR'), /Transfer failed/);
});
