import assert from 'node:assert/strict';
import { test } from 'node:test';
import { observationOf } from '../testing/observation.ts';
import { outcomeOf, said, withFault, withPageHeader } from '../testing/web-checks.ts';
import { cspProblems, parseCsp, parseMetaCsp } from './shared-web-csp.ts';
import { contentSecurityPolicy } from './x01-content-security-policy.ts';

const good = "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
const judged = (...values: string[]) =>
  said(contentSecurityPolicy, withPageHeader('content-security-policy', ...values));
const problems = (value: string) => cspProblems(parseCsp(value), 'example.vn');

test('a policy of own sources alone passes, own hosts with their scheme included', () => {
  assert.equal(said(contentSecurityPolicy, observationOf()), 'pass');
  assert.equal(judged(good), 'pass');
  assert.equal(
    judged(good.replace("'self';", "'self' https://img.example.vn https://*.example.vn;")),
    'pass',
  );
  assert.equal(judged(`${good}; script-src 'self' 'nonce-AbC123='; img-src 'self' data:`), 'pass');
});

test('no policy, and one that only reports, are warnings apart', () => {
  assert.equal(judged(), 'warn csp-absent');
  const observation = withPageHeader('content-security-policy');
  observation.web.page!.headers.push(['content-security-policy-report-only', good]);
  assert.equal(said(contentSecurityPolicy, observation), 'warn csp-report-only');
});

test('unsafe keywords are a warning wherever they stand', () => {
  assert.equal(judged(`${good}; style-src 'unsafe-inline'`), 'warn csp-unsafe');
  assert.equal(judged(`${good}; script-src 'self' 'unsafe-eval'`), 'warn csp-unsafe');
  assert.equal(judged(`${good}; script-src 'unsafe-hashes'`), 'warn csp-unsafe');
});

test('sources that are too wide are named', () => {
  assert.equal(judged(`${good}; img-src *`), 'warn csp-broad');
  assert.deepEqual(problems(`${good}; img-src *`), ['wildcard']);
  assert.deepEqual(problems(`${good}; img-src http://cdn.vn`), ['http']);
  assert.deepEqual(problems(`${good}; img-src https:`), ['bare-https']);
  assert.deepEqual(problems(`${good}; connect-src https://127.0.0.1:8080`), ['loopback-host']);
  assert.deepEqual(problems(`${good}; script-src cdn.vn`), ['host-without-scheme']);
  assert.deepEqual(problems(`${good}; script-src 'self' data:`), ['data-in-script-src']);
});

test('what must be set and is not is named', () => {
  assert.equal(judged("default-src 'self'"), 'warn csp-incomplete');
  assert.deepEqual(problems("script-src 'self'"), [
    'missing-default-src',
    'missing-frame-src',
    'missing-frame-ancestors',
    'missing-base-uri',
    'missing-form-action',
  ]);
  assert.deepEqual(problems(good.replace("'self';", "'self' https://cdn.vn;")), [
    'missing-default-src',
    'missing-frame-src',
  ]);
  assert.deepEqual(problems(good.replace("'self';", "'none' 'self';")), [
    'missing-default-src',
    'missing-frame-src',
  ]);
});

test('two policies complete each other, and a meta element cannot set frame-ancestors', () => {
  assert.equal(
    judged("default-src 'self'; base-uri 'none'", "frame-ancestors 'none'; form-action 'self'"),
    'pass',
  );
  assert.equal(parseMetaCsp(good)[0]?.has('frame-ancestors'), false);
});

test('names are folded and the first of two directives counts', () => {
  const [policy] = parseCsp("DEFAULT-SRC 'Self'; default-src *; script-src 'NONCE-aB'");
  assert.deepEqual(
    [...(policy ?? [])],
    [
      ['default-src', ["'self'"]],
      ['script-src', ["'NONCE-aB'"]],
    ],
  );
});

test('the evidence is bounded', () => {
  const { evidence } = outcomeOf(
    contentSecurityPolicy,
    withPageHeader('content-security-policy', `img-src ${'a.vn '.repeat(900)}`),
  );
  assert.ok(JSON.stringify(evidence).length < 2000);
});

test('without a page there is no policy to judge', () => {
  assert.equal(said(contentSecurityPolicy, observationOf({ web: { page: null } })), 'not-applicable no-page');
  assert.equal(
    said(
      contentSecurityPolicy,
      withFault(() => true, 'timeout'),
    ),
    'not-measured timeout',
  );
});
