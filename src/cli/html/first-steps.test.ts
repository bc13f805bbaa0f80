import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Finding, judge } from '#measurement/index.ts';
import { observationOf } from '#measurement/testing/observation.ts';
import { firstSteps } from './first-steps.ts';

function stepsOf(...findings: [id: string, verdict: Finding['verdict'], reason: string][]): string[] {
  const judgement = {
    ...judge(observationOf()),
    findings: findings.map(([id, verdict, reason]) => ({
      id,
      check: id,
      verdict,
      reason,
      evidence: {},
      advice: '',
    })),
  };
  return firstSteps({ judgement }).map(({ id, reason }) => `${id} ${reason}`);
}

test('an expired certificate is said once, although three checks see it', () => {
  assert.deepEqual(
    stepsOf(
      ['W6', 'fail', 'certificate-expired'],
      ['T11', 'fail', 'certificate-expired'],
      ['X4', 'warn', 'leaks'],
    ),
    ['T11 certificate-expired', 'X4 leaks'],
  );
});

test('danger to visitors comes before a dead website, and that before a missing signature', () => {
  assert.deepEqual(
    stepsOf(['S1', 'fail', 'no-ds'], ['W4', 'fail', 'dead'], ['A8-phishing', 'warn', 'phishing-suspected']),
    ['A8-phishing phishing-suspected', 'W4 dead', 'S1 no-ds'],
  );
});

test('of other faults the costliest failures come first, warnings last, three at most', () => {
  assert.deepEqual(
    stepsOf(
      ['X4', 'fail', 'leaks'],
      ['N4', 'warn', 'one'],
      ['W7', 'fail', 'stays'],
      ['M7', 'fail', 'spf-absent'],
    ),
    ['W7 stays', 'M7 spf-absent', 'X4 leaks'],
  );
});

test('what passes, what is worth knowing and what was not measured ask for nothing', () => {
  assert.deepEqual(stepsOf(['V8', 'info', 'no-contact-links'], ['W8', 'not-measured', 'timeout']), []);
});
