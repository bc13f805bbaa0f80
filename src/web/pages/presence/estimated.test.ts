import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { refreshTouched } from '#reporting/index.ts';
import { assertPage, readLinks, readText } from '../../testing/assert-page.ts';
import { openSite, type Site, sampleNow } from '../../testing/site.ts';

const rule = '/quan-tri/gia-dinh/territory.cut-weights';
let site: Site;
let officer: string;

before(async () => {
  site = await openSite({ sample: true });
  officer = await site.signIn({ role: 'province', unitIds: [await site.provinceId()] });
});
after(() => site[Symbol.asyncDispose]());

async function open(path: string) {
  const { status, body } = await site.visit(path, { as: officer });
  assert.equal(status, 200, path);
  assertPage(body);
  return { text: readText(body), links: readLinks(body) };
}

/** Lists without an old address, of communes of today whose ground lay in several old ones. */
async function forgetOldAddresses(): Promise<void> {
  await site.pool.query(
    `with cut as (
       select to_unit_id as id
       from territory.lineage
       join territory.unit on unit.id = from_unit_id and unit.level = 'commune'
       group by to_unit_id
       having count(*) > 2
     ),
     names as (
       update registry.domain set origin_unit_id = null where unit_id in (select id from cut) returning unit_id
     ),
     subjects as (
       update registry.subject set origin_unit_id = null where unit_id in (select id from cut) returning unit_id
     )
     insert into registry.touched_unit (unit_id)
     select unit_id from names union select unit_id from subjects`,
  );
  await refreshTouched(site.pool, { now: sampleNow });
}

test('on the old map what was divided by an unconfirmed rule is marked as estimated, and leads to the rule', async () => {
  const before = await open('/hien-dien/19?khung=63');
  assert.ok(!before.links.some(({ href }) => href === rule));
  assert.doesNotMatch(before.text, /ước tính/i);
  await forgetOldAddresses();

  const { text, links } = await open('/hien-dien/19?khung=63');
  assert.match(text, /225 tin cậy, an toàn\. Đây là số ước tính\./);
  assert.match(text, /Tên đã biết ?412 ?Ước tính/);
  assert.match(text, /≈ là số ước tính/);
  assert.match(text, /Phường Bách Quang ước tính ?≈ 4 ?≈ 4 100 %/);
  assert.match(text, /Tổng ước tính ?≈ 412/);
  // By the figure that rests on nothing else, and by what the table says of its own.
  assert.equal(links.filter(({ href }) => href === rule).length, 2);

  const ranking = await open('/xep-hang?khung=63');
  assert.match(ranking.text, /Tỉnh Thái Nguyên: 55 % \(225\/412 tên, ước tính\)/);
  assert.match(ranking.text, /Phường Cải Đan ?≈ 44 % ?4\/9 tên ước tính/);
  assert.ok(ranking.links.some(({ href }) => href === rule));
});

test('the files say of each row what was counted and what was estimated', async () => {
  await forgetOldAddresses();
  const lines = async (path: string) =>
    (await site.visit(path, { as: officer })).body.split('\r\n').map((line) => line.replaceAll('"', ''));
  const parts = await lines('/hien-dien/19/xa.csv?khung=63');
  assert.match(parts.find((line) => line.includes('Bách Quang')) ?? '', /,63,ước tính,/);
  assert.match(parts.find((line) => line.includes('Cát Nê')) ?? '', /,63,đếm,/);
  const ranking = await lines('/xep-hang.csv?khung=63');
  assert.match(ranking.find((line) => line.includes('Cải Đan')) ?? '', /,63,ước tính,/);
});
