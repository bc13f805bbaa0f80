import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertPage, readLinks, readText } from '../../testing/assert-page.ts';
import { openSite, type Site } from '../../testing/site.ts';

let site: Site;
let province: string;
/** A list of the province, and a domain and a subject of its. */
let importId: number;
let domainId: number;
let subjectId: number;
let communes: number[];

before(async () => {
  site = await openSite({ sample: true });
  const provinceId = await site.provinceId();
  province = await site.signIn({ role: 'province', unitIds: [provinceId] });
  const { rows } = await site.pool.query<{ importId: number; domainId: number; subjectId: number }>(
    `select import.id as "importId", min(domain.id) as "domainId",
       (select min(id) from registry.subject where kind = 'enterprise') as "subjectId"
     from registry.import
     join registry.domain on domain.import_id = import.id
     where import.unit_id = $1
     group by import.id
     order by import.id
     limit 1`,
    [provinceId],
  );
  ({ importId, domainId, subjectId } = rows[0]!);
  const { rows: units } = await site.pool.query<{ id: number }>(
    `select unit_id as id from registry.domain where unit_id <> $1 group by unit_id order by unit_id limit 2`,
    [provinceId],
  );
  communes = units.map(({ id }) => id);
});
after(() => site[Symbol.asyncDispose]());

async function get(path: string): Promise<string> {
  const { status, body } = await site.visit(path, { as: province });
  assert.equal(status, 200, `${path}: ${readText(body)}`);
  assertPage(body);
  return body;
}

async function askWhichUnit(line: number): Promise<number> {
  const { rows } = await site.pool.query<{ id: number }>(
    `insert into registry.review (import_id, line, kind, payload, candidates, about)
     values ($1, $2::int, 'which-unit', jsonb_build_object('domainId', $3::bigint, 'domain', 'cau-' || $2::int || '.vn'), $4,
       'test:unit:' || $2::int)
     returning id`,
    [importId, line, domainId, communes],
  );
  return rows[0]!.id;
}

async function askWhichSubject(line: number): Promise<number> {
  const { rows } = await site.pool.query<{ id: number }>(
    `insert into registry.review (import_id, line, kind, payload, candidates, about)
     values ($1, $2::int, 'which-subject', jsonb_build_object('kind', 'enterprise', 'name', 'Công ty dòng ' || $2::int), $3,
       'test:subject:' || $2::int)
     returning id`,
    [importId, line, [subjectId]],
  );
  return rows[0]!.id;
}

const questionsOf = (body: string) =>
  readLinks(body).filter(({ href, text }) => /^\/xem-xet\/\d+$/.test(href) && !/^Bắt đầu/.test(text));
const further = (body: string) => readLinks(body).find(({ text }) => text === 'Trang sau')?.href;

test('a name and its holder in one row are told of each other, answered one after the other, then the queue goes on', async () => {
  const name = await askWhichUnit(7001);
  const holder = await askWhichSubject(7001);
  const next = await askWhichUnit(7002);
  const page = await get(`/xem-xet/${name}`);
  assert.match(
    readText(page),
    /Cùng dòng này còn một câu hỏi khác\. .* ?Dòng này là ai\? về Công ty dòng 7001/,
  );
  assert.ok(readLinks(page).some(({ href }) => href === `/xem-xet/${holder}?loai=which-unit`));
  assert.ok(readLinks(page).some(({ href, text }) => href === `/xem-xet/${next}` && /Để sau/.test(text)));
  const decided = await site.visit(`/xem-xet/${name}`, {
    as: province,
    form: { chon: `unit:${communes[0]}` },
  });
  assert.equal(decided.location, `/xem-xet/${holder}?xong=cung-dong&loai=which-unit`);
  const other = await get(decided.location);
  assert.match(readText(other), /Đây là câu còn lại của cùng dòng ấy/);
  assert.doesNotMatch(readText(other), /Cùng dòng này còn/);
  assert.match(other, new RegExp(`action="/xem-xet/${holder}\\?loai=which-unit"`));
  const back = await site.visit(`/xem-xet/${holder}?loai=which-unit`, {
    as: province,
    form: { chon: 'skip' },
  });
  assert.equal(back.location, `/xem-xet/${next}?xong=1`);
  assert.match(readText(await get(back.location)), /Đây là câu tiếp theo/);
});

test('a decided question still leads to the open one about its line', async () => {
  const name = await askWhichUnit(7003);
  const holder = await askWhichSubject(7003);
  await site.visit(`/xem-xet/${holder}`, { as: province, form: { chon: 'skip' } });
  const page = await get(`/xem-xet/${holder}`);
  assert.match(readText(page), /Cùng dòng này còn câu hỏi chưa quyết/);
  assert.ok(readLinks(page).some(({ href }) => href === `/xem-xet/${name}?loai=which-subject`));
});

