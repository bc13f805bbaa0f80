import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { judge } from '#measurement/index.ts';
import { resultOf, storeResults } from '#observatory/index.ts';
import { inTransaction } from '#platform/postgres/db.ts';
import { refreshTouched } from '#reporting/index.ts';
import { withFault } from '../../../measurement/testing/web-checks.ts';
import { assertPage, readLinks, readText } from '../../testing/assert-page.ts';
import { openSite, type Site, sampleNow } from '../../testing/site.ts';

let site: Site;
let officer: string;

before(async () => {
  site = await openSite({ sample: true });
  officer = await site.signIn({ role: 'province', unitIds: [await site.provinceId()] });
});
after(() => site[Symbol.asyncDispose]());

/** A page's text is long: what is missing is told, not all that is there. */
function says(text: string, pattern: RegExp): void {
  assert.ok(pattern.test(text), `no ${pattern} in: ${text.slice(0, 600)}`);
}

async function open(path: string, as = officer) {
  const answer = await site.visit(path, { as });
  assert.equal(answer.status, 200, `${path} gives ${answer.status}`);
  assertPage(answer.body);
  return { text: readText(answer.body), links: readLinks(answer.body) };
}

async function communeOf(code: string): Promise<number> {
  const { rows } = await site.pool.query<{ id: number }>(
    `select unit_id as id from territory.code where code = $1 and preferred and valid @> date '2026-11-24'`,
    [code],
  );
  return rows[0]!.id;
}

/** A commune that has names, by its code, and another one. */
async function twoCommunes(): Promise<[string, string]> {
  const { rows } = await site.pool.query<{ code: string }>(
    `select code.code
     from reporting.name_now as n
     join territory.code on code.unit_id = n.unit_id and code.preferred and code.valid @> date '2026-11-24'
     where n.unit_id <> n.province_id
     group by code.code
     order by count(*) desc, code.code
     limit 2`,
  );
  return [rows[0]!.code, rows[1]!.code];
}

test('a province officer comes at once to the own province', async () => {
  const { status, location } = await site.visit('/hien-dien', { as: officer });
  assert.deepEqual([status, location], [302, '/hien-dien/19']);
});

test('the page of a province says what is known, on what share, and what it shows', async () => {
  const { text } = await open('/hien-dien/19');
  assert.match(
    text,
    /Trong 412 tên đã biết \(12,5 % số VNNIC đếm ở tỉnh Thái Nguyên trước 01\/07\/2025\), 274 có trang web, 225 tin cậy, an toàn\./,
  );
  says(text, /3\.295 ?VNNIC đếm/);
  says(text, /ngày 31\/03\/2025 · bản đồ 63 tỉnh/);
  says(text, /Xem cả 412 tên/);
  says(text, /Tổng ?412/);
});

test('every figure leads to as many names as it says', async () => {
  const { links } = await open('/hien-dien/19');
  const counted = [
    ['/hien-dien/19/ten?hien-dien=website', 274],
    ['/hien-dien/19/ten?hien-dien=website&tin-cay=chua', 49],
    ['/hien-dien/19/ten?tin-cay=co', 225],
    ['/hien-dien/19/ten?thu=co', 43],
    ['/hien-dien/19/ten?trang-thai=for_sale', 31],
    ['/hien-dien/19/ten?hang=C', 59],
    ['/hien-dien/19/ten?loi=S1', 277],
  ] as const;
  for (const [href, names] of counted) {
    assert.ok(
      links.some((link) => link.href === href),
      `the page links to ${href}`,
    );
    const list = await open(href);
    const extent = names > 50 ? `50 dòng đầu trong ${names}` : `${names} dòng`;
    assert.ok(list.text.includes(extent), `${href} says ${extent}`);
  }
});

test('the figures rest on assumptions nobody has confirmed, and lead there', async () => {
  const { links } = await open('/hien-dien/19');
  const marks = (key: string) => links.filter(({ href }) => href === `/quan-tri/gia-dinh/${key}`).length;
  // By the figure, by the line of twelve months, in its table, on the column of the communes.
  assert.equal(marks('presence.trusted'), 4);
  assert.equal(marks('presence.website'), 4);
  // Of mail there is no line.
  assert.equal(marks('presence.mail'), 2);
});

