import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Db } from '#platform/postgres/db.ts';
import { inScope } from '#platform/postgres/scope.ts';
import { openSite, type Site } from '../../testing/site.ts';
import { referenceOf, selectObjectNames } from './object-names.ts';

let site: Site;
let provinceId: number;

before(async () => {
  site = await openSite();
  provinceId = await site.provinceId();
  await site.signIn({ role: 'auditor', name: 'Lê Thị Kiểm', title: 'Kiểm toán viên' });
  await site.pool.query(`
    insert into registry.import (kind, file_name, file_sha256, as_of, status, unit_id)
    values ('domains', 'a.csv', '\\x00', '2026-11-01', 'committed', ${provinceId});
    insert into registry.review (import_id, line, kind, payload, about)
    values
      (1, 2, 'holder-differs', '{"domain": "cafebalo.biz.vn", "name": "Trần Văn Balo"}', 'a'),
      (1, 3, 'which-subject', '{"name": "Trần Văn Balo"}', 'b');
    insert into registry.subject (kind, name, unit_id, legal_basis)
    values ('household', 'Cà phê Balo', ${provinceId}, 'state-task');
    insert into registry.domain (name, unicode, zone, zone_kind, unit_id, listed_on)
    values ('xn--qunph-2ta7391d.vn', 'quánphở.vn', 'vn', 'generic', ${provinceId}, '2026-11-01');
    insert into observatory.run (kind, status, profile, method, vantage, slots, planned_at)
    values ('due', 'done', 'presence', 'm', 'v', 1, '2026-11-23T18:00:00Z');
    insert into registry.upload
      (kind, file_name, sha256, size, as_of, unit_id, account_id, free_of_secrets, created_at, expires_at)
    values
      ('households', 'b.csv', decode(repeat('00', 32), 'hex'), 1, '2026-11-02', ${provinceId}, 1, true, now(), now() + interval '1 day'),
      ('schools', 'c.csv', decode(repeat('00', 32), 'hex'), 1, '0001-01-01', ${provinceId}, 1, true, now(), now() + interval '1 day')`);
});

after(() => site[Symbol.asyncDispose]());

const all = [
  'account:1',
  'post:1',
  'session:1',
  'unit-code:19',
  'domain:xn--qunph-2ta7391d.vn',
  'subject:1',
  'upload:1',
  'import:1',
  'review:1',
  'review:2',
  'run:1',
  'assumption:measurement.every-days',
  'database:main',
];

interface Seen {
  everywhere?: boolean;
  seesSubjects?: boolean;
  references: readonly string[];
}

async function named({ everywhere = true, seesSubjects = true, references }: Seen) {
  const { console, identity, now } = site.services;
  let asked = 0;
  const counting = <Of extends Db>(db: Of): Of =>
    new Proxy(db, {
      get(target, key) {
        if (key === 'query') asked += 1;
        const value = Reflect.get(target, key) as unknown;
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  const scope = { everywhere, unitIds: [], accountId: 1 };
  const names = await inScope(console, scope, (db) =>
    selectObjectNames(
      { db: counting(db), services: { identity: counting(identity), now }, language: 'vi', seesSubjects },
      references,
    ),
  );
  return { names: Object.fromEntries(names), asked };
}

test('every kind of object is called what it is called today', async () => {
  const { names } = await named({ references: [...all, `unit:${provinceId}`] });
  assert.deepEqual(names, {
    'account:1': 'Lê Thị Kiểm',
    'post:1': 'Kiểm toán viên',
    'session:1': 'của Lê Thị Kiểm',
    'unit-code:19': 'Tỉnh Thái Nguyên',
    [`unit:${provinceId}`]: 'Tỉnh Thái Nguyên',
    'domain:xn--qunph-2ta7391d.vn': 'quánphở.vn',
    'subject:1': 'Cà phê Balo',
    'upload:1': 'hộ kinh doanh, ngày 02/11/2026',
    'import:1': 'tên miền, ngày 01/11/2026',
    'review:1': '“Hai danh sách nói hai chủ thể” (cafebalo.biz.vn)',
    'review:2': '“Dòng này là ai?” (Trần Văn Balo)',
    'run:1': 'ngày 24/11/2026 (đến lượt)',
    'assumption:measurement.every-days': '“Mỗi tên được đo ít nhất 7 ngày một lần”',
    'database:main': 'của tỉnh',
  });
});

test('a list whose day could not be read is told without one', async () => {
  assert.deepEqual((await named({ references: ['upload:2'] })).names, { 'upload:2': 'trường học' });
});

test('the unit of an export is found by its code, which is another one’s number', () => {
  assert.equal(referenceOf({ act: 'names-exported', object: 'unit:19' }), 'unit-code:19');
  assert.equal(referenceOf({ act: 'subjects-exported', object: 'unit:05443' }), 'unit-code:05443');
  assert.equal(referenceOf({ act: 'count-recorded', object: 'unit:19' }), 'unit:19');
});

test('what is gone, or is no reference, is left out and breaks nothing', async () => {
  const references = [
    'post:99',
    'unit:0',
    'unit:x',
    'run:99999999999999999999',
    'login:ab12',
    'ship:4',
    ':',
    '',
  ];
  assert.deepEqual(await named({ references: [...references, 'constructor:1', 'unit-code:\n'] }), {
    names: {},
    asked: 4,
  });
});

test('subjects are named to posts that may see subjects only', async () => {
  const { names } = await named({ seesSubjects: false, references: ['subject:1', 'review:1', 'review:2'] });
  assert.deepEqual(names, {
    'review:1': '“Hai danh sách nói hai chủ thể” (cafebalo.biz.vn)',
    'review:2': '“Dòng này là ai?”',
  });
});

test('what lies outside the post’s scope has no name', async () => {
  const references = ['subject:1', 'upload:1', 'import:1', 'review:1', 'domain:xn--qunph-2ta7391d.vn'];
  assert.deepEqual((await named({ everywhere: false, references })).names, {});
});

test('a thousand entries of all kinds are one question a kind', async () => {
  const references = Array.from({ length: 1_000 }, (_, index) => [
    ...all,
    `account:${index}`,
    `unit:${index}`,
    `domain:ten-${index}.vn`,
  ]).flat();
  const { names, asked } = await named({ references });
  // What a database is called is known without asking.
  assert.equal(asked, 12);
  assert.equal(names['account:1'], 'Lê Thị Kiểm');
});
