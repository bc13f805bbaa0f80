/**
 * The part of `npm run proof` that needs the lab and is no test: fuzzing with real answers, and the scan of the crowd.
 * Prints figures; ends non-zero when something was lost, broke or stays unexplained.
 */
import type { DnsExchange } from '#measurement/observation.ts';
import { readLabFacts } from '../engine.ts';
import { scanCrowd } from './crowd-scan.ts';
import { fuzzCodec } from './fuzz-codec.ts';
import { readMeasured } from './kept.ts';

const rounds = 1_000_000;
const seed = 20261122;

const messages = (await readMeasured()).flatMap(({ observation: { dns } }) => {
  const direct = dns.nameServers.flatMap(({ soaUdp, nsUdp, soaTcp, dnskeyUdp }) => [
    soaUdp,
    nsUdp,
    soaTcp,
    dnskeyUdp,
  ]);
  return [...direct, ...dns.denials, dns.delegation.exchange].flatMap(rawOf);
});
const fuzzed = fuzzCodec(messages, rounds, seed);
console.log(`codec: ${messages.length} real answers, ${JSON.stringify(fuzzed)}`);

const { crowd } = readLabFacts();
if (crowd === null) throw new Error('the lab has no crowd: npm run --silent lab -- generate 20000');
const { unexplained, lost, ...figures } = await scanCrowd(crowd.list);
console.log(`crowd: ${JSON.stringify(figures, null, 2)}`);
console.log(`crowd: ${(figures.names / figures.seconds).toFixed(1)} names/s, servers on the same cores`);
for (const line of unexplained.slice(0, 20)) console.log(`not explained: ${line}`);
for (const name of lost.slice(0, 20)) console.log(`not answered: ${name}`);
if (unexplained.length + lost.length > 0) process.exitCode = 1;

function rawOf(exchange: DnsExchange | undefined): Uint8Array[] {
  return exchange?.raw === undefined ? [] : [Buffer.from(exchange.raw, 'base64')];
}
