/**
 * What hostile and broken servers do to the engine: the right verdict or a reason why there is none, in bounded time and
 * memory, and never a way in.
 */
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { type Engine, type Judgement, judge, type Observation } from '#measurement/index.ts';
import { measurementFaults } from '#measurement/vocabulary.ts';
import { ownerOf } from '../address-plan.ts';
import { openEngine, readLabFacts } from '../engine.ts';
import { answersOf, startMeasure } from '../oracles/product.ts';
import hostilePages from '../scenarios/hostile-pages/scenario.ts';
import lyingServers from '../scenarios/lying-servers/scenario.ts';

/** What became of each name. Modes that count questions behave otherwise the second time, so they allow for both. */
const told: Record<string, RegExp[]> = {
  'dns-wrong-id.vn': [/^N3 fail silent$/m, /^W4 not-measured mismatch$/m],
  'dns-wrong-port.vn': [/^N7 fail udp-silent$/m, /^S7 pass$/m, /^W4 not-measured (timeout|mismatch)$/m],
  'dns-wrong-question.vn': [/^N3 fail silent$/m, /^W4 not-measured mismatch$/m],
  'dns-poisons.vn': [/^W4 pass$/m, /^S2 pass$/m],
  'dns-rebinding.vn': [/^W4 (pass|not-measured guarded)$/m],
  'dns-garbage.vn': [/^N3 fail silent$/m, /^W4 not-measured mismatch$/m],
  'dns-short.vn': [/^N3 fail silent$/m, /^W4 not-measured timeout$/m],
  'dns-pointer-loop.vn': [/^N3 fail silent$/m, /^W4 not-measured malformed$/m],
  'dns-oversize.vn': [/^W4 pass$/m, /^S2 pass$/m],
  'dns-half-tcp.vn': [/^N3 fail silent$/m, /^W4 not-measured reset$/m],
  'dns-truncates-no-tcp.vn': [/^N3 fail silent$/m, /^W4 not-measured refused$/m],
  'dns-refers-upward.vn': [/^N3 fail not-authoritative$/m, /^W4 not-measured lame$/m],
  'dns-nxdomain-always.vn': [/^N2 pass$/m, /^N3 fail not-authoritative$/m, /^W4 not-measured lame$/m],
  'dns-drops-first-two.vn': [/^W4 (pass|not-measured timeout)$/m],
  'dns-rate-limits.vn': [/^W4 (pass|not-measured (refused-rcode|lame))$/m],
  'dns-slow.vn': [/^W4 pass$/m, /^S2 pass$/m],
  'dns-very-slow.vn': [/^N3 fail silent$/m, /^W4 not-measured timeout$/m],
  'trang-huge-body.vn': [/^W4 pass$/m, /^A8 fail empty$/m],
  'trang-compression-bomb.vn': [/^W4 pass$/m, /^A8 fail empty$/m],
  'trang-broken-compression.vn': [/^W4 pass$/m, /^A8 not-measured malformed$/m],
  'trang-endless-headers.vn': [/^W4 not-measured too-large$/m],
  'trang-huge-header.vn': [/^W4 not-measured too-large$/m],
  'trang-slow-drip.vn': [/^W4 not-measured timeout$/m],
  'trang-cut-short.vn': [/^W4 pass$/m, /^A8 not-measured reset$/m],
  'trang-redirect-loop.vn': [/^W5 fail redirect-loop$/m],
  'trang-redirect-endless.vn': [/^W5 fail redirect-too-long$/m],
  'trang-redirect-internal.vn': [/^W5 fail redirect-downgrade$/m, /^A8 fail unreachable$/m],
  'trang-redirect-metadata.vn': [/^W5 fail redirect-downgrade$/m, /^A8 fail unreachable$/m],
  'trang-redirect-nowhere.vn': [/^W5 fail redirect-bad-location$/m],
  'trang-tarpit.vn': [/^W4 not-measured timeout$/m],
  'trang-reset.vn': [/^W4 fail no-http-answer$/m],
  'trang-close.vn': [/^W4 fail no-http-answer$/m],
  'trang-garbage.vn': [/^W4 fail no-http-answer$/m],
  'trang-plain-http.vn': [/^W4 pass$/m, /^W6 fail no-https$/m],
  'trang-tls-alert-40.vn': [/^W4 fail no-http-answer$/m],
  'trang-big-certificate.vn': [/^W4 fail no-http-answer$/m],
};
const names = [...lyingServers.domains, ...hostilePages.domains].map(({ name }) => name);

