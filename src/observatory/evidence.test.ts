import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { observationOf } from '#measurement/testing/observation.ts';
import { inTransaction } from '#platform/postgres/db.ts';
import { openTestDatabase, type TestDatabase } from '#platform/postgres/testing.ts';
import { packObservation } from './body.ts';
import { digestOfObservation } from './digest.ts';
import { selectEvidence } from './evidence.ts';
import { selectDomainOn } from './history.ts';
import type { MeasuredResult } from './result.ts';
import { storeResults } from './store.ts';
import { insertNames, insertRun, measured } from './testing/names.ts';

let database: TestDatabase;
let run: { id: number; method: string };
before(async () => {
  database = await openTestDatabase();
  run = { id: await insertRun(database.pool), method: 'test' };
});
after(() => database[Symbol.asyncDispose]());

const newName = async (name: string) => (await insertNames(database.pool, [name]))[0]!;
const store = (result: MeasuredResult) =>
  inTransaction(database.pool, (trx) => storeResults(trx, run, [result]));

/** A measurement that kept what it saw, told from others by the text given. */
function withDetails(result: MeasuredResult, text: string): MeasuredResult {
  const observation = observationOf({ domain: text, observedAt: result.measuredAt.toString() });
  const digest = digestOfObservation(observation);
  return {
    ...result,
    observation: { digest, schema: 1, hostGroup: null, body: () => packObservation(observation) },
  };
}

/** Which observation stands behind what the name showed on a day, since when, and whether it is of that interval. */
async function evidenceOn(name: string, on: string) {
  const found = await selectDomainOn(database.pool, { name, on });
  if (found.outcome !== 'shown') return found.outcome;
  const evidence = await selectEvidence(database.pool, found.shown.judgementId, on);
  return evidence && [evidence.observation.domain, evidence.seenAt.toString(), evidence.within];
}

test('a history that nobody observed has no details', async () => {
  const id = await newName('bia.vn');
  await store(measured(id, '2025-01-06T01:00:00Z'));
  assert.equal(await evidenceOn('bia.vn', '2025-01-06'), null);
});

test('measured again with nothing changed, a name without details has those of that measurement', async () => {
  const id = await newName('khong-doi.vn');
  await store(measured(id, '2025-01-06T01:00:00Z'));
  const again = await store(withDetails(measured(id, '2025-01-13T01:00:00Z'), 'moi'));
  assert.equal(again.unchanged, 1);
  const seen = ['moi', '2025-01-13T01:00:00Z', true];
  assert.deepEqual(await evidenceOn('khong-doi.vn', '2025-01-20'), seen);
  // Of the days before it too: the verdicts are those of the same interval.
  assert.deepEqual(await evidenceOn('khong-doi.vn', '2025-01-07'), seen);
});

test('where only details changed a day has the last ones written by its end in Viet Nam', async () => {
  const id = await newName('chi-tiet.vn');
  await store(withDetails(measured(id, '2025-01-06T01:00:00Z'), 'a'));
  await store(withDetails(measured(id, '2025-01-13T17:30:00Z'), 'b'));
  await store(withDetails(measured(id, '2025-01-20T01:00:00Z'), 'b'));
  const first = ['a', '2025-01-06T01:00:00Z', true];
  const second = ['b', '2025-01-13T17:30:00Z', true];
  assert.deepEqual(await evidenceOn('chi-tiet.vn', '2025-01-06'), first);
  assert.deepEqual(await evidenceOn('chi-tiet.vn', '2025-01-13'), first);
  assert.deepEqual(await evidenceOn('chi-tiet.vn', '2025-01-14'), second);
  assert.deepEqual(await evidenceOn('chi-tiet.vn', '2025-02-01'), second);
});

test('an interval without details borrows from one of the same verdicts, and from no other', async () => {
  const id = await newName('tro-lai.vn');
  const bad = { score: 40, grade: 'D' } as const;
  await store(measured(id, '2025-01-06T01:00:00Z'));
  await store(withDetails(measured(id, '2025-01-13T01:00:00Z', bad), 'xau'));
  assert.equal(await evidenceOn('tro-lai.vn', '2025-01-06'), null);
  await store(withDetails(measured(id, '2025-01-20T01:00:00Z'), 'tot'));
  assert.deepEqual(await evidenceOn('tro-lai.vn', '2025-01-06'), ['tot', '2025-01-20T01:00:00Z', false]);
  assert.deepEqual(await evidenceOn('tro-lai.vn', '2025-01-13'), ['xau', '2025-01-13T01:00:00Z', true]);
  assert.deepEqual(await evidenceOn('tro-lai.vn', '2025-01-20'), ['tot', '2025-01-20T01:00:00Z', true]);
});

test('the console reads what lies behind a name of its units, and of no others', async () => {
  const id = await newName('pham-vi.vn');
  await store(withDetails(measured(id, '2025-01-06T01:00:00Z'), 'a'));
  const found = await selectDomainOn(database.pool, { name: 'pham-vi.vn', on: '2025-01-06' });
  assert.equal(found.outcome, 'shown');
  if (found.outcome !== 'shown') return;
  const console = database.connect('hien_dien_console');
  assert.equal(await selectEvidence(console, found.shown.judgementId, '2025-01-06'), null);
  const everywhere = await inTransaction(console, async (trx) => {
    await trx.query("select set_config('hien_dien.everywhere', 'on', true)");
    return selectEvidence(trx, found.shown.judgementId, '2025-01-06');
  });
  assert.equal(everywhere?.observation.domain, 'a');
});
