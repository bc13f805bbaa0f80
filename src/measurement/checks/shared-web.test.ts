import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boundEvidence } from '../evidence.ts';
import type { Observation } from '../observation.ts';
import { observationOf } from '../testing/observation.ts';
import { absent, failed, lookup } from '../testing/observation-records.ts';
import { outcomeOf, withFault, withLeaf, withoutWebAddress } from '../testing/web-checks.ts';
import type { MeasurementFault } from '../vocabulary.ts';
import { checks } from './index.ts';

const web = checks.filter(({ id }) => /^[WTX]/.test(id));
const all = checks.filter(({ id }) => /^[WTXM]/.test(id));

test('a healthy name fails nothing and is warned of nothing', () => {
  const found = all.map((check) => `${check.id} ${outcomeOf(check, observationOf()).verdict}`);
  const other = found.filter((line) => !line.endsWith(' pass'));
  assert.deepEqual(other, ['X5 not-applicable', 'M2 not-applicable']);
});

test('a website that nothing was heard of is neither passed nor failed by any web check', () => {
  const silent = withFault(() => true, 'timeout');
  for (const chain of silent.web.chains) chain.hops = [{ url: chain.start, outcome: 'timeout' }];
  silent.web.page = null;
  const judged = web.filter((check) => !['W1', 'T20'].includes(check.id));
  for (const check of judged) assert.equal(outcomeOf(check, silent).verdict, 'not-measured', check.id);
});

test('whatever is observed, a check says only what it announces, with advice, in two kilobytes', () => {
  for (const observation of hostile()) {
    for (const check of all) {
      const outcome = outcomeOf(check, observation);
      assert.ok(check.verdicts.includes(outcome.verdict), `${check.id} ${outcome.verdict}`);
      if (outcome.verdict === 'fail' || outcome.verdict === 'warn' || outcome.verdict === 'info') {
        assert.ok(check.advice[outcome.reason]?.vi.owner, `${check.id} ${outcome.reason}`);
      }
      const bytes = Buffer.byteLength(JSON.stringify(boundEvidence(outcome.evidence)));
      assert.ok(bytes <= 2048, `${check.id}: evidence of ${bytes} bytes`);
    }
  }
});

function hostile(): Observation[] {
  const faults: MeasurementFault[] = [
    'refused',
    'timeout',
    'tls-alert-40',
    'no-ipv6',
    'rate-limited',
    'guarded',
    'reset',
  ];
  const broken = faults.flatMap((fault) => [
    withFault(() => true, fault),
    withFault(({ scheme }) => scheme === 'https', fault),
    withFault(({ family }) => family === 6, fault),
  ]);
  const wordy = withLeaf(
    {
      san: Array.from({ length: 90 }, (_, at) => `${'long-'.repeat(10)}${at}.vn`),
      subject: 'O=x'.repeat(900),
      issuer: 'O=y'.repeat(900),
    },
    { trusted: false, problem: 'unknown-issuer' },
  );
  const long = `${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(55)}.vn`;
  for (const endpoint of wordy.web.endpoints) endpoint.host = long;
  for (const tls of wordy.web.tls) tls.host = long;
  const loud = observationOf();
  loud.web.page!.headers = [
    'content-security-policy',
    'x-frame-options',
    'referrer-policy',
    'set-cookie',
    'x-content-type-options',
  ].map((name): [string, string] => [name, 'giá-trị-lạ '.repeat(700)]);
  loud.web.page!.facts!.subresources = Array.from({ length: 300 }, () => ({
    url: `http://${'x'.repeat(480)}.vn/`,
    kind: 'script',
    active: true,
  }));
  loud.web.chains[0]!.hops = Array.from({ length: 12 }, () => ({
    url: `https://example.vn/${'y'.repeat(900)}`,
    outcome: 'response',
    status: 301,
  }));
  loud.web.securityTxt[0]!.text = 'không phải trường '.repeat(400).split('g ').join('g\n');
  loud.dns.caa = [
    lookup(
      long,
      'CAA',
      Array.from({ length: 60 }, () => `7 issue "${'z'.repeat(900)}"`),
    ),
  ];
  loud.dns.txt = lookup(
    long,
    'TXT',
    Array.from({ length: 60 }, () => `"v=spf1 ${'ip4:198.18.0.1 '.repeat(200)}"`),
  );
  loud.mail.mx = lookup(
    long,
    'MX',
    Array.from({ length: 60 }, (_, at) => `${at} ${long}`),
  );
  loud.mail.dmarcWalk = Array.from({ length: 8 }, () => failed(`_dmarc.${long}`, 'TXT', 'timeout'));
  const nobody = observationOf({
    mail: { mx: failed('example.vn', 'MX', 'timeout'), dmarcWalk: [absent('_dmarc.example.vn', 'TXT')] },
  });
  return [...broken, wordy, loud, nobody, withoutWebAddress()];
}

test('evidence that fits is left alone; what is cut shows it', () => {
  const small = { url: 'https://cafe.vn/', list: ['a', 'b'] };
  assert.equal(boundEvidence(small), small);
  const cut = boundEvidence({ count: 3, text: 'x'.repeat(3000) });
  assert.deepEqual(cut, { count: 3, text: `${'x'.repeat(399)}…` });
});
