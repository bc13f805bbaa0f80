import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { readSecret, secretFile } from './secret.ts';

const folder = mkdtempSync(join(tmpdir(), 'hien-dien-secret-'));
after(() => rmSync(folder, { recursive: true }));

test('the key is made once, readable by its owner alone, and stays the same', () => {
  const first = readSecret(join(folder, 'data'));
  assert.equal(first.length, 32);
  assert.deepEqual(readSecret(join(folder, 'data')), first);
  assert.equal(statSync(join(folder, 'data', secretFile)).mode & 0o777, 0o600);
});

test('two installations have different keys', () => {
  assert.notDeepEqual(readSecret(join(folder, 'one')), readSecret(join(folder, 'other')));
});

test('a key file that was cut is said to be broken, never replaced', () => {
  writeFileSync(join(folder, secretFile), 'abc123\n');
  assert.throws(() => readSecret(folder), { name: 'Problem', code: 'secret-broken' });
  assert.throws(() => readSecret(folder), { name: 'Problem', code: 'secret-broken' });
});
