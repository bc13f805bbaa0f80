import assert from 'node:assert/strict';
import { test } from 'node:test';
import { frameOn, parseFrame } from './frames.ts';
import { ratePerThousand } from './rate.ts';

test('63 is the map of 30 June 2025 on whichever day it is asked for', () => {
  assert.deepEqual(parseFrame('63', '2026-11-22'), { name: '63', on: '2025-06-30' });
});

test('34 is the map of the day', () => {
  assert.deepEqual(parseFrame('34', '2026-04-29'), { name: '34', on: '2026-04-29' });
});

test('34 is refused before it came into being, and another number always', () => {
  assert.throws(() => parseFrame('34', '2025-06-30'), { code: 'frame-too-early' });
  assert.throws(() => parseFrame('64', '2026-11-22'), { code: 'frame-unknown' });
});

test('a day belongs to one map: 30 June 2025 to 63, 1 July 2025 to 34', () => {
  assert.deepEqual(frameOn('2025-03-31'), { name: '63', on: '2025-06-30' });
  assert.deepEqual(frameOn('2025-07-01'), { name: '34', on: '2025-07-01' });
});

test('3,295 names over the 1,799,489 people of one unit are 1.83 per 1,000', () => {
  const count = { value: 3_295, unitId: 7, on: '2026-03-31', name: 'Tỉnh Thái Nguyên' };
  const population = { value: 1_799_489, unitId: 7, on: '2025-07-17', name: 'Tỉnh Thái Nguyên' };
  assert.equal(ratePerThousand({ count, population }).toFixed(2), '1.83');
});

test('the count of old Thái Nguyên over the people of the merged one is refused, with both maps named', () => {
  assert.throws(
    () =>
      ratePerThousand({
        count: { value: 3_295, unitId: 7, on: '2025-03-31', name: 'Tỉnh Thái Nguyên' },
        population: { value: 1_799_489, unitId: 8, on: '2025-07-17', name: 'Tỉnh Thái Nguyên' },
      }),
    {
      code: 'frames-differ',
      sentences: {
        vi: 'Không tính tỷ lệ: tử số là của Tỉnh Thái Nguyên trên bản đồ ngày 31/03/2025, mẫu số là của Tỉnh Thái Nguyên trên bản đồ ngày 17/07/2025, hai địa giới khác nhau. Hãy quy đổi cả hai về cùng một bản đồ, hoặc dùng dân số của đúng đơn vị đó.',
        en: 'No rate can be given: the count is of Tỉnh Thái Nguyên on the map of 31 Mar 2025, the population of Tỉnh Thái Nguyên on the map of 17 Jul 2025, two different territories. Restate both to one map, or use the population of that very unit.',
      },
    },
  );
});

test('there is no rate over nobody', () => {
  const figure = { value: 0, unitId: 7, on: '2026-03-31', name: 'Tỉnh Thái Nguyên' };
  assert.throws(() => ratePerThousand({ count: figure, population: figure }), /population of 0/);
});
