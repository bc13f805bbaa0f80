import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderVerdict } from './audit-verify.ts';

const lastHead = {
  day: '2026-11-25',
  seq: 1200,
  hash: Buffer.alloc(32, 0xab),
  signature: Buffer.alloc(64),
  keyId: '0123456789abcdef',
};

const span = {
  from: Temporal.Instant.from('2026-11-26T01:59:30Z'),
  until: Temporal.Instant.from('2026-11-26T02:00:00Z'),
};

test('a whole audit is said to be whole, with the last signature and what it does not cover', () => {
  assert.equal(
    renderVerdict(
      { entries: 1234, firstBad: null, heads: 12, lastHead, unsigned: 34, unsignedSpan: span },
      'vi',
    ),
    `ĐẠT  Nhật ký nguyên vẹn: 1.234 mục.
     Chữ ký đúng: 12 ngày. Mới nhất: ngày 25/11/2026, mục 1.200, khóa 0123456789abcdef
     abababababababababababababababababababababababababababababababab
     34 mục cuối (26/11/2026 08:59 – 26/11/2026 09:00) chưa có chữ ký: nếu bị cắt bỏ thì chưa gì cho thấy. Khi hệ thống chạy, cuối nhật ký được ký mỗi phút vào tệp audit.head.
`,
  );
  assert.match(
    renderVerdict(
      {
        entries: 1,
        firstBad: null,
        heads: 0,
        lastHead: null,
        unsigned: 1,
        unsignedSpan: { ...span, from: span.until },
      },
      'en',
    ),
    /The last 1 entries \(26 Nov 2026 09:00\) are not signed yet/,
  );
});

test('a bad entry is named with number, day and act; its control characters do not reach the terminal', () => {
  const firstBad = { seq: 15, why: 'changed', day: '2026-11-24', act: 'domain\u001b[2J' } as const;
  assert.equal(
    renderVerdict(
      { entries: 14, firstBad, heads: 0, lastHead: null, unsigned: 14, unsignedSpan: null },
      'vi',
    ),
    'SAI  Mục 15 (24/11/2026, domain\ufffd[2J): nội dung không khớp với mã băm của chính nó. 14 mục trước đó đúng.\n',
  );
  assert.equal(
    renderVerdict(
      {
        entries: 1,
        firstBad: { seq: 2, why: 'missing', day: null, act: null },
        heads: 0,
        lastHead: null,
        unsigned: 1,
        unsignedSpan: null,
      },
      'en',
    ),
    'WRONG  Entry 2: this entry is gone, and later ones are there. 1 entries before it are good.\n',
  );
});
