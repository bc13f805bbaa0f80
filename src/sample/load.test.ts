/**
 * The sample as a province would meet it. Loaded once for all tests: it takes some seconds.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { selectDomainOn } from '#observatory/index.ts';
import { openTestDatabase, type TestDatabase } from '#platform/postgres/testing.ts';
import { verifyRegistry } from '#registry/index.ts';
import { openTerritoryDatabase } from '#territory/testing.ts';
import { readKinds } from './kinds.ts';
import { type LoadedSample, loadSample } from './load.ts';
import { type Interval, storyOf } from './story.ts';

const now = Temporal.Instant.from('2026-11-26T03:00:00Z');
const secret = Buffer.alloc(32, 7);
const until = '2026-11-22';

describe('the sample', () => {
  let database: TestDatabase;
  let loaded: LoadedSample;
  before(async () => {
    database = await openTerritoryDatabase();
    loaded = await loadSample(database.pool, { now, secret });
  });
  after(() => database[Symbol.asyncDispose]());

  /** The one number of a query. */
  async function count(query: string, ...values: unknown[]): Promise<number> {
    const { rows } = await database.pool.query<{ count: number }>(query, values);
    return rows[0]!.count;
  }

  test('ends on the last Sunday before the day of loading and says what it is', async () => {
    assert.deepEqual(
      { until: loaded.until, mark: loaded.mark, names: loaded.names, already: loaded.already },
      { until, mark: 'dữ liệu mẫu', names: 412, already: false },
    );
    const { rows } = await database.pool.query(`select value from platform.setting where key = 'sample'`);
    assert.deepEqual(rows, [{ value: true }]);
  });

  test('has 412 names in old Thái Nguyên, sixty of them without a commune today, eight of those to be decided', async () => {
    assert.equal(
      await count(
        `select count(*) from registry.domain
        join territory.unit on unit.id = domain.unit_id
        where unit.level = 'province'`,
      ),
      60,
    );
    assert.equal(
      await count(
        `select count(*) from registry.domain
        join territory.closure on closure.descendant_id = domain.origin_unit_id
        join territory.code on code.unit_id = closure.ancestor_id
        where code.code = '19' and code.valid @> date '2025-06-30' and closure.valid @> date '2025-06-30'`,
      ),
      412,
    );
    assert.equal(
      await count(
        `select count(*) from registry.review
        join registry.import on import.id = review.import_id
        where import.kind = 'domains' and review.decided_at is null`,
      ),
      8,
    );
  });

  test('stands on 172 and 108 communes of the old map and on 92 of today', async () => {
    const communes = (province: string, on: string) =>
      count(
        `select count(*) from territory.closure
        join territory.unit on unit.id = closure.descendant_id
        join territory.code on code.unit_id = closure.ancestor_id
        where unit.level = 'commune' and code.code = $1 and code.valid @> $2::date and closure.valid @> $2::date`,
        province,
        on,
      );
    assert.equal(await communes('19', '2025-06-30'), 172);
    assert.equal(await communes('06', '2025-06-30'), 108);
    assert.equal(await communes('19', '2026-11-22'), 92);
  });

  test("has VNNIC's count of the directive for Thái Nguyên and none for Bắc Kạn", async () => {
    const { rows } = await database.pool.query(
      `select code.code, value, on_date, frame from registry.registered_count join territory.code using (unit_id)`,
    );
    assert.deepEqual(rows, [{ code: '19', value: 3295, on_date: '2025-03-31', frame: '63' }]);
  });

  test('has subjects of Bắc Kạn and no name of theirs', async () => {
    const ofBacKan = `
      join territory.closure on closure.descendant_id = subject.origin_unit_id
      join territory.code on code.unit_id = closure.ancestor_id
      where code.code = '06' and code.valid @> date '2025-06-30' and closure.valid @> date '2025-06-30'`;
    assert.equal(await count(`select count(*) from registry.subject ${ofBacKan}`), 524);
    assert.equal(
      await count(
        `select count(*) from registry.holding join registry.subject on subject.id = subject_id ${ofBacKan}`,
      ),
      0,
    );
  });

  test('says of every name on every day of the year what its story says', async () => {
    const stories = await selectStories(database);
    assert.equal(stories.size, 412);
    const { kinds } = readKinds();
    // As selectDomainOn asks, for 412 names and 366 days in one statement; the test below asks it itself.
    const { rows } = await database.pool.query<{ day: string; name: string; digest: Buffer | null }>(
      `
      select day::date::text as day, domain.name, shown.digest
      from registry.domain
      cross join generate_series(timestamp '2025-11-22', '2026-11-22', interval '1 day') as day
      left join lateral (
        select digest
        from observatory.judgement
        where domain_id = domain.id
          and first_seen < (day::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'
        order by first_seen desc
        limit 1
      ) as shown on true`,
    );
    assert.equal(rows.length, 412 * 366);
    for (const { day, name, digest } of rows) {
      const kind = shownOn(stories.get(name)!, day)?.kind;
      const expected = kind === undefined ? null : kinds.get(kind)!.digest;
      if (expected === null ? digest !== null : digest === null || !digest.equals(expected))
        assert.fail(`${name} on ${day} should look like ${kind}`);
    }
  });

  test('answers so when it is asked on the days where something begins or ends', async () => {
    const stories = await selectStories(database);
    const { kinds } = readKinds();
    for (const [name, story] of stories) {
      const days = story.flatMap(({ from, until }) => [dayBefore(from), from, until]);
      for (const on of days) {
        const answer = await selectDomainOn(database.pool, { name, on });
        const expected = shownOn(story, on);
        if (expected === undefined) assert.equal(answer.outcome, 'not-seen', `${name} on ${on}`);
        else {
          assert.ok(answer.outcome === 'shown', `${name} on ${on}`);
          const { state, trusted, grade } = kinds.get(expected.kind)!.row;
          assert.deepEqual(
            [answer.shown.state, answer.shown.trusted, answer.shown.grade],
            [state, trusted, grade],
            `${name} on ${on}`,
          );
        }
      }
    }
  });

  test('its registry is sound', async () => {
    const checks = await verifyRegistry(database.pool, { today: '2026-11-26' });
    assert.deepEqual(
      checks.filter(({ passed }) => !passed),
      [],
    );
  });

  test('shows a name that can no longer be measured with its age', async () => {
    const answer = await selectDomainOn(database.pool, { name: 'vongcookie.vn', on: until });
    assert.ok(answer.outcome === 'shown');
    assert.deepEqual([answer.shown.state, answer.ageDays], ['active', 56]);
  });

  test('a second load finds it there; a load that was killed begins anew and comes to the same', async () => {
    assert.deepEqual(await loadSample(database.pool, { now, secret }), { ...loaded, already: true });
    await database.pool.query(
      `update platform.setting set value = value || '{"complete": false}' where key = 'sample-load'`,
    );
    assert.deepEqual(await loadSample(database.pool, { now, secret }), loaded);
  });
});