test('a list speaks of several presences at once where several are asked for', async () => {
  const { text } = await open('/hien-dien/19/ten?hien-dien=website%2Csocial-only&tin-cay=chua');
  says(
    text,
    /62 tên: hiện diện “Có trang web, Chỉ có trang trên mạng xã hội hoặc sàn”, tin cậy “không, hoặc chưa rõ”/,
  );
});

test('a result is old by whole days in Vietnam, in the list as in the figure', async () => {
  const measuredAt = async (at: string) =>
    site.pool.query(
      `update observatory.domain_now set last_measured_at = $1
       where domain_id = (select id from registry.domain where name = 'khongdau.vn')`,
      [at],
    );
  const { rows } = await site.pool.query<{ at: Temporal.Instant }>(
    `select last_measured_at as at from observatory.domain_now
     where domain_id = (select id from registry.domain where name = 'khongdau.vn')`,
  );
  // One in the morning of the fourteenth day before: the day before that in Greenwich.
  await measuredAt('2026-11-09T18:00:00Z');
  const { text } = await open('/hien-dien/19/ten?tim=khongdau');
  says(text, /10\/11\/2026/);
  assert.ok(!text.includes('đã cũ'));
  await measuredAt('2026-11-09T16:00:00Z');
  says((await open('/hien-dien/19/ten?tim=khongdau')).text, /09\/11\/2026 ?đã cũ/);
  await measuredAt(rows[0]!.at.toString());
});

test('a province of which nothing is known has its page all the same, and is told what will appear', async () => {
  const { rows } = await site.pool.query<{ id: number }>(
    `select unit_id as id from territory.code
     join territory.unit on unit.id = code.unit_id and unit.level = 'province'
     where code = '01' and valid @> date '2026-11-24'`,
  );
  const other = await site.signIn({ role: 'province', unitIds: [rows[0]!.id] });
  says((await open('/hien-dien/01', other)).text, /Chưa biết tên miền nào ở đây/);
  await open('/xep-hang', other);
});

test('on the map of 63 provinces the old Thái Nguyên stands alone', async () => {
  const { text, links } = await open('/hien-dien/19?khung=63');
  says(text, /Trong 412 tên đã biết \(12,5 % số VNNIC đếm\), 274 có trang web/);
  says(text, /Thị trấn Hùng Sơn/);
  assert.ok(links.some(({ href }) => href === '/hien-dien/19'));
  const { text: other } = await open('/hien-dien/06?khung=63');
  says(other, /mã 06 ?Tỉnh Bắc Kạn ?Chưa biết tên miền nào ở đây\./);
});

test('an earlier month has its own figures, and none that lead to the names of today', async () => {
  const { text, links } = await open('/hien-dien/19?thang=2026-08');
  says(text, /Tháng 08\/2026/);
  assert.ok(!links.some(({ href }) => href.startsWith('/hien-dien/19/ten')));
});

test('the table of communes sorts by a link', async () => {
  const { links } = await open('/hien-dien/19?xep=names');
  const communes = links
    .filter(({ href }) => /^\/hien-dien\/\d{5}$/.test(href))
    .map(({ href }) => href.slice(-5));
  assert.deepEqual(communes.slice(0, 2), await twoCommunes());
});

test('the same link once more puts first who is behind, and those without a commune stay last', async () => {
  const { links } = await open('/hien-dien/19?xep=trusted');
  const again = links.find(({ text }) => text.startsWith('Tin cậy, an toàn ↓'));
  assert.equal(again?.href, '/hien-dien/19?xep=trusted&chieu=tang');
  const behind = await open(again?.href ?? '');
  const rows = behind.links.map(({ text }) => text);
  assert.equal(rows[rows.indexOf('Xã Bình Thành') + 1], 'Xã Điềm Thuỵ');
  assert.ok(rows.indexOf('Xã Bình Thành') < rows.indexOf('Xã Trại Cau'));
  assert.ok(rows.indexOf('Xã Võ Nhai') < rows.indexOf('Chưa rõ xã'));
});

test('the list goes on after fifty names and begins there again', async () => {
  const { links } = await open('/hien-dien/19/ten?chu-the=household');
  const next = links.find((link) => link.text === 'Trang sau');
  assert.ok(next?.href.startsWith('/hien-dien/19/ten?chu-the=household&sau='));
  const page = await open(next?.href ?? '');
  assert.ok(page.links.some(({ text }) => text === 'Về đầu danh sách'));
});