describe('hostile servers', { concurrency: 40 }, () => {
  let engine: Engine;
  const traps: Server[] = [];
  let caught = 0;
  before(async () => {
    // Where the redirects and the rebound name lead: nobody may ever come here.
    for (const port of [22, 80, 443]) {
      const trap = createServer((socket) => {
        caught += 1;
        socket.destroy();
      });
      await new Promise<void>((listening) => trap.listen(port, '127.0.0.1', listening));
      traps.push(trap);
    }
    engine = await openEngine(readLabFacts());
  });
  after(async () => {
    await engine[Symbol.asyncDispose]();
    for (const trap of traps) trap.close();
    assert.equal(caught, 0, 'connections to 127.0.0.1');
    const { maxRSS } = process.resourceUsage();
    assert.ok(maxRSS < 600_000, `${maxRSS} kB of memory were taken`);
  });

  for (const name of names) {
    // 120 s is the engine's own bound for a name; what outlasts it by this much hangs.
    test(name, { timeout: 150_000 }, async () => {
      const observation = await engine.observe(name);
      const judgement = judge(observation);
      requireGuarded(observation);
      requireBounded(observation);
      requireReasons(judgement);
      const rows = told[name];
      assert.ok(rows, 'no row in this test says what becomes of it');
      for (const row of rows) assert.match(summaryOf(judgement), row);
    });
  }

  test('a poisoned answer changes nothing about the name it was for', { timeout: 150_000 }, async () => {
    await engine.observe('dns-poisons.vn');
    const { web } = await engine.observe('hundred-points.vn');
    assert.deepEqual(
      web.hosts.map(({ ipv4 }) => ipv4.records.map(({ data }) => data)),
      [['198.18.0.42'], ['198.18.0.42']],
    );
  });

  test('the command answers all of them, a line each, and never with a stack trace', {
    timeout: 200_000,
  }, async () => {
    const { code, stdout, stderr } = await startMeasure(['--format', 'jsonl', ...names]).ended;
    assert.equal(code, 0, stderr);
    const answered = answersOf(stdout).map(({ domain }) => domain);
    assert.deepEqual(answered.sort(), [...names].sort());
    assert.doesNotMatch(stdout + stderr, /\n\s+at \S+ \(|\.ts:\d+:\d+/);
  });
});

function summaryOf({ findings }: Judgement): string {
  return findings.map(({ id, verdict, reason }) => [id, verdict, reason].join(' ').trim()).join('\n');
}

/** Every address that took a connection is one of the lab's. */
function requireGuarded({ web, dns }: Observation): void {
  const connected = [
    ...web.endpoints.filter(({ connected }) => connected),
    ...web.tls.filter(({ outcome }) => outcome === 'handshake'),
    ...web.chains.flatMap(({ hops }) => hops).filter(({ outcome }) => outcome === 'response'),
    ...dns.nameServers.filter(({ soaUdp }) => soaUdp.outcome === 'answer'),
  ].flatMap(({ address }) => address ?? []);
  for (const address of connected) assert.notEqual(ownerOf(address), null, `${address} was connected to`);
}

/** The bounds of budgets.ts hold whatever was offered. */
function requireBounded(observation: Observation): void {
  const bodies = [
    observation.web.page?.body,
    ...observation.web.endpoints.map(({ response }) => response?.body),
  ];
  for (const body of bodies)
    assert.ok((body?.bytes ?? 0) <= 500_000, `${body?.bytes} bytes of body were read`);
  const bytes = JSON.stringify(observation).length;
  assert.ok(bytes < 2_000_000, `the observation has ${bytes} bytes`);
}

function requireReasons({ findings }: Judgement): void {
  for (const { id, verdict, reason = '' } of findings) {
    if (verdict !== 'not-measured') continue;
    const known = (measurementFaults as readonly string[]).includes(reason) || /^tls-alert-\d+$/.test(reason);
    assert.ok(known, `${id} is not measured for ${reason}`);
  }
}
