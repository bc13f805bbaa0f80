import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ShownFinding } from './findings.ts';
import { tellCausesOnce } from './same-cause.ts';

function failing(id: string, reason: string): ShownFinding {
  return {
    ...{ key: id, id, title: `title of ${id}`, verdict: 'fail', reason, group: 'tls' },
    ...{ seen: [], owner: '', provider: '', sameCause: [] },
  };
}

const told = (findings: ShownFinding[]) =>
  tellCausesOnce(findings).map(({ id, sameCause }) => [id, ...sameCause].join(' = '));

test('an expired certificate is told once, and HTTPS is named with it', () => {
  const findings = [failing('W6', 'certificate-expired'), failing('T11', 'certificate-expired')];
  assert.deepEqual(told(findings), ['T11 = title of W6']);
});

test('a certificate with two faults stays two things to mend', () => {
  const findings = [
    failing('W6', 'self-signed'),
    failing('T9', 'self-signed'),
    failing('T11', 'certificate-expired'),
  ];
  assert.deepEqual(told(findings), ['T9 = title of W6', 'T11']);
});

test('HTTPS that is missing or fails for a cause nobody else names is told by itself', () => {
  assert.deepEqual(told([failing('W6', 'no-https'), failing('T11', 'certificate-expired')]), ['W6', 'T11']);
  assert.deepEqual(told([failing('W6', 'name-mismatch')]), ['W6']);
});

test('a check that only doubts does not take what fails with it', () => {
  const doubts: ShownFinding = { ...failing('T11', 'expires-soon'), verdict: 'warn' };
  assert.deepEqual(told([failing('W6', 'certificate-expired'), doubts]), ['W6', 'T11']);
});
