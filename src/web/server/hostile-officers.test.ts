/**
 * People with a right cookie and a wrong intent, over the sample: a commune's officer and one of another province try every
 * address of what is not theirs, and forms with more fields than they have.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openSite, type Site } from '../testing/site.ts';

let site: Site;
let commune: string;
let elsewhere: string;
let province: string;
/** Names, subjects and places of the sample that are another commune's. */
let others: { names: string[]; subjects: number[]; codes: string[] };

before(async () => {
  site = await openSite({ sample: true });
  const provinceId = await site.provinceId();
  const { rows: capital } = await site.pool.query<{ id: number }>(
    `select unit.id
     from territory.unit
     join territory.code on code.unit_id = unit.id
     where unit.level = 'province' and code.code = '01' and code.preferred and code.valid @> current_date`,
  );
  const { rows: communes } = await site.pool.query<{ id: number; code: string }>(
    `select closure.descendant_id as id, code.code
     from territory.closure
     join territory.code on code.unit_id = closure.descendant_id and code.preferred and code.valid @> current_date
     where closure.ancestor_id = $1 and closure.depth = 1 and closure.valid @> current_date
     order by code.code`,
    [provinceId],
  );
  const own = communes[0]!;
  const { rows } = await site.pool.query<{ name: string; subject: number }>(
    `select domain.name, holding.subject_id as subject
     from registry.holding
     join registry.domain on domain.id = holding.domain_id
     join registry.subject on subject.id = holding.subject_id
     where upper_inf(holding.valid)
       and subject.unit_id not in (select descendant_id from territory.closure where ancestor_id = $1)
       and domain.id not in (
         select domain_id
         from registry.holding
         join registry.subject on subject.id = holding.subject_id
         where subject.unit_id in (select descendant_id from territory.closure where ancestor_id = $1)
       )
     order by domain.name
     limit 12`,
    [own.id],
  );
  others = {
    names: rows.map(({ name }) => name),
    subjects: rows.map(({ subject }) => subject),
    codes: communes.slice(1, 6).map(({ code }) => code),
  };
  commune = await site.signIn({ role: 'commune', unitIds: [own.id] });
  elsewhere = await site.signIn({ role: 'province', unitIds: [capital[0]!.id] });
  province = await site.signIn({ role: 'province', unitIds: [provinceId] });
});
after(() => site[Symbol.asyncDispose]());

async function entries(): Promise<number> {
  const { rows } = await site.pool.query('select count(*) as n from identity.audit_entry');
  return rows[0].n;
}

for (const [who, secretOf] of [
  ['a commune’s officer', () => commune],
  ['an officer of another province', () => elsewhere],
] as const) {
  test(`${who} finds no name and no subject of others by its address, and has none measured`, async () => {
    assert.equal(others.names.length, 12);
    const before = await entries();
    for (const name of others.names) {
      for (const visit of [{}, { form: { viec: 'do-lai' } }]) {
        const { status } = await site.visit(`/ten-mien/${name}`, { as: secretOf(), ...visit });
        assert.equal(status, 404, name);
      }
    }
    for (const id of others.subjects) {
      for (const visit of [{}, { form: { viec: 'hien' } }]) {
        const { status } = await site.visit(`/doi-tuong/${id}`, { as: secretOf(), ...visit });
        assert.equal(status, 404, `subject ${id}`);
      }
    }
    assert.equal(await entries(), before);
  });

  test(`${who} is shown no name of others in any list, file, search or figure`, async () => {
    const paths = [
      ...others.codes.flatMap((code) => [
        `/hien-dien/${code}`,
        `/hien-dien/${code}/ten`,
        `/hien-dien/${code}/ten.csv`,
      ]),
      '/hien-dien/19',
      '/hien-dien/19/ten',
      '/hien-dien/19/ten.csv',
      '/hien-dien/19/xa.csv',
      '/xep-hang',
      '/xep-hang.csv',
      '/',
      ...others.names.slice(0, 4).flatMap((name) => [`/doi-tuong?q=${name}`, `/hien-dien/19/ten?q=${name}`]),
    ];
    for (const path of paths) {
      const { status, body } = await site.visit(path, { as: secretOf() });
      assert.ok(status < 500, `${path}: ${status}`);
      const shown = others.names.filter((name) =>
        new RegExp(`(?<![\\w.=-])${RegExp.escape(name)}(?![\\w-])`).test(
          body.replace(/value="[^"]*"/g, '').replaceAll(/“[^”]*”/g, ''),
        ),
      );
      assert.deepEqual(shown, [], path);
    }
  });
}

