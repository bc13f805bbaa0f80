import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differences, type Expected, type Judged, renderExpected, toExpected } from './expect.ts';

const judged: Judged = {
  state: 'active',
  presence: 'website',
  trusted: false,
  grade: 'C',
  flags: [{ flag: 'phishing' }],
  findings: [
    { id: 'N2', check: 'exists', verdict: 'pass' },
    { id: 'T11', check: 'certificate-dates', verdict: 'fail', reason: 'certificate-expired' },
    { id: 'V1', check: 'operator-named/phone', verdict: 'warn', reason: 'no-phone' },
    { id: 'V3', check: 'online-ordering', verdict: 'not-applicable', reason: 'no-ordering' },
  ],
};
const expected: Expected = {
  state: 'active',
  presence: 'website',
  trusted: false,
  grade: 'C',
  flags: ['phishing'],
  findings: {
    fail: ['T11:certificate-expired'],
    warn: ['V1/phone:no-phone'],
    'not-applicable': ['V3:no-ordering'],
  },
};

test('a judgement that says what was expected has no differences', () => {
  assert.deepEqual(differences(judged, expected), []);
});

test('an expectation is written from a judgement without the passes', () => {
  assert.deepEqual(toExpected(judged), expected);
});

test('a score is compared where it is promised, and kept when the expectation is written again', () => {
  assert.deepEqual(differences({ ...judged, score: 61 }, expected), []);
  assert.deepEqual(differences({ ...judged, score: 61 }, { ...expected, score: 0 }), [
    'score is 61, expected 0',
  ]);
  assert.equal(toExpected({ ...judged, score: 61 }, { ...expected, score: 0 }).score, 61);
});

test('an expectation is laid out as the formatter wants it', () => {
  const long = Array.from({ length: 8 }, (_, at) => `W${at + 1}:refused-rcode`);
  assert.equal(
    renderExpected({ ...expected, findings: { fail: ['N3:silent', 'N4:one-name'], 'not-measured': long } }),
    [
      '{',
      '  "state": "active",',
      '  "presence": "website",',
      '  "trusted": false,',
      '  "grade": "C",',
      '  "flags": ["phishing"],',
      '  "findings": {',
      '    "fail": ["N3:silent", "N4:one-name"],',
      '    "not-measured": [',
      ...long.map((label, at) => `      "${label}"${at < 7 ? ',' : ''}`),
      '    ]',
      '  }',
      '}',
      '',
    ].join('\n'),
  );
});

test('a finding that nobody expected is a difference', () => {
  const findings = { 'not-applicable': ['V3:no-ordering'], warn: ['V1/phone:no-phone'] };
  assert.deepEqual(differences(judged, { ...expected, findings }), [
    'found fail T11:certificate-expired, expected pass',
  ]);
});

test('a missing finding is told with what stands in its place', () => {
  const findings = {
    ...expected.findings,
    fail: ['T11:certificate-expired', 'N2:nxdomain', 'T9:self-signed'],
  };
  assert.deepEqual(differences(judged, { ...expected, findings }), [
    'expected fail N2:nxdomain, found pass N2:pass',
    'expected fail T9:self-signed, found no such finding',
  ]);
});

test('another reason for the same verdict is one difference, not two', () => {
  const findings = { ...expected.findings, fail: ['T11:not-yet-valid'] };
  assert.deepEqual(differences(judged, { ...expected, findings }), [
    'expected fail T11:not-yet-valid, found fail T11:certificate-expired',
  ]);
});

test('state, presence, trust, grade and flags are compared by name', () => {
  const other = { ...expected, state: 'small_page', trusted: null, grade: 'A', flags: [] };
  assert.deepEqual(differences(judged, other), [
    'state is active, expected small_page',
    'trusted is false, expected null',
    'grade is C, expected A',
    'flags are [phishing], expected []',
  ]);
});