test('filters are said in a sentence and dropped one by one', async () => {
  const { text, links } = await open('/hien-dien/19/ten?loi=W6&tin-cay=khong&tim=cafe');
  says(text, /6 tên: tin cậy “không”, chưa đạt “Vào được bằng HTTPS”, chữ trong tên “cafe”\./);
  assert.ok(links.some(({ href }) => href === '/hien-dien/19/ten?tin-cay=khong&tim=cafe'));
});

test('what can be filtered by opens by a link and says how many names each would leave', async () => {
  const closed = await open('/hien-dien/19/ten?loi=W6');
  assert.ok(closed.links.some(({ href }) => href === '/hien-dien/19/ten?loi=W6&loc=1'));
  const { links } = await open('/hien-dien/19/ten?loi=W6&loc=1');
  const [zone] = links.filter(({ text }) => text === '.biz.vn 30');
  assert.equal(zone?.href, '/hien-dien/19/ten?loi=W6&loc=1&duoi=biz.vn');
});

test('a list that nothing fits says how to see names again', async () => {
  const { text } = await open('/hien-dien/19/ten?tim=khong-co-ten-nay');
  says(text, /Không có tên nào khớp\. Bỏ bớt lọc thì tên hiện ra\./);
});

test('letters too few to be looked for anywhere are said to be so', async () => {
  const anywhere = /Phải gõ ít nhất ba chữ cái hoặc chữ số mới tìm được cả ở giữa tên/;
  says((await open('/hien-dien/19/ten?tim=---')).text, anywhere);
  assert.ok(!anywhere.test((await open('/hien-dien/19/ten?tim=khong-co-ten-nay')).text));
});

test('choosing a commune in the form leads to its own list with the filters kept', async () => {
  const { status, location } = await site.visit('/hien-dien/19/ten?tin-cay=co&xa=05443', { as: officer });
  assert.deepEqual([status, location], [302, '/hien-dien/05443/ten?tin-cay=co']);
});

test('a list is handed out as a file, and who took what is in the audit', async () => {
  const { status, body, headers } = await site.visit('/hien-dien/19/ten.csv?loi=S1', { as: officer });
  assert.equal(status, 200);
  assert.equal(headers.get('x-hien-dien-rows'), '277');
  assert.equal(headers.get('x-hien-dien-day'), '2026-11-24');
  const bytes = `\ufeff${body.replace(/^\ufeff/, '')}`;
  assert.equal(bytes.trimEnd().split('\r\n').length, 278);
  const { rows } = await site.pool.query<{ object: string; details: Record<string, unknown> }>(
    `select object, details from identity.audit_entry where act = 'names-exported' order by seq desc limit 1`,
  );
  assert.deepEqual(rows[0], {
    object: 'unit:19',
    details: {
      filter: { fault: 'S1' },
      complete: true,
      rows: 277,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    },
  });
});

test('the communes are handed out as a file that sums up to the province', async () => {
  const { body, headers } = await site.visit('/hien-dien/19/xa.csv', { as: officer });
  assert.equal(headers.get('x-hien-dien-rows'), '92');
  says(body, /tổng,19,Tỉnh,Thái Nguyên,412,/);
});

test('a name says its verdict, what to do first, and whom to tell', async () => {
  const { text } = await open('/ten-mien/no-https.vn');
  says(text, /Có trang web nhưng chưa tin cậy: không đạt “Vào được bằng HTTPS”\./);
  says(text, /Phải sửa Chưa đạt: Vào được bằng HTTPS/);
  says(text, /Gửi nhà cung cấp câu này/);
});

