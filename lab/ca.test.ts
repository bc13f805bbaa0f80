import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type Authority, openAuthority } from './ca.ts';

const now = Temporal.Instant.from('2026-11-22T00:00:00Z');
let folder = '';
let authority: Authority;

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'lab-ca-'));
  authority = openAuthority(folder, now);
  writeFileSync(join(folder, 'ca.pem'), authority.rootPem);
});
after(() => rmSync(folder, { recursive: true }));

function opensslVerify(chainPem: string, at: Temporal.Instant): string {
  const [leaf = '', ...rest] = chainPem.split(/(?=-----BEGIN)/);
  writeFileSync(join(folder, 'leaf.pem'), leaf);
  writeFileSync(join(folder, 'rest.pem'), rest.join(''));
  const extra = rest.length > 0 ? ['-untrusted', join(folder, 'rest.pem')] : [];
  const time = String(Math.floor(at.epochMilliseconds / 1000));
  const argv = ['verify', '-x509_strict', '-attime', time, '-CAfile', join(folder, 'ca.pem'), ...extra];
  try {
    return execFileSync('openssl', [...argv, join(folder, 'leaf.pem')], { stdio: 'pipe' })
      .toString()
      .trim()
      .replace(/^.*: /, '');
  } catch (error) {
    return /error \d+ at.*$/m.exec(String((error as { stderr: Buffer }).stderr))?.[0] ?? String(error);
  }
}

test('openssl accepts a leaf with its chain, under both authorities and every key type', () => {
  for (const issuer of ['ca', 'ca-rsa'] as const) {
    for (const keyType of ['p256', 'p384', 'ed25519', 'rsa2048'] as const) {
      const { chainPem } = authority.issue({ issuer, keyType }, ['quan.vn'], now);
      assert.equal(opensslVerify(chainPem, now), 'OK', `${issuer} ${keyType}`);
    }
  }
});

test('openssl says of each wrong certificate what is wrong with it', () => {
  const verdict = (spec: Parameters<Authority['issue']>[0]) =>
    opensslVerify(authority.issue(spec, ['quan.vn'], now).chainPem, now);
  assert.match(verdict({ notAfter: -86_400 }), /certificate has expired/);
  assert.match(verdict({ notBefore: 86_400 }), /certificate is not yet valid/);
  assert.match(verdict({ issuer: 'self' }), /self-signed certificate/);
  assert.match(verdict({ issuer: 'unknown' }), /self-signed certificate in certificate chain/);
  assert.match(verdict({ chain: 'missing' }), /unable to get local issuer certificate/);
});

test('a certificate carries the names and dates that were asked for', () => {
  const { chainPem } = authority.issue(
    { names: ['xn--qunph-yqa3684c.vn', '*.quan.vn', '198.18.0.42'], notBefore: -60, notAfter: 3600 },
    [],
    now,
  );
  const leaf = new X509Certificate(chainPem);
  assert.equal(leaf.subjectAltName, 'DNS:xn--qunph-yqa3684c.vn, DNS:*.quan.vn, IP Address:198.18.0.42');
  assert.equal(leaf.validFromDate.toISOString(), '2026-11-21T23:59:00.000Z');
  assert.equal(leaf.validToDate.toISOString(), '2026-11-22T01:00:00.000Z');
});

test('the authority stays the same from one start to the next', () => {
  assert.equal(openAuthority(folder, now.add({ hours: 1 })).rootPem, authority.rootPem);
});
