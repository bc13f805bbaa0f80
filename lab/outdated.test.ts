import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { daysToMend, judgeAge, readAdvisories, renderOutdated } from './outdated.ts';

const now = Temporal.Instant.from('2026-11-26T12:00:00Z');
const times = {
  created: '2020-01-01T00:00:00.000Z',
  modified: '2026-11-20T00:00:00.000Z',
  '1.0.0': '2026-01-01T00:00:00.000Z',
  '1.1.0-beta.1': '2026-02-01T00:00:00.000Z',
  '1.1.0': '2026-10-20T00:00:00.000Z',
  '1.2.0': '2026-11-20T00:00:00.000Z',
};
const hono = { name: 'hono', current: '1.0.0', latest: '1.2.0' };

test('a dependency is as old as the first version that came after ours, previews apart', () => {
  const judged = judgeAge({ ...hono, severity: 'other' }, times, now);
  assert.deepEqual([judged.days, judged.isLate], [37, false]);
  assert.equal(judgeAge({ ...hono, severity: 'high' }, times, now).isLate, true);
  assert.equal(judgeAge({ ...hono, current: '1.1.0', severity: 'critical' }, times, now).isLate, false);
  const preview = judgeAge({ ...hono, current: '1.1.0-beta.1', severity: 'other' }, times, now);
  assert.equal(preview.days, 37);
});

test('where the registry does not say when, the age is not known and not made up', () => {
  const judged = judgeAge({ ...hono, severity: 'critical' }, {}, now);
  assert.deepEqual([judged.days, judged.isLate], [null, false]);
  assert.match(renderOutdated([judged], null), /hono 1\.0\.0 → 1\.2\.0: since when is not known of 7/);
});

test('advisories that cannot be asked are not taken for none', () => {
  assert.equal(readAdvisories('{"message": "405 Method Not Allowed"}'), null);
  assert.equal(readAdvisories(''), null);
  assert.equal(readAdvisories('405 Method Not Allowed'), null);
  assert.match(
    renderOutdated([], null),
    /No direct dependency is behind\.\nAdvisories: the registry does not answer/,
  );
  const known = readAdvisories(
    '{"vulnerabilities": {"hono": {"severity": "high"}, "vite": {"severity": "moderate"}}}',
  );
  assert.deepEqual(
    [...known!],
    [
      ['hono', 'high'],
      ['vite', 'other'],
    ],
  );
});

test('the times are those that the page promises', () => {
  const page = readFileSync(join(import.meta.dirname, '../docs/dependencies.md'), 'utf8');
  for (const [severity, days] of Object.entries(daysToMend)) {
    assert.match(page, new RegExp(`^- ${severity}: within ${days} days\\b`, 'm'), severity);
  }
});
