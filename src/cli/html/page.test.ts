import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { test } from 'node:test';
import { Parser } from 'htmlparser2';
import { type Judgement, judge } from '#measurement/index.ts';
import { observationOf } from '../../measurement/testing/observation.ts';
import type { Refusal } from '../report/report.ts';
import { addAnswer, createTally } from '../tally.ts';
import { apportion } from './marks.ts';
import { renderReport } from './page.ts';

function pageOf(judgements: readonly Judgement[], refusals: readonly Refusal[] = []): string {
  const tally = createTally();
  for (const [index, judgement] of judgements.entries()) addAnswer(tally, { judgement, lines: [index + 1] });
  const answered = judgements.length;
  const account = {
    lines: answered + refusals.length,
    answered,
    duplicates: 0,
    refused: refusals.length,
    left: 0,
    resumed: 0,
  };
  const madeAt = '2026-11-22T12:00:00Z';
  return [...renderReport({ tally, account, refusals, madeAt, version: '0.1.0', language: 'vi' })].join('');
}

function judged(name: string, change: Partial<Judgement> = {}): Judgement {
  return { ...judge(observationOf()), domain: name, unicode: name, ...change };
}

const untrusted = { presence: 'website', trusted: false, grade: 'D', score: 40 } as const;
const placeholder = { presence: 'placeholder', state: 'parked', trusted: false, grade: 'E' } as const;
const unknown = {
  presence: 'unknown',
  state: 'not_measured',
  trusted: null,
  grade: null,
  score: null,
} as const;

test('the large number is the share of trusted websites among the names that were measured', () => {
  const page = pageOf([
    judged('a.vn'),
    judged('b.vn'),
    judged('c.vn', untrusted),
    judged('d.vn', placeholder),
    judged('e.vn', unknown),
  ]);
  assert.match(page, /<p class="figure">50<small>%<\/small><\/p>/);
  assert.match(page, /2 trong 4 tên miền đo được có trang web tin cậy, an toàn\./);
  assert.match(page, /1 tên chưa đo được, không tính vào tỷ lệ\./);
});

test('a suspicious name is told once: to be looked at, not to be helped', () => {
  const page = pageOf([
    judged('a.vn', { ...untrusted, flags: ['defaced'] }),
    judged('b.vn', untrusted),
    judged('c.vn'),
    judged('d.vn', placeholder),
  ]);
  const part = (id: string) => new RegExp(`<section id="${id}">(.*?)</section>`, 's').exec(page)?.[1] ?? '';
  const names = (text: string) => [...new Set(text.match(/\b[a-d]\.vn/g))];
  assert.deepEqual(names(part('actions')), ['a.vn', 'b.vn', 'd.vn']);
  assert.match(part('actions'), /<b>1<\/b><span>tên có trang web nhưng chưa đủ tin cậy/);
  assert.deepEqual(names(part('flagged')), ['a.vn']);
  assert.deepEqual(names(part('worst')), ['b.vn', 'd.vn']);
  assert.deepEqual(names(part('best')), ['c.vn']);
});

test('a grade lower than its score says why', () => {
  const page = pageOf([judged('a.vn', { presence: 'website', trusted: false, grade: 'C', score: 94 })]);
  assert.match(page, /Điểm 94 nhưng chỉ xếp hạng C: khách vào trang gặp cảnh báo\./);
  assert.doesNotMatch(pageOf([judged('b.vn', { grade: 'A', score: 94 })]), /nhưng chỉ xếp hạng/);
});

test('what strangers wrote is shown and never obeyed', () => {
  const evil = '"><script>alert(1)</script>';
  const finding = {
    id: 'W6',
    check: 'https-available',
    verdict: 'fail',
    reason: evil,
    evidence: { header: evil },
    advice: `${evil}\n\n${evil}`,
  } as const;
  const page = pageOf(
    [judged('a.vn', { ...untrusted, unicode: evil, findings: [finding] })],
    [{ line: 1, input: evil, problem: 'not-a-name', rule: evil }],
  );
  const tags = new Set<string>();
  new Parser({ onopentag: (name) => void tags.add(name) }).end(page);
  assert.equal(tags.has('script'), false);
  assert.match(page, /&#34;&#62;&#60;script&#62;alert\(1\)/);
});

test('the page loads nothing, runs nothing, and only its own style sheet may style it', () => {
  const page = pageOf([judged('a.vn')]);
  const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];
  const expected = `default-src &#39;none&#39;; style-src &#39;sha256-${hash('sha256', style, 'base64')}&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;`;
  assert.equal(policy, expected);
  assert.doesNotMatch(page, /\sstyle=|\ssrc=|\son[a-z]+=|url\(|@import/);
});

test('every element is closed, ids are unique and every inner link leads somewhere', () => {
  const judgements = Array.from({ length: 8 }, (_, index) =>
    judged(`ten-${index}.vn`, index % 2 === 0 ? untrusted : {}),
  );
  const page = pageOf(judgements, [{ line: 9, input: 'x', problem: 'not-a-name', rule: 'single-label' }]);
  const ids: string[] = [];
  const links: string[] = [];
  const open: string[] = [];
  let headings = 0;
  // Shapes of SVG close themselves by their slash.
  const voids = new Set(['meta', 'rect', 'path', 'circle', 'use']);
  new Parser(
    {
      onopentag(name, { id, href }) {
        if (id !== undefined) ids.push(id);
        if (href?.startsWith('#')) links.push(href.slice(1));
        if (name === 'h1') headings += 1;
        if (!voids.has(name)) open.push(name);
      },
      onclosetag(name, implied) {
        if (voids.has(name)) return;
        assert.equal(implied, false, `${name} closes itself`);
        assert.equal(open.pop(), name);
      },
    },
    { xmlMode: false, recognizeSelfClosing: true },
  ).end(page);
  assert.equal(headings, 1);
  assert.deepEqual(open, []);
  assert.deepEqual(
    ids.filter((id, index) => ids.indexOf(id) !== index),
    [],
  );
  assert.deepEqual(
    links.filter((link) => !ids.includes(link)),
    [],
  );
});

test('ten thousand names keep their totals, a bounded number of sections and a row each', () => {
  const good = judged('a.vn');
  // The first hundred, and the best ten: three of those are among the first hundred.
  const page = pageOf(
    Array.from({ length: 10_000 }, (_, index) => ({
      ...good,
      domain: `ten-${index}.vn`,
      unicode: `ten-${index}.vn`,
    })),
  );
  assert.match(page, /10\.000 trong 10\.000 tên miền đo được/);
  assert.equal(page.match(/<details class="name"/g)?.length, 107);
  assert.equal(page.split('<section id="table">')[1]?.match(/<tr><th scope="row">/g)?.length, 10_000);
  assert.ok(page.length < 6_000_000);
});

test('a hundred squares always add up, and a level with any name has one', () => {
  const squares = apportion(
    new Map([
      ['trusted', 9_980],
      ['website', 19],
      ['nothing', 1],
    ]),
    100,
  );
  assert.deepEqual(
    [...squares],
    [
      ['trusted', 98],
      ['website', 1],
      ['nothing', 1],
    ],
  );
});
