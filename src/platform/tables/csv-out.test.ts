import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvCell, csvHeadings, csvNumber, csvRow } from './csv-out.ts';

test('a cell that a spreadsheet would calculate is made text', () => {
  assert.equal(csvCell('=HYPERLINK("http://x")'), '"\'=HYPERLINK(""http://x"")"');
  assert.equal(csvCell('@SUM(A1)'), "'@SUM(A1)");
  assert.equal(csvCell(' +84 912'), "' +84 912");
  assert.equal(csvCell('＝1+1'), "'＝1+1");
  assert.equal(csvCell('quán phở'), 'quán phở');
  assert.equal(csvCell('|cmd'), "'|cmd");
});

test('a row quotes what would end a cell, and ends as RFC 4180 says', () => {
  assert.equal(csvRow(['a;b', 'c"d', 'e']), '"a;b","c""d",e\r\n');
});

test('headings begin with a capital, and a number has the decimal mark of the language', () => {
  assert.equal(csvHeadings(['đuôi', 'VNNIC đếm', 'bao phủ (%)']), 'Đuôi,VNNIC đếm,Bao phủ (%)\r\n');
  assert.equal(csvRow([csvNumber(8.64, 1, 'vi'), csvNumber(3295, 1, 'vi')]), '"8,6",3295\r\n');
  assert.equal(csvNumber(2 / 3, 4, 'en'), '0.6667');
});
