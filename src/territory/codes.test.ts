import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TestDatabase } from '#platform/postgres/testing.ts';
import { Problem } from '#platform/problems.ts';
import { codeChoices, resolveCode } from './codes.ts';
import { openTerritoryDatabase } from './testing.ts';

let database: TestDatabase;
before(async () => {
  database = await openTerritoryDatabase();
});
after(() => database[Symbol.asyncDispose]());

const nameOf = async (code: string, on: string) => {
  const unit = await resolveCode(database.pool, { code, on });
  return unit === null ? null : `${unit.type} ${unit.name}`;
};

/** The seven province codes that passed to another place. */
const reused = [
  ['15', 'Tỉnh Yên Bái', 'Tỉnh Lào Cai'],
  ['24', 'Tỉnh Bắc Giang', 'Tỉnh Bắc Ninh'],
  ['44', 'Tỉnh Quảng Bình', 'Tỉnh Quảng Trị'],
  ['52', 'Tỉnh Bình Định', 'Tỉnh Gia Lai'],
  ['80', 'Tỉnh Long An', 'Tỉnh Tây Ninh'],
  ['82', 'Tỉnh Tiền Giang', 'Tỉnh Đồng Tháp'],
  ['91', 'Tỉnh Kiên Giang', 'Tỉnh An Giang'],
] as const;

for (const [code, old, today] of reused) {
  test(`province code ${code} is ${old} until 30 June 2025 and ${today} from the day after`, async () => {
    assert.equal(await nameOf(code, '2025-06-30'), old);
    assert.equal(await nameOf(code, '2025-07-01'), today);
  });
}

test('a code without a day is refused with its meanings and their days', async () => {
  await assert.rejects(resolveCode(database.pool, { code: '00004' }), (error) => {
    assert.ok(error instanceof Problem);
    assert.equal(error.code, 'code-without-day');
    assert.equal(
      error.sentences.vi,
      'Mã 00004 chỉ có nghĩa khi biết ngày, vì từ 01/07/2025 nhiều mã chỉ nơi khác: Phường Trúc Bạch (Quận Ba Đình) đến 30/06/2025; Phường Ba Đình (Thành phố Hà Nội) từ 01/07/2025. Hãy thêm --on NGÀY, ví dụ --on 2025-07-01.',
    );
    return true;
  });
});

test('a code of one meaning is refused without a day as well', async () => {
  await assert.rejects(resolveCode(database.pool, { code: '01' }), {
    code: 'code-without-day',
  });
});

test('a code that no table has is said to be unknown, with a word about lost zeros', async () => {
  await assert.rejects(resolveCode(database.pool, { code: '4' }), (error) => {
    assert.ok(error instanceof Problem);
    assert.equal(error.code, 'code-unknown');
    assert.equal(
      error.sentences.en,
      'No administrative unit has code 4. A province has 2 digits, an old district 3, a commune 5; check for lost leading zeros.',
    );
    return true;
  });
});

test('a code means nothing on a day on which no unit has it', async () => {
  assert.equal(await nameOf('06', '2025-07-01'), null);
  assert.equal(await nameOf('164', '2025-07-01'), null);
  assert.equal(await nameOf('20333', '2025-06-30'), null);
});

test('Đồng Nai is a tỉnh until 29 April 2026 and a thành phố from the day after, and one unit', async () => {
  assert.equal(await nameOf('75', '2026-04-29'), 'Tỉnh Đồng Nai');
  assert.equal(await nameOf('75', '2026-04-30'), 'Thành phố Đồng Nai');
  const before = await resolveCode(database.pool, { code: '75', on: '2026-04-29' });
  const since = await resolveCode(database.pool, { code: '75', on: '2026-04-30' });
  assert.equal(before?.id, since?.id);
  assert.equal(await nameOf('26368', '2026-04-29'), 'Xã Long Thành');
  assert.equal(await nameOf('26368', '2026-04-30'), 'Phường Long Thành');
});

test('both codes of Ba Chẽ lead to one unit, and the unit is shown under the later', async () => {
  const later = await resolveCode(database.pool, { code: '06978', on: '2026-01-01' });
  const earlier = await resolveCode(database.pool, { code: '06970', on: '2026-01-01' });
  assert.equal(earlier?.id, later?.id);
  assert.equal(earlier?.code, '06978');
  const choices = await codeChoices(database.pool, { code: '06970' });
  assert.deepEqual(
    choices.map(({ type, name, from, until, note }) => [type, name, from, until, note]),
    [
      ['Thị trấn', 'Ba Chẽ', null, '2025-06-30', ''],
      ['Xã', 'Ba Chẽ', '2025-07-01', null, 'day-unknown'],
    ],
  );
});

test('23737 was Ia Mơ Nông and leads to Ia Mơ since July 2025, which kept its own code all along', async () => {
  assert.equal(await nameOf('23737', '2025-06-30'), 'Xã Ia Mơ Nông');
  assert.equal(await nameOf('23737', '2025-07-01'), 'Xã Ia Mơ');
  assert.equal(await nameOf('23938', '2025-06-30'), 'Xã Ia Mơ');
  assert.equal(await nameOf('23938', '2025-07-01'), 'Xã Ia Mơ');
});

test('every commune code that was reused means another unit before and after, but for 132', async () => {
  const { rows } = await database.pool.query<{ other: number; same: number }>(
    `select count(*) filter (where before.unit_id <> code.unit_id) as other,
       count(*) filter (where before.unit_id = code.unit_id) as same
     from territory.code
     join territory.unit on unit.id = code.unit_id and unit.level = 'commune'
     join territory.code before on before.code = code.code and before.valid @> date '2025-06-30'
     where code.preferred and code.valid @> date '2025-07-01'`,
  );
  assert.deepEqual(rows, [{ other: 3_183, same: 132 }]);
});
