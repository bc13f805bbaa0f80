import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge } from '#measurement/index.ts';
import { observationOf } from '#measurement/testing/observation.ts';
import { reasonNotMeasured, summarise } from './summary.ts';

const healthy = judge(observationOf());
/** A judgement with only these findings. */
const withFindings = (
  ...findings: [
    id: string,
    check: string,
    verdict: 'pass' | 'fail' | 'warn' | 'not-measured' | 'not-applicable',
    reason?: string,
  ][]
) => ({
  ...healthy,
  findings: findings.map(([id, check, verdict, reason]) => ({
    id,
    check,
    verdict,
    ...(reason === undefined ? {} : { reason }),
    evidence: {},
    advice: '',
  })),
});

test('a healthy name becomes a row with every verdict in a word', () => {
  const row = summarise(healthy);
  assert.deepEqual(
    [row.norm, row.state, row.presence, row.trusted, row.faults],
    ['hien-dien-2026.1', 'active', 'website', true, []],
  );
  assert.equal(row.verdicts.W4, 'pass');
  assert.equal(row.verdicts.M2, 'not-applicable receives-mail');
});

test('verdict and reason stand together, parts of a check apart, a fault is named once', () => {
  const row = summarise(
    withFindings(
      ['T11', 'certificate-dates', 'fail', 'certificate-expired'],
      ['V1', 'operator-named/phone', 'fail', 'absent'],
      ['V1', 'operator-named/address', 'fail', 'absent'],
    ),
  );
  assert.deepEqual(row.verdicts, {
    T11: 'fail certificate-expired',
    'V1/phone': 'fail absent',
    'V1/address': 'fail absent',
  });
  assert.deepEqual(row.faults, ['T11', 'V1']);
});

test('mail is set up when it has somewhere to go and says who sends it', () => {
  const mailOf = (
    m1: 'pass' | 'warn' | 'not-applicable' | 'not-measured',
    m7: 'pass' | 'fail' | 'not-measured',
  ) => summarise(withFindings(['M1', 'mail-servers', m1], ['M7', 'spf-record', m7])).mail;
  assert.equal(mailOf('pass', 'pass'), true);
  assert.equal(mailOf('pass', 'fail'), false);
  assert.equal(mailOf('warn', 'pass'), false); // only an implicit MX
  assert.equal(mailOf('not-applicable', 'pass'), false); // a null MX
  assert.equal(mailOf('not-measured', 'pass'), null);
  assert.equal(mailOf('not-measured', 'fail'), false);
});

test('what mail needs is the rule that is handed in', () => {
  const judgement = withFindings(['M1', 'mail-servers', 'pass'], ['M7', 'spf-record', 'fail']);
  assert.equal(summarise(judgement, { mailServers: ['pass'], spf: ['pass', 'fail'] }).mail, true);
});

test('a name whose presence is known was measured, whatever else was not', () => {
  assert.equal(reasonNotMeasured(withFindings(['M1', 'mail-servers', 'not-measured', 'timeout'])), null);
});

test('why a name was not measured is what stood before its page, else what its servers did', () => {
  const unknown = (...findings: Parameters<typeof withFindings>) =>
    reasonNotMeasured({ ...withFindings(...findings), presence: 'unknown' });
  assert.equal(
    unknown(
      ['N3', 'working-name-server', 'not-measured', 'servfail'],
      ['A8', 'content-state', 'not-measured', 'challenge'],
    ),
    'challenge',
  );
  assert.equal(
    unknown(
      ['N3', 'working-name-server', 'not-measured', 'servfail'],
      ['A8', 'content-state', 'fail', 'parked'],
    ),
    'servfail',
  );
});
