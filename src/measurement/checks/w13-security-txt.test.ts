import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WebObservation } from '../observation.ts';
import { observationOf } from '../testing/observation.ts';
import { outcomeOf, said, withFault, withLeaf } from '../testing/web-checks.ts';
import { parseSecurityTxt } from './shared-web-security-txt.ts';
import { securityTxt } from './w13-security-txt.ts';

type Attempt = WebObservation['securityTxt'][number];
const good: Attempt = {
  url: 'https://example.vn/.well-known/security.txt',
  outcome: 'response',
  status: 200,
  contentType: 'text/plain; charset=utf-8',
  text: 'Contact: mailto:a@example.vn\nExpires: 2027-06-01T00:00:00Z\n',
};
const legacy: Attempt = { ...good, url: 'https://example.vn/security.txt' };
const missing: Attempt = { url: good.url, outcome: 'response', status: 404 };
const judged = (...attempts: Attempt[]) =>
  said(securityTxt, observationOf({ web: { securityTxt: attempts } }));
const withText = (text: string) => judged({ ...good, text });

test('a file with contact and a date within a year passes', () => {
  assert.equal(said(securityTxt, observationOf()), 'pass');
  assert.equal(judged({ ...good, contentType: 'text/plain' }), 'pass');
});

test('no file, or an HTML page in its place, is a warning', () => {
  assert.equal(judged(missing), 'warn security-txt-absent');
  assert.equal(
    judged({ ...good, contentType: 'text/html', text: '<!doctype html><p>Xin chào: bạn</p>' }),
    'warn security-txt-absent',
  );
});

test('the old path, another type and plain http are warnings of their own', () => {
  assert.equal(judged(missing, legacy), 'warn security-txt-legacy-path');
  assert.equal(judged({ ...good, contentType: 'application/octet-stream' }), 'warn security-txt-wrong-type');
  assert.equal(
    judged({ ...good, contentType: 'text/plain; charset=iso-8859-1' }),
    'warn security-txt-wrong-type',
  );
  assert.equal(
    judged({ ...good, url: 'http://example.vn/.well-known/security.txt' }),
    'warn security-txt-not-https',
  );
});

test('contact and expiry are required, once, and in the future', () => {
  assert.equal(withText('Expires: 2027-06-01T00:00:00Z'), 'warn security-txt-no-contact');
  assert.equal(withText('Contact: mailto:a@example.vn'), 'warn security-txt-no-expires');
  assert.equal(
    withText('Contact: mailto:a@example.vn\nExpires: 2026-11-01T00:00:00Z'),
    'warn security-txt-expired',
  );
  assert.equal(
    withText('Contact: mailto:a@example.vn\nExpires: 2029-11-01T00:00:00Z'),
    'warn security-txt-expires-far',
  );
  assert.equal(withText('Contact: mailto:a@example.vn\nExpires: 1 June 2027'), 'warn security-txt-malformed');
});

test('a bare mail address and an http link are errors of form', () => {
  const text = 'Contact: a@example.vn\nExpires: 2027-06-01T00:00:00Z\nPolicy: http://example.vn/policy';
  assert.equal(withText(text), 'warn security-txt-malformed');
  const { evidence } = outcomeOf(securityTxt, observationOf({ web: { securityTxt: [{ ...good, text }] } }));
  assert.deepEqual(evidence.errors, [
    'contact is no URI: a@example.vn',
    'policy is not https: http://example.vn/policy',
  ]);
});

test('an OpenPGP signature around the fields is taken off', () => {
  const parsed = parseSecurityTxt(
    '-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n# liên hệ\nContact: https://example.vn/bao-mat\n- Expires: 2027-06-01T00:00:00+07:00\n-----BEGIN PGP SIGNATURE-----\n\niQ==\n-----END PGP SIGNATURE-----\n',
  );
  assert.equal(parsed.signed, true);
  assert.deepEqual(parsed.errors, []);
  assert.equal(parsed.expiresAt, Date.parse('2027-05-31T17:00:00Z'));
});

test('what was not asked, not answered, or read over a bad certificate is no verdict', () => {
  assert.equal(
    said(securityTxt, observationOf({ profile: 'presence', web: { securityTxt: [] } })),
    'not-applicable not-in-profile',
  );
  const plain = withFault(({ scheme }) => scheme === 'https', 'refused');
  plain.web.securityTxt = [];
  assert.equal(said(securityTxt, plain), 'not-applicable no-https');
  assert.equal(judged({ url: good.url, outcome: 'timeout' }), 'not-measured timeout');
  assert.equal(said(securityTxt, withLeaf({ san: ['other.vn'] })), 'not-measured bad-certificate');
});

test('whoever says "too many requests" is not asked for security.txt', () => {
  const observation = observationOf({ web: { securityTxt: [] } });
  observation.web.page!.status = 429;
  assert.equal(said(securityTxt, observation), 'not-measured rate-limited');
});