test('details appear with their day once a name was measured, also where nothing changed', async () => {
  const none = /Dữ liệu mẫu chỉ có kết luận, không có chi tiết đã thấy\./;
  const { text: before } = await open('/ten-mien/no-https.vn');
  says(before, new RegExp(`${none.source} Đo lại ngay thì có\\.`));
  says(before, /Cách đo ?dữ liệu mẫu, ngày \d\d\/11\/2026/);
  // Whoever may not ask for it is not told to.
  const { text: auditor } = await open('/ten-mien/no-https.vn', await site.signIn({ role: 'auditor' }));
  says(auditor, none);
  assert.ok(!auditor.includes('Đo lại ngay thì có'));

  await measureUnchanged('no-https.vn', Temporal.Instant.from('2026-11-23T18:00:00Z'));
  const { text } = await open('/ten-mien/no-https.vn');
  says(text, /1 việc phải sửa\. Chi tiết đã thấy ghi ngày 24\/11\/2026\./);
  says(text, /Đã thấy \(chứng cứ\) ?Đã thử ở ?example\.vn \(198\.18\.1\.10\): từ chối kết nối/);
  // By what it was measured last, although the interval began in the sample.
  says(text, /Cách đo ?hien-dien 1\.0, ngày 24\/11\/2026 ?Bộ tiêu chí ?hien-dien-2026\.1/);
  const { text: past } = await open('/ten-mien/no-https.vn?ngay=20/11/2026');
  says(past, /Chi tiết đã thấy ghi ngày 24\/11\/2026\./);
  says(past, /Cách đo ?dữ liệu mẫu, ngày/);
});

test('of a name nobody serves its servers come first, and why the rest was not measured is said once', async () => {
  const { text } = await open('/ten-mien/refused.vn');
  says(text, /2 việc phải sửa\..*?Máy chủ tên miền ?Phải sửa Chưa đạt: Có máy chủ tên miền hoạt động/s);
  says(text, /Có máy chủ tên miền hoạt động.*Chưa đạt: Tên miền có trang web của riêng mình/s);
  says(text, /33 điều chưa đo được/);
  assert.equal(text.split('Vì máy chủ tên miền từ chối (REFUSED)').length, 2);
});

/** What a worker stores of a name that looks as it did: the verdicts that are kept, and what was seen this time. */
async function measureUnchanged(name: string, measuredAt: Temporal.Instant): Promise<void> {
  const { rows } = await site.pool.query<{ id: number; digest: Buffer; run: number }>(
    `with run as (
       insert into observatory.run (kind, status, profile, method, vantage, slots)
       values ('names', 'done', 'full', 'hien-dien-2026.1 · hien-dien 1.0', 'test', 1)
       returning id
     )
     select domain_id as id, digest, run.id as run
     from observatory.domain_now, run
     where domain_id = (select id from registry.domain where name = $1)`,
    [name],
  );
  const { id, digest, run } = rows[0]!;
  const observation = withFault(({ scheme }) => scheme === 'https', 'refused');
  const result = resultOf(id, { judgement: judge(observation), observation });
  assert.equal(result.kind, 'measured');
  if (result.kind !== 'measured') return;
  const stored = await inTransaction(site.pool, (trx) =>
    storeResults(trx, { id: run, method: 'test' }, [{ ...result, digest, measuredAt }]),
  );
  assert.equal(stored.unchanged, 1);
}

test('a registration past by the list is the first to look at, and a certificate out of date is one thing to mend', async () => {
  const { text } = await open('/ten-mien/homestay-mai-237.vn');
  says(
    text,
    /Hết hạn ngày ?07\/11\/2026 \(đã qua; theo danh sách ngày 31\/03\/2025, xem lại với nhà đăng ký\)/,
  );
  says(text, /4 việc phải sửa, 5 việc nên xem lại\./);
  says(text, /chi tiết đã thấy\..{0,40}Đăng ký tên miền ?Nên xem Hạn đăng ký 07\/11\/2026 đã qua/s);
  says(text, /Tên này vẫn trả lời nên có lẽ đã được gia hạn; xem lại với nhà đăng ký\./);
  says(text, /Chưa đạt: Chứng thư còn hạn.*?Cùng nguyên nhân, chưa đạt: Vào được bằng HTTPS\./s);
  assert.ok(!text.includes('Phải sửa Chưa đạt: Vào được bằng HTTPS'));
  // On the day before it was not past yet.
  const { text: then } = await open('/ten-mien/homestay-mai-237.vn?ngay=6/11/2026');
  says(then, /Hết hạn ngày ?07\/11\/2026 \(còn 1 ngày, theo danh sách ngày 31\/03\/2025\)/);
  assert.ok(!(await open('/ten-mien/no-https.vn')).text.includes('Hạn đăng ký'));
});