test('the sample is not loaded into a database that holds something else', async () => {
  await using database = await openTestDatabase();
  await database.pool.query(
    `insert into registry.subject (kind, name, legal_basis) values ('enterprise', 'Công ty có thật', 'x')`,
  );
  await assert.rejects(loadSample(database.pool, { now, secret }), { code: 'sample-not-alone' });
});

test('the history cannot end before a year after the lists, nor after today', async () => {
  await using database = await openTestDatabase();
  for (const day of ['2026-06-27', '2026-11-27'])
    await assert.rejects(loadSample(database.pool, { now, secret, until: day }), {
      code: 'sample-until-outside',
    });
});

/** Stories of the names as they arrived, by the lists of their imports. */
async function selectStories({ pool }: TestDatabase): Promise<Map<string, Interval[]>> {
  const kinds = readKinds();
  const arrival = { '2025-03-31': 0, '2025-05-31': 13, '2025-06-25': 30 };
  const { rows } = await pool.query<{ name: string; listed_on: keyof typeof arrival }>(
    'select name, listed_on from registry.domain',
  );
  return new Map(
    rows.map(({ name, listed_on }) => [
      name,
      storyOf(kinds, { domain: name, arrival: arrival[listed_on] }, until),
    ]),
  );
}

/** What was last seen by the end of a day; between Sundays that is what the last one showed. */
function shownOn(story: readonly Interval[], day: string): Interval | undefined {
  return story.findLast(({ from }) => from <= day);
}

function dayBefore(day: string): string {
  return Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
}
