import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inTransaction } from '#platform/postgres/db.ts';
import { recordRegisteredCount } from '#registry/index.ts';
import { readText } from '../../testing/assert-page.ts';
import { openSite, type Site } from '../../testing/site.ts';

let site: Site;
let province: string;
before(async () => {
  site = await openSite({ sample: true });
  province = await site.signIn({ role: 'province', unitIds: [await site.provinceId()] });
});
after(() => site[Symbol.asyncDispose]());

async function read(path: string, as = province): Promise<string> {
  const { status, body } = await site.visit(path, { as });
  assert.equal(status, 200, path);
  return path.includes('.csv') ? body : readText(body).replaceAll('\u00a0', ' ');
}

/** VNNIC's count of a unit, as an officer enters it. */
async function register(key: string, value: number): Promise<void> {
  const { rows } = await site.pool.query<{ id: number }>('select id from territory.unit where key = $1', [
    key,
  ]);
  await inTransaction(site.pool, (trx) =>
    recordRegisteredCount(
      trx,
      { unitId: rows[0]!.id, zone: '', on: '2026-10-31', frame: '34', value, document: 'Công văn thử' },
      'thử',
    ),
  );
}

interface Told {
  code: string;
  name: string;
  measured: number;
  /** `12,5 %`; '' where none is told. */
  share: string;
  known: string;
  registered: string;
  reason: string;
}

/** Cells of a line, those with a comma in quotes. */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:"([^"]*)"|([^,]*))(?:,|$)/g)].map(
    ([, quoted, plain]) => quoted ?? plain ?? '',
  );
}

/** What the file of the ranking says of each unit, written as pages write it. */
async function readFile(query: string, as = province): Promise<Told[]> {
  const [, ...lines] = (await read(`/xep-hang.csv${query}`, as)).trimEnd().split('\r\n');
  const number = (text: string) => Number(text).toLocaleString('vi-VN');
  return lines.map((line) => {
    const [
      ,
      code = '',
      type,
      name,
      ,
      ,
      measured = '',
      share = '',
      ,
      known = '',
      registered = '',
      ,
      reason = '',
    ] = cellsOf(line);
    return {
      code,
      name: `${type} ${name}`,
      measured: Number(measured),
      share: share === '' ? '' : `${share} %`,
      known: known === '' ? '' : number(known),
      registered: registered === '' ? '' : number(registered),
      reason,
    };
  });
}

/** What the page of a unit says, however its own or its province's coverage is put into words. */
function onPage(text: string): { shares: string[]; known: string | null; reason: string } {
  const lede = /Trong [\d.]+ tên đã biết \((?:bao phủ[^:]*: |trong đó [\d.]+ tên \.vn là )?([\d.,]+ %)/.exec(
    text,
  );
  const notes = text.matchAll(/trên [\d.]+ tên đã biết \((?:[^):]*: )?([\d.,]+ %)\)/g);
  const figure =
    /(?:bằng|: đã biết [\d.]+ trên [\d.]+ tên \.vn VNNIC đếm, bằng) ([\d.,]+ %)(?: số VNNIC đếm)? · /.exec(
      text,
    );
  const known = /đã biết ([\d.]+ trên [\d.]+) tên \.vn VNNIC đếm ngày/.exec(text);
  return {
    shares: [lede?.[1], figure?.[1], ...[...notes].map(([, share]) => share)].map((share) => share ?? ''),
    known: known?.[1] ?? null,
    reason: /Chưa xếp hạng được: ([^:.]*)/.exec(text)?.[1] ?? '',
  };
}

/** Five times a page tells it: in its sentence, beside what is known, under three shares. */
async function assertAgrees(query: string, most = Number.POSITIVE_INFINITY): Promise<Told[]> {
  const told = await readFile(query);
  const ranking = await read(`/xep-hang${query === '' ? '?' : `${query}&`}tat-ca=1`);
  let pages = 0;
  for (const unit of told) {
    if (pages === most) break;
    const text = await read(`/hien-dien/${unit.code}${query}`);
    if (text.includes('Chưa biết tên miền nào ở đây')) continue;
    pages += 1;
    const page = onPage(text);
    assert.deepEqual(page.shares, Array(5).fill(unit.share), `${unit.name}${query}`);
    assert.equal(page.reason, unit.reason, `${unit.name}${query}`);
    if (page.known !== null) assert.equal(page.known, `${unit.known} trên ${unit.registered}`, unit.name);
    if (unit.measured > 0) {
      const row = new RegExp(`${unit.name}\\d+ %\\d+/\\d+ tên${unit.share}`);
      assert.match(ranking, row);
    }
  }
  return told;
}

test('a commune’s own page, the ranking of its province and the file tell one coverage and one reason', async () => {
  const told = await assertAgrees('');
  assert.equal(told.length, 92);
  assert.deepEqual(new Set(told.map(({ share }) => share)), new Set(['12,5 %']));
});

test('in an earlier month and on the old map too', async () => {
  const [earlier] = await assertAgrees('?thang=2026-09', 6);
  assert.match(earlier?.share ?? '', /^1\d,\d %$/);
  const [before] = await assertAgrees('?khung=63&tinh=19', 6);
  assert.deepEqual([before?.share, before?.reason], ['12,5 %', 'mới biết quá ít so với số VNNIC đếm']);
});

test('where VNNIC counts the province, and one of its communes by itself', async () => {
  await register('province:19@2025-07-01', 500);
  await register('commune:05443@2025-07-01', 23);
  const told = await assertAgrees('');
  const own = told.find(({ code }) => code === '05443')!;
  assert.deepEqual([own.share, own.known, own.registered], ['91,3 %', '21', '23']);
  const others = new Set(told.filter((one) => one !== own).map(({ share }) => share));
  assert.deepEqual(others, new Set(['82,4 %']));
});

test('a province’s own page says what the ranking of the country and its file say of it', async () => {
  const country = await site.signIn({ role: 'national', title: 'VNNIC' });
  const one = async (query: string, code: string) =>
    (await readFile(query, country)).find((unit) => unit.code === code)!;
  const today = await one('', '19');
  assert.deepEqual(new Set(onPage(await read('/hien-dien/19')).shares), new Set([today.share]));
  const before = await one('?khung=63', '19');
  assert.deepEqual(new Set(onPage(await read('/hien-dien/19?khung=63')).shares), new Set([before.share]));
  assert.deepEqual([today.share, before.share], ['82,4 %', '12,5 %']);
});

test('a commune’s post, which does not see the count of its province, is told so on both pages', async () => {
  const { rows } = await site.pool.query<{ id: number }>(
    `select id from territory.unit where key = 'commune:05467@2025-07-01'`,
  );
  const commune = await site.signIn({ role: 'commune', unitIds: [rows[0]!.id] });
  const reason = 'số VNNIC đếm của cả tỉnh nằm ngoài phạm vi của vị trí này';
  const page = onPage(await read('/hien-dien/05467', commune));
  assert.equal(page.reason, reason);
  const [own] = await readFile('', commune);
  assert.deepEqual([own?.code, own?.share, own?.reason], ['05467', '', reason]);
});
