import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maskEvidence, maskNumbers } from './personal.ts';

test('a telephone number in an address is hidden whatever the check', () => {
  assert.deepEqual(maskEvidence('W5', { ends: ['https://zalo.me/0912345678'], chains: 4 }), {
    ends: ['https://zalo.me/091*****78'],
    chains: 4,
  });
  assert.deepEqual(
    maskEvidence('X1', { url: 'https://a.vn/?p=0912345678&m=nguyenvana%40gmail.com&c=001085012345' }),
    { url: 'https://a.vn/?p=091*****78&m=n***%40gmail.com&c=001*******45' },
  );
  assert.deepEqual(maskEvidence('W13', { contacts: ['mailto:hoa.nguyen@quan.vn', 'tel:+84912345678'] }), {
    contacts: ['mailto:h***@quan.vn', 'tel:+849******78'],
  });
});

test('what a page says is hidden too, what DNS and registers say is not', () => {
  const seen = 'hacked by 001085012345, a.b@c.vn';
  assert.deepEqual(maskEvidence('A8-defaced', { signals: [seen] }), {
    signals: ['hacked by 001*******45, a***@c.vn'],
  });
  assert.deepEqual(maskEvidence('V2', { codes: ['0100109106'] }), { codes: ['0100109106'] });
  assert.deepEqual(maskEvidence('N8', { serial: '2026112201' }), { serial: '2026112201' });
});

test('a number is a number however it is written', () => {
  for (const written of ['0912 345 678', '(0912) 345.678', '0912 · 345 · 678', '0912–345–678'])
    assert.doesNotMatch(maskNumbers(written), /34|67/, written);
});

test('the address of a machine is nobody’s number, and numbers that look a little like one are hidden', () => {
  const machine = 'http://198.51.100.38/a.js, 203.0.113.255 198.51.100.200';
  assert.equal(maskNumbers(machine), machine);
  for (const written of [
    '033.177.11.448',
    '+84.90.123.45',
    '0912.34.56.78',
    '198.51.100.380',
    '1.198.51.100.38',
  ])
    assert.match(maskNumbers(written), /\*{4}/, written);
});

test('text made to be slow is masked at once', { timeout: 5_000 }, () => {
  for (const piece of ['a-', '1(', 'a@', '1 ', '1.', '1.1.1.', 'http://', '@a'])
    maskEvidence('A8', { seen: piece.repeat(50_000) });
});
