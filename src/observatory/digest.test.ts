import assert from 'node:assert/strict';
import { test } from 'node:test';
import { observationOf } from '#measurement/testing/observation.ts';
import { digestOfJudgement, digestOfObservation } from './digest.ts';
import { judgementRow } from './testing/names.ts';

type Observation = ReturnType<typeof observationOf>;

function digestAfter(change: (observation: Observation) => unknown): string {
  const observation = observationOf();
  change(observation);
  return digestOfObservation(observation).toString('hex');
}
const before = digestAfter(() => {});

/** A test each; the change must really be one, else it would prove nothing. */
function eachChange(
  title: string,
  changes: Record<string, (observation: Observation) => unknown>,
  expect: (after: string) => void,
): void {
  for (const [what, change] of Object.entries(changes)) {
    test(`${what} ${title}`, () => {
      const observation = observationOf();
      change(observation);
      assert.notDeepEqual(observation, observationOf());
      expect(digestOfObservation(observation).toString('hex'));
    });
  }
}

eachChange(
  'is no change of what a name shows',
  {
    'another instant': (o) => Object.assign(o, { observedAt: '2026-11-27T08:00:00Z' }),
    'a slower answer': (o) => Object.assign(o.web.endpoints[0]!.response!, { firstByteMs: 900 }),
    'another TTL': (o) => Object.assign(o.dns.childNs.records[0]!, { ttlSeconds: 17 }),
    'another order of name servers': (o) => o.dns.nameServerNames.reverse(),
    'another order of records': (o) => o.dns.childNs.records.reverse(),
    'an answer from the other server': (o) => Object.assign(o.dns.txt, { server: '198.18.0.99' }),
    'another random label': (o) => Object.assign(o.dns.wildcardA, { name: 'hd-0123456789abc.example.vn' }),
    'a zone signed anew': (o) => {
      for (const { soaUdp } of o.dns.nameServers) {
        for (const record of soaUdp.answer ?? [])
          record.data = record.data.replace(/ \d{10} /, ' 2026112799 ');
      }
    },
    'a Date header': (o) => o.web.page!.headers.push(['date', 'Fri, 27 Nov 2026 08:00:00 GMT']),
    'a ray id': (o) => o.web.page!.headers.push(['cf-ray', '8c1f00-SIN']),
    'other text under the same title': (o) =>
      Object.assign(o.web.page!.facts!, { text: 'Hôm nay có món mới.' }),
    'a renewed certificate': (o) => Object.assign(o.web.tls[0]!.certificates[0]!, { serial: '0A0B' }),
    'a page of other bytes': (o) => Object.assign(o.web.page!.body, { sha256: '00' }),
  },
  (after) => assert.equal(after, before),
);

eachChange(
  'is a change of what a name shows',
  {
    'another address': (o) => Object.assign(o.web.hosts[0]!.ipv4.records[0]!, { data: '198.18.77.7' }),
    'another title': (o) => Object.assign(o.web.page!.facts!, { title: 'Tên miền này đang được rao bán' }),
    'another status': (o) => Object.assign(o.web.page!, { status: 503 }),
    'a name server less': (o) => o.dns.nameServerNames.pop(),
    'another issuer': (o) => Object.assign(o.web.tls[0]!.certificates[0]!, { issuer: 'CN=Khác' }),
    'a page without its headers': (o) => o.web.page!.headers.splice(0),
    'a TXT record more': (o) => o.dns.txt.records.push({ ...o.dns.txt.records[0]!, data: '"v=khac"' }),
  },
  (after) => assert.notEqual(after, before),
);

test('nonces in a policy and values of cookies are no change, their attributes are', () => {
  const withHeaders = (...headers: [string, string][]) =>
    digestAfter((o) => {
      o.web.page!.headers = headers;
    });
  const policy = (nonce: string) => `script-src 'self' 'nonce-${nonce}'`;
  assert.equal(
    withHeaders(['content-security-policy', policy('abc')], ['set-cookie', 'sid=1; Secure; Expires=a']),
    withHeaders(['content-security-policy', policy('xyz')], ['set-cookie', 'sid=2; Secure; Expires=b']),
  );
  assert.notEqual(withHeaders(['set-cookie', 'sid=1; Secure']), withHeaders(['set-cookie', 'sid=1']));
});

test('a judgement’s digest is the same for verdicts in another order and differs with each thing that is kept', () => {
  const digest = (change: Parameters<typeof judgementRow>[0]) =>
    digestOfJudgement(judgementRow(change)).toString('hex');
  const reordered = { M7: 'pass', M1: 'pass', T11: 'pass', W4: 'pass' };
  assert.equal(digest({ verdicts: reordered }), digest({}));
  for (const change of [
    { norm: 'khac' },
    { state: 'parked' },
    { trusted: null },
    { grade: 'B' },
    { score: 91 },
    { mail: null },
    { flags: ['phishing' as const] },
    { verdicts: { ...reordered, W4: 'fail no-http-answer' } },
  ]) {
    assert.notEqual(digest(change), digest({}), JSON.stringify(change));
  }
});