test('whom to call stands before what to do, and the address of a household only on its own page', async () => {
  const { text } = await open('/ten-mien/homestay-mai-237.vn');
  says(text, /Của ai, ở đâu.*?Địa chỉ ?Số 121, tổ 3.*?Nhà đăng ký ?Nhà đăng ký Đồi Cọ.*?Phải làm gì/s);
  says(text, /Sổ đăng ký không giữ số điện thoại\./);
  const { rows } = await site.pool.query<{ domain: string; id: number; address: string }>(
    `select n.name as domain, subject.id, subject.address
     from reporting.name_now as n
     join registry.subject on subject.id = n.holder_id
     where subject.kind = 'household' and subject.address <> ''
     order by n.name
     limit 1`,
  );
  const { domain, id, address } = rows[0]!;
  const { body } = await site.visit(`/ten-mien/${domain}`, { as: officer });
  assert.ok(!body.includes(address));
  const link = readLinks(body).find(({ text: name }) => name.startsWith('Đang che'));
  assert.equal(link?.href, `/doi-tuong/${id}`);
  const vnnic = await site.signIn({ role: 'national' });
  assert.ok(!(await open('/ten-mien/homestay-mai-237.vn', vnnic)).text.includes('Số 121, tổ 3'));
});

test('a name is shown as it was on another day', async () => {
  const { text } = await open('/ten-mien/bogus-signature.vn?ngay=1/5/2026');
  says(text, /Xem như cuối ngày 01\/05\/2026/);
  says(text, /Có trang web tin cậy, an toàn\./);
  const { text: now } = await open('/ten-mien/bogus-signature.vn');
  says(now, /không đạt “Chữ ký DNSSEC đúng từ gốc tới tên miền”/);
});

test('a day that cannot be read or has not come is said beside the field', async () => {
  const { text } = await open('/ten-mien/cafebalo.biz.vn?ngay=hom-qua');
  says(text, /Ngày này không đọc được\. Viết như 1\/5\/2026\./);
  const { text: later } = await open('/ten-mien/cafebalo.biz.vn?ngay=2030-01-01');
  says(later, /Ngày này chưa đến\./);
});

test('a name nobody listed is not there', async () => {
  assert.equal((await site.visit('/ten-mien/khong-ai-biet.vn', { as: officer })).status, 404);
  assert.equal((await site.visit('/ten-mien/%20', { as: officer })).status, 404);
});

test('a commune sees its own names and no other’s', async () => {
  const [own, other] = await twoCommunes();
  const commune = await site.signIn({ role: 'commune', unitIds: [await communeOf(own)] });
  assert.equal((await site.visit('/hien-dien', { as: commune })).location, `/hien-dien/${own}`);
  const { links } = await open(`/hien-dien/${own}`, commune);
  assert.ok(!links.some(({ href }) => href === '/hien-dien/19'), 'no way into what it may not see');
  for (const path of [
    `/hien-dien/${other}`,
    `/hien-dien/${other}/ten`,
    '/hien-dien/19',
    '/hien-dien/19/ten.csv',
  ]) {
    assert.equal((await site.visit(path, { as: commune })).status, 404, path);
  }
  const { rows } = await site.pool.query<{ name: string }>(
    'select name from reporting.name_now where unit_id = $1 order by name limit 1',
    [await communeOf(other)],
  );
  assert.equal((await site.visit(`/ten-mien/${rows[0]!.name}`, { as: commune })).status, 404);
});

test('who a person or a household business is, is told only to posts that may see subjects', async () => {
  const vnnic = await site.signIn({ role: 'national' });
  const { rows } = await site.pool.query<{ domain: string; holder: string }>(
    `select n.name as domain, subject.name as holder
     from reporting.name_now as n
     join registry.subject on subject.id = n.holder_id
     where subject.kind = 'household'
     order by n.name
     limit 1`,
  );
  const { domain, holder } = rows[0]!;
  const paths = [
    `/ten-mien/${domain}`,
    `/hien-dien/19/ten?tim=${domain}`,
    `/hien-dien/19/ten.csv?tim=${domain}`,
  ];
  for (const path of paths) {
    assert.ok((await site.visit(path, { as: officer })).body.includes(holder), `${path} for the officer`);
    const { status, body } = await site.visit(path, { as: vnnic });
    assert.equal(status, 200);
    assert.ok(!body.includes(holder), `${path} for VNNIC`);
  }
});

