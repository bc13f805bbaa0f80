import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Evidence, judge, measurementFaults } from '#measurement/index.ts';
import { observationOf } from '#measurement/testing/observation.ts';
import { evidenceField } from '#web/messages/presence-evidence.ts';
import { signalWords } from '#web/messages/presence-signals.ts';
import { withFault } from '../../../measurement/testing/web-checks.ts';
import { seenOf, untold } from './seen.ts';

const engine = join(import.meta.dirname, '../../../measurement');

/** `label: line | line`, a field a line. */
function told(check: string, evidence: Evidence, language: 'vi' | 'en' = 'vi'): string[] {
  return seenOf(check, evidence, language).map(({ label, values }) => `${label}: ${values.join(' | ')}`);
}

test('what name servers answered is told with the terms an expert looks for', () => {
  const asked = { server: 'ns1.vi-du.vn', address: '192.0.2.1', type: 'SOA', transport: 'udp' };
  const answers = [
    { ...asked, outcome: 'answer', rcode: 0, authoritative: true },
    { ...asked, outcome: 'answer', rcode: 0, authoritative: false },
    { ...asked, outcome: 'answer', rcode: 5, authoritative: false },
    { ...asked, outcome: 'timeout', afterMs: 10_884 },
    { ...asked, transport: 'tcp', outcome: 'refused', afterMs: 167 },
    '… and 2 more',
  ];
  assert.deepEqual(told('N3', { working: 1, of: 5, answers }), [
    'Số địa chỉ trả lời đúng: 1',
    'Số địa chỉ đã hỏi: 5',
    [
      'Trả lời: ns1.vi-du.vn (192.0.2.1), hỏi SOA qua UDP: trả lời đúng (AA)',
      'ns1.vi-du.vn (192.0.2.1), hỏi SOA qua UDP: trả lời nhưng không nhận giữ tên này (không có cờ AA)',
      'ns1.vi-du.vn (192.0.2.1), hỏi SOA qua UDP: từ chối trả lời (REFUSED)',
      'ns1.vi-du.vn (192.0.2.1), hỏi SOA qua UDP: hết giờ chờ sau 11 giây',
      'ns1.vi-du.vn (192.0.2.1), hỏi SOA qua TCP: từ chối kết nối sau 167 ms',
      '… và 2 nữa',
    ].join(' | '),
  ]);
  assert.deepEqual(told('N7', { misses: answers.slice(0, 1) }), [
    'Không trả lời đúng: ns1.vi-du.vn (192.0.2.1), hỏi SOA qua UDP: trả lời (AA) nhưng thiếu bản ghi được hỏi',
  ]);
});

test('one answer that does not validate stands out of many that do', () => {
  const evidence = {
    name: 'vi-du.vn',
    type: 'A',
    cause: 'signature-expired',
    detail: 'RRSIG of vi-du.vn/A expired 2026-11-20T17:30:00Z',
    checked: ['vi-du.vn SOA: secure', 'vi-du.vn A: bogus', 'vi-du.vn MX: secure', 'www.vi-du.vn A: secure'],
  };
  assert.deepEqual(told('S2', evidence), [
    'Tên: vi-du.vn',
    'Loại bản ghi: địa chỉ IPv4 (A)',
    'Nguyên nhân: chữ ký đã hết hạn',
    'Ghi kỹ thuật (tiếng Anh): RRSIG of vi-du.vn/A expired 21/11/2026 00:30',
    'Đã kiểm tra chữ ký: chữ ký đúng: vi-du.vn (SOA, MX), www.vi-du.vn (A) | chữ ký sai (bogus): vi-du.vn (A)',
  ]);
});

test('a certificate has its days in Vietnam, and a port its refusal', () => {
  const certificate = {
    subject: 'CN=vi-du.vn',
    issuer: 'O=Nơi cấp',
    notBefore: '2026-08-26T21:50:18Z',
    notAfter: '2026-11-24T21:50:18Z',
  };
  assert.deepEqual(told('T11', { certificate, daysLeft: -2, places: ['vi-du.vn (192.0.2.1)'] }), [
    'Chứng thư: cấp cho CN=vi-du.vn, nơi cấp O=Nơi cấp, có hạn 27/08/2026 04:50 – 25/11/2026 04:50',
    'Thời hạn: đã quá 2 ngày',
    'Máy chủ web: vi-du.vn (192.0.2.1)',
  ]);
  const places = ['vi-du.vn (192.0.2.1): refused', 'vi-du.vn (2001:db8::1): tls-alert-40'];
  assert.deepEqual(told('W6', { places, also: ['name-mismatch'] }), [
    'Đã thử ở: vi-du.vn (192.0.2.1): từ chối kết nối | vi-du.vn (2001:db8::1): máy chủ từ chối bắt tay mã hóa (TLS, mã 40)',
    'Còn sai: chứng thư cấp cho tên khác',
  ]);
  assert.deepEqual(told('W6', { places: ['vi-du.vn (192.0.2.1): refused'] }, 'en'), [
    'Tried at: vi-du.vn (192.0.2.1): connection refused',
  ]);
});

