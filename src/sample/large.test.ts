import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verifyRegistry } from '#registry/index.ts';
import { openTerritoryDatabase } from '#territory/testing.ts';
import { loadLarge } from './large.ts';

const now = Temporal.Instant.from('2026-11-26T03:00:00Z');

test('a small large sample is a province of 168 communes with a year of changes, and its registry is sound', async () => {
  await using database = await openTerritoryDatabase();
  const loaded = await loadLarge(database.pool, { now, subjects: 1_000, names: 300 });
  assert.deepEqual(
    [loaded.size, loaded.names, loaded.subjects, loaded.until],
    ['large', 300, 1_000, '2026-11-22'],
  );
  // 300 first judgements and 5 of 100 in each of 52 weeks, as drawn: 780 would be the mean.
  assert.ok(loaded.judgements > 900 && loaded.judgements < 1_260, String(loaded.judgements));
  const { rows } = await database.pool.query(`
    select
      (select count(*) from registry.domain where not exists (
        select from registry.holding where domain_id = domain.id
      )) as unheld,
      (select count(*) from observatory.run) as runs,
      (select count(*) from observatory.domain_now where judgement_id is null) as never_judged,
      (select count(*) from observatory.judgement as one
        join observatory.judgement as other on other.domain_id = one.domain_id and other.id <> one.id
        where one.first_seen <= other.first_seen
          and coalesce(one.last_seen, 'infinity') >= other.first_seen) as overlapping`);
  assert.deepEqual(rows, [{ unheld: 6, runs: 53, never_judged: 0, overlapping: 0 }]);
  const checks = await verifyRegistry(database.pool, { today: '2026-11-26' });
  assert.deepEqual(
    checks.filter(({ passed }) => !passed),
    [],
  );
});
