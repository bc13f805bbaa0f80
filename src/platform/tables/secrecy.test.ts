import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findMarking, findMarkingInName } from './secrecy.ts';

test('a stamp is capitals by themselves, in brackets, or behind "Độ mật"', () => {
  assert.equal(findMarking('MẬT', true), 'MẬT');
  assert.equal(findMarking(' ( TỐI  MẬT ) ', true), 'TỐI MẬT');
  assert.equal(findMarking('TUYỆT MẬT', false), 'TUYỆT MẬT');
  assert.equal(findMarking('DANH SÁCH DOANH NGHIỆP (MẬT)', false), 'MẬT');
  assert.equal(findMarking('Độ mật: Tối mật', false), 'TỐI MẬT');
  assert.equal(findMarking('TỐI MẬT'.normalize('NFD'), true), 'TỐI MẬT');
});

test('the word in a name or a sentence is a word', () => {
  for (const text of [
    'Mật ong rừng',
    'HTX MẬT ONG THÁI NGUYÊN',
    'Hộ kinh doanh Bí Mật',
    'bí mật kinh doanh',
    'Độ mật: Mật ong',
    'Nguyễn Thị Mật',
    'mật',
  ]) {
    assert.equal(findMarking(text, true), null, text);
  }
  assert.equal(findMarking('MẬT', false), null);
});

test('the name of a file is read the same way', () => {
  assert.equal(findMarkingInName('/data/DS hộ kinh doanh (MẬT).xlsx'), 'MẬT');
  assert.equal(findMarkingInName('bao-cao_TUYỆT MẬT.csv'), 'TUYỆT MẬT');
  assert.equal(findMarkingInName('tuyet-mat bao cao.csv'), 'TUYỆT MẬT');
  assert.equal(findMarkingInName('DS doanh nghiệp MẬT.csv'), 'MẬT');
  assert.equal(findMarkingInName('/mật/HTX mật ong.csv'), null);
  assert.equal(findMarkingInName('HTX_MẬT_ONG.csv'), null);
  assert.equal(findMarkingInName('DS CÔNG TY BÍ MẬT.xlsx'), null);
});