test('an officer has a name measured again once, and sees how far it is', async () => {
  const made = await site.visit('/ten-mien/cafebalo.biz.vn', { as: officer, method: 'POST', form: {} });
  assert.equal(made.status, 302);
  assert.match(made.location, /^\/ten-mien\/cafebalo\.biz\.vn\/do-lai\/\d+$/);
  const waiting = await site.visit(made.location, { as: officer });
  assertPage(waiting.body);
  assert.equal(waiting.headers.get('refresh'), '3');
  assert.equal((await site.visit(`${made.location}?dung=1`, { as: officer })).headers.get('refresh'), null);
  says(readText(waiting.body), /Đang chờ đến lượt\./);
  const again = await site.visit('/ten-mien/cafebalo.biz.vn', { as: officer, method: 'POST', form: {} });
  assert.equal(again.location, made.location);
  const { links } = await open('/ten-mien/cafebalo.biz.vn');
  assert.ok(links.some(({ href, text }) => href === made.location && text === 'Đang đo lại: xem tiến độ'));
  assert.equal(
    (await site.visit(made.location.replace('cafebalo.biz.vn', 'no-https.vn'), { as: officer })).status,
    404,
  );
});

test('an ask that came to an end says before and after in a sentence and looks no more', async () => {
  const { location } = await site.visit('/ten-mien/no-https.vn', { as: officer, method: 'POST', form: {} });
  await site.pool.query(
    `update observatory.ask
     set status = 'done', started_at = asked_at, ended_at = asked_at, outcome = 'unchanged', judgement_after = judgement_before
     where id = $1`,
    [location.split('/').at(-1)],
  );
  const { body, headers } = await site.visit(location, { as: officer });
  assertPage(body);
  assert.equal(headers.get('refresh'), null);
  assert.match(readText(body), /Không có gì đổi so với lần trước\. Có trang web nhưng chưa tin cậy/);
  const soon = await site.visit('/ten-mien/no-https.vn', { as: officer, method: 'POST', form: {} });
  assert.equal(soon.status, 422);
  assertPage(soon.body);
});

test('who may not have a name measured is told so and refused', async () => {
  const auditor = await site.signIn({ role: 'auditor' });
  const { text } = await open('/ten-mien/bandat.vn', auditor);
  says(text, /Vị trí của anh chị không đo lại được/);
  const { status } = await site.visit('/ten-mien/bandat.vn', { as: auditor, method: 'POST', form: {} });
  assert.equal(status, 403);
});

test('where the invented names of the sample cannot be measured, that is said plainly', async () => {
  await using apart = await openSite({ sample: true, services: { measures: false } });
  const as = await apart.signIn({ role: 'province', unitIds: [await apart.provinceId()] });
  const text = readText((await apart.visit('/ten-mien/no-https.vn', { as })).body);
  says(text, /Không đo lại được ở đây: các tên trong dữ liệu mẫu là tên bịa, không có thật trên mạng\./);
});

test('whoever sees everything chooses a province first', async () => {
  const { text, links } = await open('/hien-dien', await site.signIn({ role: 'auditor' }));
  says(text, /Hiện diện của các tỉnh, thành phố/);
  assert.ok(links.some(({ href, text: name }) => href === '/hien-dien/19' && name === 'Tỉnh Thái Nguyên'));
  // Its columns rest on what nobody confirmed, as those of a province do.
  assert.ok(links.some(({ href }) => href === '/quan-tri/gia-dinh/presence.website'));
});

test('every page of presence is there in English too', async () => {
  for (const path of ['/hien-dien/19?lang=en', '/hien-dien/19/ten?lang=en', '/ten-mien/no-https.vn?lang=en'])
    await open(path);
});

test('a share of what VNNIC counts is told of the names under .vn where others are known too', async () => {
  await site.pool.query(
    `with moved as (
       update registry.domain
       set zone_kind = 'foreign'
       where id in (select domain_id from reporting.name_now order by name limit 30)
       returning unit_id
     )
     insert into registry.touched_unit (unit_id)
     select distinct unit_id from moved`,
  );
  await refreshTouched(site.pool, { now: sampleNow });
  const { text } = await open('/hien-dien/19');
  says(text, /Trong 412 tên đã biết \(trong đó 382 tên \.vn là 11,6 % số VNNIC đếm/);
  says(text, /trong đó 382 tên \.vn bằng 11,6 % số VNNIC đếm/);
  says(text, /trên 412 tên đã biết \(382 tên \.vn: 11,6 %\)/);
});
