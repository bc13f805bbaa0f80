import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judge } from '#measurement/index.ts';
import { observationOf } from '../../measurement/testing/observation.ts';
import { csvReport } from './csv.ts';

test('Excel reads a row a name and a row a refused line, each as wide as the heading', async () => {
  let text = '';
  const report = csvReport(async (piece) => {
    text += piece;
  }, 'vi');
  await report.answer({ judgement: judge(observationOf()), lines: [2, 5] });
  await report.refuse({ line: 3, input: '-1+1', problem: 'not-a-name', rule: 'single-label' });
  await report.end({ lines: 3, answered: 1, duplicates: 1, refused: 1, left: 0, resumed: 0 });
  assert.ok(
    text.startsWith('\ufefftên miền,tên dạng ASCII,dòng,đo lúc,hiện diện,trạng thái,tin cậy,hạng,điểm,'),
  );
  const rows = text.split('\r\n');
  assert.equal(rows.length, 4);
  assert.ok(rows[1]?.startsWith('example.vn,example.vn,2 5,20/11/2026 15:00,Có trang web,'));
  assert.ok(rows[2]?.startsWith("'-1+1,,3,,"));
  assert.ok(rows[2]?.endsWith(',không phải tên miền: không có dấu chấm'));
  assert.equal(rows[1]?.split(',').length, rows[0]?.split(',').length);
  assert.equal(rows[2]?.split(',').length, rows[0]?.split(',').length);
});
