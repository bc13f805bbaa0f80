import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '#measurement/index.ts';
import { createTally, type Tally } from '../tally.ts';
import { commonestFaults } from './faults.ts';

function tallyOf(
  ...causes: [id: string, check: string, verdict: Finding['verdict'], reason: string, names: number][]
): Tally {
  const tally = createTally();
  for (const [id, check, verdict, reason, names] of causes) {
    tally.causes.set(`${id} ${check} ${reason}`, { id, check, verdict, reason, names, advice: '' });
  }
  return tally;
}

function told(tally: Tally): string[] {
  return commonestFaults(tally).map(
    ({ id, names, causes }) => `${id} ${names}: ${causes.map(({ reason }) => reason).join(', ')}`,
  );
}

test('causes of one check are one fault, the commonest cause first', () => {
  const tally = tallyOf(
    ['M7', 'spf-record', 'fail', 'spf-absent', 4],
    ['A8', 'content-state', 'fail', 'parked', 2],
    ['A8', 'content-state', 'fail', 'http-error', 3],
  );
  assert.deepEqual(told(tally), ['A8 5: http-error, parked', 'M7 4: spf-absent']);
});

test('warnings stand below failures, however many names have them', () => {
  const tally = tallyOf(
    ['N5', 'name-server-spread', 'warn', 'one-network', 90],
    ['S1', 'signed', 'fail', 'no-ds', 1],
  );
  assert.deepEqual(told(tally), ['S1 1: no-ds', 'N5 90: one-network']);
});

test('a bad certificate is told under HTTPS and not three times', () => {
  const tally = tallyOf(
    ['W6', 'https-available', 'fail', 'certificate-expired', 2],
    ['T11', 'certificate-dates', 'fail', 'certificate-expired', 2],
    ['T11', 'certificate-dates', 'warn', 'expires-soon', 1],
  );
  assert.deepEqual(told(tally), ['W6 2: certificate-expired', 'T11 1: expires-soon']);
});
