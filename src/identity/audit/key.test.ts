import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readAuditKey, readAuditPublicKey } from './key.ts';

function folder() {
  const path = mkdtempSync(join(tmpdir(), 'hien-dien-key-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true }) };
}

test('the key is made at first use, for its owner alone, and is the same from then on', () => {
  using data = folder();
  assert.equal(readAuditPublicKey(data.path), null);
  const made = readAuditKey(data.path);
  assert.match(made.id, /^[0-9a-f]{16}$/);
  assert.equal(readAuditKey(data.path).id, made.id);
  assert.equal(readAuditPublicKey(data.path)?.id, made.id);
  assert.equal(statSync(join(data.path, 'audit.key')).mode & 0o777, 0o600);
});

test('a damaged key is not made anew: the sentence asks for its copy', () => {
  using data = folder();
  writeFileSync(join(data.path, 'audit.key'), 'not a key\n');
  assert.throws(() => readAuditKey(data.path), { code: 'audit-key-broken' });
});
