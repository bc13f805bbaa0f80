import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import test from 'node:test';
import { rootCertificates } from 'node:tls';
import { makeCertificate, type TestCertificate } from '../testing/certificates.ts';
import { alternativeNames, certificateFacts, parseCertificate } from './certificate.ts';
import { createTrustStore, readChain, splitPem } from './chain.ts';

const root = makeCertificate({ name: 'Gốc thử', authority: true });
const intermediate = makeCertificate({ name: 'Trung gian', issuer: root, authority: true });
const leaf = makeCertificate({ name: 'example.vn', issuer: intermediate });
const expired = makeCertificate({ name: 'example.vn', issuer: intermediate, days: -1 });
const alone = makeCertificate({ name: 'example.vn' });
const otherRoot = makeCertificate({ name: 'Gốc khác', authority: true });
const ofOther = makeCertificate({ name: 'example.vn', issuer: otherRoot });
const impostor = makeCertificate({ name: 'Trung gian', authority: true });
const leafAsIssuer = makeCertificate({ name: 'sub.example.vn', issuer: leaf });
const store = createTrustStore([root.pem]);

test('a complete chain leads to its anchor', () => {
  assert.deepEqual(path(leaf, intermediate), { trusted: true, outOfOrder: false, anchor: 'CN=Gốc thử' });
});

test('the root may be sent too', () => {
  assert.deepEqual(path(leaf, intermediate, root), {
    trusted: true,
    outOfOrder: false,
    anchor: 'CN=Gốc thử',
  });
});

test('an expired chain is trusted as a path: dates are judged elsewhere', () => {
  assert.equal(path(expired, intermediate).trusted, true);
});

test('a chain in the wrong order is found and said to be so', () => {
  assert.deepEqual(path(leaf, root, intermediate), {
    trusted: true,
    outOfOrder: true,
    anchor: 'CN=Gốc thử',
  });
});

test('the leaf sent twice is out of order', () => {
  assert.equal(path(leaf, leaf, intermediate).outOfOrder, true);
});

test('what is sent behind the path does not matter', () => {
  assert.equal(path(leaf, intermediate, otherRoot).outOfOrder, false);
});

test('the leaf alone is a missing intermediate', () => {
  assert.deepEqual(path(leaf), { trusted: false, problem: 'missing-intermediate', outOfOrder: false });
});

test('a certificate that signed itself is self-signed, unless it is an anchor', () => {
  assert.equal(path(alone).problem, 'self-signed');
  assert.equal(readChain([der(alone)], createTrustStore([alone.pem])).path.trusted, true);
});

test('a chain to a root that nobody knows has an unknown issuer', () => {
  assert.equal(path(ofOther, otherRoot).problem, 'unknown-issuer');
});

test('an issuer of the right name and another key has a bad signature', () => {
  assert.equal(path(leaf, impostor).problem, 'bad-signature');
  assert.equal(path(leaf, impostor, intermediate).trusted, true);
});

test('a leaf that issues a certificate is not a CA', () => {
  assert.equal(path(leafAsIssuer, leaf, intermediate).problem, 'not-a-ca');
});

test('bytes that are no certificate are unreadable', () => {
  assert.deepEqual(readChain([Buffer.from('no certificate')], store), {
    certificates: [],
    path: { trusted: false, problem: 'unreadable', outOfOrder: false },
  });
  assert.equal(readChain([], store).path.problem, 'unreadable');
});

test('ten authorities of one name and key, all issuing one another, end within the bound', {
  timeout: 10_000,
}, () => {
  const { key } = makeCertificate({ name: 'Vòng', authority: true });
  const ring = Array.from({ length: 10 }, () => makeCertificate({ name: 'Vòng', authority: true, key }));
  assert.equal(path(...ring).trusted, false);
});

test('the facts of a certificate are those that openssl shows', () => {
  const facts = readChain([der(leaf)], store).certificates[0];
  assert.equal(facts?.subject, 'CN=example.vn');
  assert.equal(facts?.issuer, 'CN=Trung gian');
  assert.deepEqual(facts?.san, ['example.vn']);
  assert.equal(facts?.keyType, 'ec');
  assert.equal(facts?.keyBits, 256);
  assert.equal(facts?.signatureAlgorithm, 'ecdsa-with-SHA256');
  assert.equal(facts?.selfIssued, false);
  assert.match(facts?.notAfter ?? '', /^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
});

test('address names are kept in their short form and a quoted name stays one name', () => {
  assert.deepEqual(
    alternativeNames('DNS:Example.VN, IP Address:192.0.2.1, IP Address:2001:DB8:0:0:0:0:0:1'),
    ['example.vn', '192.0.2.1', '2001:db8::1'],
  );
  assert.deepEqual(alternativeNames('DNS:"a.vn, DNS:b.vn", DNS:c.vn, email:x@c.vn'), [
    'a.vn, dns:b.vn',
    'c.vn',
  ]);
});

test("the roots of Node are read, each with its facts, and Node's own PEM splits", () => {
  const mozilla = createTrustStore(rootCertificates);
  assert.ok(mozilla.anchors.size > 100);
  assert.equal(splitPem(rootCertificates.join('\ntext between\n')).length, rootCertificates.length);
  for (const anchors of mozilla.anchors.values()) {
    for (const anchor of anchors) assert.notEqual(certificateFacts(anchor).keyBits, null);
  }
  assert.equal(parseCertificate(Buffer.alloc(40)), null);
});

function path(...chain: TestCertificate[]) {
  return readChain(chain.map(der), store).path;
}

function der(certificate: TestCertificate): Uint8Array {
  return new X509Certificate(certificate.pem).raw;
}
