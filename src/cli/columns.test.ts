import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openTable } from '#platform/tables/rows.ts';
import { type ColumnChoice, chooseColumn } from './columns.ts';

async function choiceOf(text: string, wanted: string | null = null): Promise<ColumnChoice> {
  const table = await openTable({ path: 'list.csv', bytes: Buffer.from(text), kind: 'text' });
  return chooseColumn(table, wanted);
}

test('a heading is found in any spelling, below a title', async () => {
  assert.deepEqual(await choiceOf('STT;TÊN  MIỀN;xã\n1;a.vn;x\n'), {
    column: 1,
    heading: 'TÊN  MIỀN',
    headingLine: 1,
  });
  assert.deepEqual(await choiceOf('DANH SÁCH TÊN MIỀN,,\n,,\nSTT,Website,Tên miền đăng ký\n1,b.vn,a.vn\n'), {
    column: 1,
    heading: 'Website',
    headingLine: 3,
  });
  assert.deepEqual(await choiceOf('ten mien\na.vn\n'), { column: 0, heading: 'ten mien', headingLine: 1 });
});

test('a list of names alone has no heading', async () => {
  assert.deepEqual(await choiceOf('a.vn\ndomain\n'), { column: 0, heading: null, headingLine: 0 });
});

test('without a heading the column that reads as names is taken', async () => {
  const choice = await choiceOf('1,Cô Ba,a.vn,ba@a.vn\n2,Chú Tư,b.vn,tu@b.vn\n');
  assert.deepEqual(choice, { column: 2, heading: null, headingLine: 0 });
});

test('two columns of names are not guessed between', async () => {
  await assert.rejects(choiceOf('a.vn,b.vn\nc.vn,d.vn\n'), { code: 'column-unclear' });
});

test('--column takes a heading or a number, and names the columns there are', async () => {
  const text = 'STT,tên miền,tên miền cũ\n1,a.vn,b.vn\n';
  assert.equal((await choiceOf(text, 'Ten Mien Cu')).column, 2);
  assert.deepEqual(await choiceOf(text, '3'), { column: 2, heading: 'tên miền cũ', headingLine: 1 });
  await assert.rejects(choiceOf(text, 'trang'), /It has: "STT", "tên miền", "tên miền cũ"\./);
});