test('truth values, shares, lengths of time and thousands are written as people write them', () => {
  assert.deepEqual(told('S9', { iterations: 0, salt: '', optOut: true }), [
    'Số vòng băm thêm (NSEC3): 0',
    'Bỏ qua tên chưa ký (opt-out): có',
  ]);
  assert.deepEqual(told('W3', { compared: 2, distance: 0.64 }), [
    'Số cặp đã so: 2',
    'Phần khác nhau: 64\u00a0%',
  ]);
  assert.deepEqual(told('N19', { ttls: ['A 300', 'NS 3600', 'MX 1209600'] }), [
    'Thời gian nhớ (TTL): A: 5 phút | NS: 1 giờ | MX: 14 ngày',
  ]);
  assert.deepEqual(told('A8', { words: 90_449, status: 503 }), [
    'Số từ trên trang: 90.449',
    'Máy chủ trả lời: 503 (máy chủ tạm ngừng)',
  ]);
});

test('what a page is told by has words, and what the page itself says stays', () => {
  assert.deepEqual(
    told('A8', {
      state: 'for_sale',
      signals: [
        'says-only-that (definite): this domain is for sale',
        'no-delegation (definite): NXDOMAIN from vn',
        'nothing-connects (definite): http 198*****38: refused, http 2001:db8::a: refused, https 198*****38: timeout',
      ],
    }),
    [
      'Trang cho thấy: Đang rao bán tên miền',
      'Dấu hiệu: trang chỉ có lời rao bán: this domain is for sale | đuôi báo không có tên này: đuôi .vn trả lời NXDOMAIN | không cổng nào nhận kết nối: http: từ chối kết nối; https: hết giờ chờ',
    ],
  );
});

test('what is not there is said where its absence is the finding, and nowhere else', () => {
  assert.deepEqual(told('X3', { url: 'https://vi-du.vn/', values: [] }), [
    'Địa chỉ trang: https://vi-du.vn/',
    'X-Content-Type-Options: không có',
  ]);
  assert.deepEqual(told('N6', { onlyParent: [] }), []);
});

test('more than eight lines are counted', () => {
  const addresses = Array.from({ length: 11 }, (_, at) => `192.0.2.${at}`);
  assert.equal(told('N4', { addresses })[0]?.split(' | ').at(-1), '… và 3 nữa');
});

test('a field or a code that nobody has named is shown as it is, and told of', () => {
  const finding = {
    ...({ id: 'W6', check: 'https-available', verdict: 'fail', advice: '' } as const),
    evidence: { neverHeardOf: 1, places: ['vi-du.vn (192.0.2.1): never-heard-of'] },
  };
  assert.deepEqual(told('W6', finding.evidence), [
    'neverHeardOf: 1',
    'Đã thử ở: vi-du.vn (192.0.2.1): never-heard-of',
  ]);
  assert.deepEqual(untold({ findings: [finding] }), ['W6.neverHeardOf', 'W6.places: never-heard-of']);
});

test('every mark by which the engine tells a page has words', () => {
  const files = globSync('content/{state,rules/*}.ts', { cwd: engine }).filter(
    (file) => !file.endsWith('.test.ts'),
  );
  const ids = files.flatMap((file) => {
    const text = readFileSync(join(engine, file), 'utf8');
    const rules = [...text.matchAll(/\bid: '([a-z-]+)'/g)].map(([, id]) => id!);
    const decided = [...text.matchAll(/decided\(\s*'\w+',\s*'([a-z-]+)'/g)].map(([, id]) => id!);
    return [...rules, ...decided];
  });
  assert.ok(ids.length > 80, `${ids.length} marks found`);
  assert.deepEqual(
    ids.filter((id) => signalWords[id] === undefined),
    [],
  );
});

test('every field that a check writes into its evidence has a label', () => {
  const files = globSync('checks/*.ts', { cwd: engine }).filter((file) => !file.endsWith('.test.ts'));
  const written = files.flatMap((file) => {
    const text = readFileSync(join(engine, file), 'utf8');
    const id = /\bid: '([A-Z]\d+)'/.exec(text)?.[1] ?? 'any';
    return keysOfEvidence(text).map((key) => ({ id, key }));
  });
  assert.ok(written.length > 200, `${written.length} fields found`);
  assert.deepEqual(
    written.filter(({ id, key }) => evidenceField(id, key, 'vi') === null),
    [],
  );
});

/** Top-level keys of every object that a source gives as evidence; spreads are read where they are made. */
function keysOfEvidence(source: string): string[] {
  return [...source.matchAll(/evidence(?:: \w+)?\s*[:=]\s*(?=\{)/g)].flatMap(({ index, 0: { length } }) => {
    let depth = 0;
    let keys = '';
    for (const letter of source.slice(index + length)) {
      if (/[{([]/.test(letter)) depth += 1;
      if (/[})\]]/.test(letter)) depth -= 1;
      if (depth === 0) break;
      if (depth === 1) keys += letter;
    }
    return [...keys.matchAll(/[{,]\s*(\w+)(?=\s*[:,]|\s*$)/g)].map(([, key]) => key!);
  });
}

test('every fault at every address, and a name where all is well, leave nothing untold', () => {
  assert.deepEqual(untold(judge(observationOf())), []);
  for (const fault of [...measurementFaults, 'tls-alert-112'] as const) {
    assert.deepEqual(untold(judge(withFault(() => true, fault))), [], fault);
    assert.deepEqual(untold(judge(withFault(({ scheme }) => scheme === 'https', fault))), [], fault);
  }
});