test('the same addresses open for the province itself: what was refused was there', async () => {
  assert.equal((await site.visit(`/ten-mien/${others.names[0]}`, { as: province })).status, 200);
  assert.equal((await site.visit(`/doi-tuong/${others.subjects[0]}`, { as: province })).status, 200);
});

test('fields that a form does not have give nobody a role, a unit or an account', async () => {
  const state = async () =>
    (
      await site.pool.query(
        `select
           (select json_agg(post order by id) from identity.post) as posts,
           (select json_agg(post_unit order by post_id, unit_id) from identity.post_unit) as units,
           (select json_agg(json_build_array(id, login, status) order by id) from identity.account) as accounts`,
      )
    ).rows[0];
  const before = await state();
  const more = {
    role: 'administrator',
    'vai-tro': 'administrator',
    everywhere: 'on',
    unitIds: '1',
    accountId: '1',
    postId: '1',
    'vi-tri': '1',
    status: 'active',
    __proto__: 'x',
  };
  for (const path of ['/toi', '/toi/mat-khau', '/toi/khoa', '/chon-vi-tri', '/xac-nhan-lai']) {
    for (const as of [commune, elsewhere]) {
      const { status } = await site.visit(path, { as, form: more });
      assert.ok(status < 500, `${path}: ${status}`);
    }
  }
  assert.deepEqual(await state(), before);
});

test('a file’s name is text: it neither leads into a folder nor into a head line nor into the page', async () => {
  const list = 'Tên trường,Xã,Tỉnh,Địa chỉ\nTHPT Tân Cương,Tân Cương,Thái Nguyên,Xóm 1\n';
  const names = {
    '../../../etc/cron.d/x.csv': 'x.csv',
    '..\\..\\y.csv': 'y.csv',
    '<img src=x onerror=alert(1)>.csv': '<img src=x onerror=alert(1)>.csv',
    '=cmd|calc.csv': '=cmd|calc.csv',
    [`${'x'.repeat(4_000)}.csv`]: 'x'.repeat(255),
  };
  for (const [at, [name, kept]] of Object.entries(names).entries()) {
    const form = new FormData();
    form.set('loai', 'schools');
    form.set('ngay', '24/11/2026');
    form.set('khong-mat', 'on');
    form.set('tep', new File([list.replace('Xóm 1', `Xóm ${at}`)], name));
    const { status, location, body } = await site.visit('/nhap/moi?loai=schools', { as: province, form });
    assert.equal(status, 302, `${name.slice(0, 40)}: ${body.slice(0, 200)}`);
    const { rows } = await site.pool.query('select file_name from registry.upload order by id desc limit 1');
    assert.equal(rows[0].file_name.slice(0, 200), kept.slice(0, 200));
    const shown = await site.visit(location, { as: province });
    assert.equal(shown.body.includes('<img src=x'), false);
  }
});

test('a file handed out is named by us, whatever was asked for', async () => {
  for (const odd of ['x"; filename="b.exe', 'a\r\nset-cookie: x=y', '../../x', '2026-11"']) {
    for (const path of [
      '/xep-hang.csv?thang=',
      '/xep-hang.csv?chi-so=',
      '/xep-hang.csv?ban-do=',
      '/xep-hang.csv?noi=',
    ]) {
      const { status, headers } = await site.visit(`${path}${encodeURIComponent(odd)}`, { as: province });
      assert.ok(status < 500, `${path}${odd}: ${status}`);
      assert.match(
        headers.get('content-disposition') ?? 'attachment; filename="-"',
        /^attachment; filename="[\w.-]+"$/,
      );
      assert.equal(headers.get('set-cookie'), null);
    }
  }
});
