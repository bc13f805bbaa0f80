import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { readList } from '#platform/tables/guard.ts';
import { openTable } from '#platform/tables/rows.ts';
import { chooseColumn } from './columns.ts';

test('the sample list is read by its heading, 30 rows with one duplicate and one that is no name', async () => {
  const table = await openTable(await readList(join(import.meta.dirname, '../../samples/names.csv')));
  assert.deepEqual(await chooseColumn(table, null), { column: 1, heading: 'tên miền', headingLine: 1 });
  const rows = await Array.fromAsync(table.rows());
  assert.equal(rows.length, 31);
  assert.deepEqual(rows[0]?.cells, ['STT', 'tên miền', 'chủ thể', 'xã']);
  assert.equal(rows[3]?.cells[1], 'quánphở.vn');
  assert.equal(rows[18]?.cells[1], 'HTTPS://QuánPhở.VN/');
  assert.equal(rows[23]?.cells[1], 'chưa có tên miền');
});