test('the queue is paged by fifty, says where it stands, keeps the kind and finds back to its beginning', async () => {
  for (let line = 8000; line < 8060; line += 1) await askWhichUnit(line);
  await askWhichSubject(8000);
  const { rows } = await site.pool.query<{ kind: string; open: number }>(
    'select kind, count(*) as open from registry.review where decided_at is null group by kind',
  );
  const open = rows.reduce((sum, one) => sum + one.open, 0);
  const units = rows.find(({ kind }) => kind === 'which-unit')!.open;
  assert.ok(open > 100 - 20 && open < 100, `${open} questions make two pages`);

  const first = await get('/xem-xet');
  assert.match(readText(first), new RegExp(`Câu 1–50 trong ${open}`));
  assert.equal(questionsOf(first).length, 50);
  assert.ok(!readLinks(first).some(({ text }) => text === 'Về đầu danh sách'));
  const second = await get(further(first)!);
  assert.match(readText(second), new RegExp(`Câu 51–${open} trong ${open}`));
  assert.equal(questionsOf(second).length, open - 50);
  assert.equal(further(second), undefined);
  assert.ok(readLinks(second).some(({ href, text }) => text === 'Về đầu danh sách' && href === '/xem-xet'));
  const seen = [...questionsOf(first), ...questionsOf(second)].map(({ href }) => href);
  assert.equal(new Set(seen).size, open);

  const ofKind = await get('/xem-xet?loai=which-unit');
  assert.match(readText(ofKind), new RegExp(`Câu 1–50 trong ${units}`));
  assert.match(further(ofKind)!, /^\/xem-xet\?loai=which-unit&sau=\d+$/);
  const last = await get(further(ofKind)!);
  assert.match(readText(last), new RegExp(`Câu 51–${units} trong ${units}`));
  assert.ok(
    readLinks(last).some(
      ({ href, text }) => text === 'Về đầu danh sách' && href === '/xem-xet?loai=which-unit',
    ),
  );
  assert.doesNotMatch(readText(last), /Dòng này là ai\? ?\S+, dòng/);
});

test('a page whose questions have all been answered meanwhile says so and leads back', async () => {
  const body = await get('/xem-xet?sau=999999999');
  assert.match(readText(body), /Sau chỗ này không còn câu nào/);
  assert.ok(readLinks(body).some(({ href, text }) => text === 'Về đầu danh sách' && href === '/xem-xet'));
  await get('/xem-xet?sau=abc');
});

test('a place that two communes were called is asked as what it is, each with where it lay on the day of the list', async () => {
  const tanThanh = async (district: string) => {
    const { rows } = await site.pool.query<{ id: number }>(
      `select lineage.to_unit_id as id
       from territory.lineage
       join territory.unit_version version on version.unit_id = lineage.from_unit_id and version.name = 'Tân Thành'
         and version.valid @> date '2025-03-31'
       join territory.unit_version above on above.unit_id = version.parent_id and above.name = $1
         and above.valid @> date '2025-03-31'`,
      [district],
    );
    return rows[0]!.id;
  };
  const candidates = [await tanThanh('Phú Bình'), await tanThanh('Thái Nguyên')];
  const { rows } = await site.pool.query<{ id: number }>(
    `insert into registry.review (import_id, line, kind, payload, candidates, about)
     values ($1, 9000, 'which-unit', jsonb_build_object('domainId', $2::bigint, 'domain', 'hai-noi.vn', 'note', 'ambiguous'),
       $3, 'test:ambiguous')
     returning id`,
    [importId, domainId, candidates],
  );
  const id = rows[0]!.id;
  const text = readText(await get(`/xem-xet/${id}`));
  assert.match(text, /Có nhiều xã cùng tên: là xã nào\? ?hai-noi\.vn/);
  assert.match(text, /Nơi ghi trong danh sách ?Tân Thành \(bản đồ ngày 31\/03\/2025\)/);
  assert.match(text, /Xã Tân Thành ?trước là Xã Tân Thành, Huyện Phú Bình, Tỉnh Thái Nguyên · mã.05923/);
  assert.match(
    text,
    /Phường Tích Lương ?trước là Phường Tân Thành, Thành phố Thái Nguyên, Tỉnh Thái Nguyên · mã.05500/,
  );
  const queue = readText(await get(`/xem-xet?loai=which-unit&sau=${id - 1}`));
  assert.match(queue, /hai-noi\.vn ?Có nhiều xã cùng tên: là xã nào\?/);
  assert.match(queue, /Thuộc xã nào\? \(\d+\)/);
});
