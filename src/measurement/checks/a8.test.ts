import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Check } from '../check.ts';
import type { Observation } from '../observation.ts';
import { observationOf } from '../testing/observation.ts';
import { absent, failed, lookup } from '../testing/observation-records.ts';
import { observationShowing, type PageSettings, prose } from '../testing/pages.ts';
import { contentState } from './a8-content-state.ts';
import { defacedPage, flagChecks, injectedContent, malwareScript, phishingSuspicion } from './a8-flags.ts';

function said(check: Check, observation: Observation): string {
  const outcome = [check.judge(observation, {})].flat()[0];
  assert.ok(outcome);
  assert.ok(check.verdicts.includes(outcome.verdict), `${check.id} gives ${outcome.verdict}`);
  assert.ok(JSON.stringify(outcome.evidence).length < 2000);
  return outcome.verdict === 'pass' ? 'pass' : `${outcome.verdict} ${outcome.reason}`;
}

const shows = (html: string, settings?: PageSettings) =>
  said(contentState, observationShowing(html, settings));

test('a page of its own passes, however small', () => {
  assert.equal(said(contentState, observationOf()), 'pass');
  assert.equal(shows(prose(20)), 'pass');
  assert.equal(shows('<form><input type=password></form>'), 'pass');
});

test('what stands in for a page fails with its name', () => {
  assert.equal(shows(prose(5)), 'fail empty');
  assert.equal(shows('<title>Welcome to nginx!</title>'), 'fail default-page');
  assert.equal(shows('<h1>Website đang được xây dựng</h1>'), 'fail under-construction');
  assert.equal(shows('x', { nameServers: ['ns1.sedoparking.com'] }), 'fail parked');
  assert.equal(shows('x', { nameServers: ['ns1.dan.com'] }), 'fail for-sale');
  assert.equal(shows('x', { url: 'https://example.vn/cgi-sys/suspendedpage.cgi' }), 'fail suspended');
  assert.equal(shows('x', { status: 500 }), 'fail http-error');
});

test('a page elsewhere, or one that only scripts show, is told apart from no page', () => {
  assert.equal(shows('x', { url: 'https://zalo.me/1' }), 'warn redirect-social');
  assert.equal(shows('x', { url: 'https://shopee.vn/moc' }), 'warn redirect-marketplace');
  assert.equal(shows('<div id=app></div><script src=/a.js></script>'), 'warn script-app');
  assert.equal(shows(prose(60), { url: 'https://moc.com.vn/' }), 'info redirect-other');
  assert.equal(shows(prose(6), { url: 'https://moc.com.vn/' }), 'fail redirect-to-placeholder');
});

test('what could not be seen is not judged', () => {
  assert.equal(shows('<title>Just a moment...</title>', { status: 403 }), 'not-measured challenge');
  const hosts = ['example.vn', 'www.example.vn'].map((host) => ({
    host,
    ipv4: failed(host, 'A', 'servfail'),
    ipv6: absent(host, 'AAAA'),
  }));
  assert.equal(
    said(contentState, observationOf({ web: { hosts, page: null, endpoints: [] } })),
    'not-measured servfail',
  );
});

test('a name without registration has no state to mend, one without addresses has', () => {
  const { delegation } = observationOf().dns;
  assert.equal(
    said(contentState, observationOf({ dns: { delegation: { ...delegation, outcome: 'nxdomain' } } })),
    'not-applicable no-name',
  );
  assert.equal(
    said(contentState, observationOf({ dns: { invalidName: { rule: 'label-too-long' } } })),
    'not-applicable not-a-name',
  );
  assert.equal(
    said(
      contentState,
      observationOf({
        dns: { delegation: { ...delegation, outcome: 'nxdomain', dsValidation: { status: 'bogus' } } },
      }),
    ),
    'not-measured bogus',
  );
  const hosts = ['example.vn', 'www.example.vn'].map((host) => ({
    host,
    ipv4: lookup(host, 'A', []),
    ipv6: lookup(host, 'AAAA', []),
  }));
  const observation = observationOf({ web: { hosts, page: null, endpoints: [] } });
  assert.equal(said(contentState, observation), 'fail no-web-address');
  assert.equal(said(injectedContent, observation), 'not-applicable no-web-address');
});

test('each suspicion warns by itself and leaves the others passing', () => {
  const outcomes = (html: string) => flagChecks.map((check) => said(check, observationShowing(html)));
  const links = [1, 2, 3].map((at) => `<a href="https://nha-cai-${at}.com/">nhà cái</a>`).join('');
  assert.deepEqual(outcomes(`<p>${prose(60)}</p><div hidden>nổ hũ tài xỉu ${links}</div>`), [
    'warn injected-content',
    'pass',
    'pass',
    'pass',
  ]);
  assert.deepEqual(outcomes('<title>Vietcombank</title><form><input type=password></form>'), [
    'pass',
    'warn phishing-suspicion',
    'pass',
    'pass',
  ]);
  assert.deepEqual(outcomes(`<p>${prose(60)}</p><script>eval(atob("eA=="))</script>`), [
    'pass',
    'pass',
    'warn malware-script',
    'pass',
  ]);
  assert.deepEqual(outcomes('<h1>Hacked by X</h1>'), ['pass', 'pass', 'pass', 'warn defaced-page']);
  assert.deepEqual(
    flagChecks.map((check) => said(check, observationOf())),
    ['pass', 'pass', 'pass', 'pass'],
  );
});

test('suspicions need a page of the name’s own', () => {
  assert.equal(
    said(phishingSuspicion, observationShowing('x', { url: 'https://www.facebook.com/moc' })),
    'not-applicable foreign-page',
  );
  assert.equal(
    said(malwareScript, observationShowing('<title>Just a moment...</title>', { status: 403 })),
    'not-measured challenge',
  );
  assert.equal(said(defacedPage, observationShowing('')), 'not-applicable no-page');
});
