import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultNorm } from '../norm.ts';
import type { Observation } from '../observation.ts';
import { observationOf } from '../testing/observation.ts';
import { failed, lookup } from '../testing/observation-records.ts';
import { observationShowing, prose } from '../testing/pages.ts';
import { countsAsWebsite, decidePresence } from './presence.ts';
import { decideState } from './state.ts';

const withoutMail = { mail: { mx: lookup('example.vn', 'MX', []), targets: [] } };
const presenceOf = (observation: Observation) =>
  decidePresence(decideState(observation).state, observation, defaultNorm);

test('a page of twenty words counts as a website, one of nineteen is a placeholder', () => {
  assert.equal(presenceOf(observationShowing(prose(20))), 'website');
  assert.equal(presenceOf(observationShowing(prose(19))), 'placeholder');
});

test('without a website a name is mail-only with a working MX, else domain-only', () => {
  const error = { status: 500 };
  assert.equal(presenceOf(observationShowing('lỗi', error)), 'mail-only');
  assert.equal(presenceOf(observationShowing('lỗi', { ...error, change: withoutMail })), 'domain-only');
  const nullMx = { mx: lookup('example.vn', 'MX', ['0 .']), targets: [] };
  assert.equal(presenceOf(observationShowing('lỗi', { ...error, change: { mail: nullMx } })), 'domain-only');
  const dead = observationOf().mail.targets.map((target) => ({
    ...target,
    ipv4: lookup(target.name, 'A', []),
    ipv6: lookup(target.name, 'AAAA', []),
  }));
  assert.equal(
    presenceOf(observationShowing('lỗi', { ...error, change: { mail: { targets: dead } } })),
    'domain-only',
  );
});

test('mail that could not be asked for leaves the presence unknown', () => {
  const mail = { mx: failed('example.vn', 'MX', 'servfail'), targets: [] };
  assert.equal(presenceOf(observationShowing('lỗi', { status: 500, change: { mail } })), 'unknown');
});

test('a redirect counts as the page it ends on would', () => {
  const url = 'https://quanmoc.com.vn/';
  assert.equal(presenceOf(observationShowing(prose(40), { url })), 'website');
  assert.equal(presenceOf(observationShowing(prose(5), { url })), 'placeholder');
  assert.equal(presenceOf(observationShowing('<title>Welcome to nginx!</title>', { url })), 'placeholder');
  assert.equal(
    presenceOf(observationShowing('<frameset><frame src="https://quanmoc.com.vn/"></frameset>')),
    'unknown',
  );
});

test('social networks are social-only, challenges count as websites, what is not known is not counted', () => {
  assert.equal(presenceOf(observationShowing('x', { url: 'https://zalo.me/1' })), 'social-only');
  assert.equal(presenceOf(observationShowing('<title>Just a moment...</title>', { status: 403 })), 'website');
  assert.deepEqual(
    [countsAsWebsite('website'), countsAsWebsite('social-only'), countsAsWebsite('unknown')],
    [true, false, null],
  );
});

test('where no name server works, mail finds no way either: domain-only', () => {
  const { dns } = observationOf();
  const nameServers = dns.nameServers.map((server) => ({
    ...server,
    soaUdp: { ...server.soaUdp, rcode: 5, authoritative: false, answer: [] },
  }));
  const mail = { mx: failed('example.vn', 'MX', 'refused-rcode'), targets: [] };
  const observation = observationOf({ dns: { nameServers }, mail });
  assert.equal(decidePresence('unreachable', observation, defaultNorm), 'domain-only');
});
