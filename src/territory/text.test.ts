import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TestDatabase } from '#platform/postgres/testing.ts';
import { selectCard } from './card.ts';
import { openTerritoryDatabase } from './testing.ts';
import { renderChecks, renderLineage, renderUnit } from './text.ts';

let database: TestDatabase;
before(async () => {
  database = await openTerritoryDatabase();
});
after(() => database[Symbol.asyncDispose]());

const cardOf = (code: string, on: string) => selectCard(database.pool, { code, on });

test('a province shows its days, its communes, its people with their base, and what its code meant before', async () => {
  assert.equal(
    renderUnit(await cardOf('24', '2026-11-22'), 'vi'),
    `Tỉnh Bắc Ninh trên bản đồ ngày 22/11/2026
  Mã (Tổng cục Thống kê): 24
  Đơn vị này: từ 01/07/2025
  Tên và loại này: từ 01/07/2025
  Số xã, phường, đặc khu: 99
  Dân số: 3.619.433 (17/07/2025, Dân số và diện tích trong hồ sơ sắp xếp, công bố 17/7/2025)
  Diện tích: 4.718,6 km²
  Nguồn: Đơn vị hành chính từ 01/7/2025

Mã 24 còn có nghĩa:
  đến 30/06/2025: Tỉnh Bắc Giang
`,
  );
});

test('an old commune is shown in English with all it was within', async () => {
  assert.equal(
    renderUnit(await cardOf('00004', '2025-03-31'), 'en'),
    `Phường Trúc Bạch on the map of 31 Mar 2025
  Code (statistics office): 00004
  This unit: until 30 Jun 2025
  This name and type: until 30 Jun 2025
  Within: Quận Ba Đình, Thành phố Hà Nội
  Population: no figure (the source says it is being updated, or none was entered)
  Source: Đơn vị hành chính đến hết 30/6/2025, theo mã Tổng cục Thống kê

Code 00004 also means:
  from 1 Jul 2025: Phường Ba Đình (Thành phố Hà Nội)
`,
  );
});

test('a unit with two codes names both and says that the day of the change is not known', async () => {
  const shown = renderUnit(await cardOf('06970', '2026-11-22'), 'vi');
  assert.match(
    shown,
    /^Xã Ba Chẽ .*\n {2}Mã \(Tổng cục Thống kê\): 06978\n {2}Mã khác cùng lúc .*ngày đổi mã.*: 06970\n/,
  );
  assert.match(shown, /Mã 06970 còn có nghĩa:\n {2}đến 30\/06\/2025: Thị trấn Ba Chẽ \(Huyện Ba Chẽ\)\n$/);
});

test('a doubtful population is shown as doubtful', async () => {
  assert.match(
    renderUnit(await cardOf('23938', '2026-11-22'), 'vi'),
    /Dân số: 338 \(.*; số quá nhỏ, đáng ngờ\)/,
  );
  assert.match(
    renderUnit(await cardOf('06019', '2026-11-22'), 'en'),
    /Population: 33,994 \(.*; doubtful: the figure of its namesakes\)/,
  );
});

test('lineage is a small tree; a part is marked as an estimate', async () => {
  assert.equal(
    renderLineage(await cardOf('06978', '2026-11-22'), 'vi'),
    `Xã Ba Chẽ (06978) trên bản đồ ngày 22/11/2026
Được lập ngày 01/07/2025 từ:
├─ Xã Hải Lạng (06886, Huyện Tiên Yên): một phần, ước tính
├─ Thị trấn Ba Chẽ (06970, Huyện Ba Chẽ): trọn
├─ Xã Thanh Sơn (06973, Huyện Ba Chẽ): trọn
├─ Xã Nam Sơn (06982, Huyện Ba Chẽ): trọn
└─ Xã Đồn Đạc (06988, Huyện Ba Chẽ): trọn
`,
  );
});

test('where the two sources differ the tree has the word of each', async () => {
  assert.equal(
    renderLineage(await cardOf('30622', '2025-06-30'), 'vi'),
    `Xã Tân Phú (30622) trên bản đồ ngày 30/06/2025
Từ ngày 01/07/2025 thuộc:
├─ Xã Tân Phú Trung (30259, Tỉnh Đồng Tháp): trọn; hai nguồn chưa khớp, A: trọn, B: không có; không tính khi quy đổi
└─ Xã Vĩnh An (30604, Tỉnh An Giang): trọn; hai nguồn chưa khớp, A: không có, B: trọn
`,
  );
});

test('a unit that no change touched says so, and a district that its communes speak for it', async () => {
  assert.match(
    renderLineage(await cardOf('01', '2026-11-22'), 'en'),
    /No known change of territory touched it\.\n$/,
  );
  assert.match(renderLineage(await cardOf('164', '2025-06-30'), 'vi'), /đất của huyện đi theo từng xã\.\n$/);
});

test('checks are listed with the failed ones first', () => {
  const check = (id: string, pass: boolean) => ({
    id,
    pass,
    found: 1,
    expected: 1,
    sentence: { vi: `câu ${id}`, en: `sentence ${id}` },
  });
  assert.equal(renderChecks([check('a', true), check('b', false)], 'vi'), 'SAI  câu b\nĐẠT  câu a\n');
});

test('a code that means nothing on the day is refused with the days on which it does', async () => {
  await assert.rejects(cardOf('06', '2026-11-22'), (error: Error & { sentences: Record<string, string> }) => {
    assert.equal(
      error.sentences.vi,
      'Ngày 22/11/2026 không có đơn vị hành chính nào mang mã 06. Mã này có nghĩa vào ngày khác: Tỉnh Bắc Kạn đến 30/06/2025.',
    );
    return true;
  });
});
