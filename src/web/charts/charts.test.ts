import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFragment } from 'parse5';
import { renderBars } from './bars.ts';
import { createDrawings, tidySvg } from './draw.ts';
import { niceTop, renderLine } from './line.ts';
import { fitWords } from './words-width.ts';

const percent = (value: number) => `${String(value).replace('.', ',')} %`;
const line = () =>
  renderLine({
    id: 'trusted',
    description: 'Từ 31 % lên "56 %" & <hơn>',
    months: ['09/2026', '10/2026', '11/2026'],
    lines: [
      { label: 'Tin cậy <b>', values: [31, null, 56.3] },
      { label: 'Có trang web', values: [55, 60, 64] },
    ],
    target: { label: 'Chỉ tiêu', value: 80 },
    format: percent,
  }).svg;

test('a chart holds nothing that a policy without inline style and script would stop', () => {
  for (const svg of [line(), bars()]) {
    assert.doesNotMatch(svg, /style|<script|ecmeta|href| on\w+=/);
    assert.doesNotMatch(svg, /#[0-9a-f]{3,8}"(?!\/>)/i, 'a colour that does not turn with the theme');
  }
});

test('what is written on a chart is text, whatever a label holds', () => {
  assert.match(line(), /aria-label="Từ 31 % lên &quot;56 %&quot; &amp; &lt;hơn>"/);
  assert.match(line(), />Tin cậy &lt;b(&gt;|>) 56,3 %</);
  assert.doesNotMatch(line(), /<b>/);
});

test('a chart is drawn for a desk and for a phone, each with ids of its own', () => {
  const ids: string[] = [];
  const classes: string[] = [];
  const visit = (node: { attrs?: { name: string; value: string }[]; childNodes?: unknown[] }) => {
    for (const { name, value } of node.attrs ?? []) {
      if (name === 'id') ids.push(value);
      if (name === 'class') classes.push(value);
    }
    for (const child of node.childNodes ?? []) visit(child as typeof node);
  };
  visit(parseFragment(line()));
  assert.deepEqual(classes, ['chart chart-wide', 'chart chart-narrow']);
  assert.ok(ids.length >= 2);
  assert.equal(new Set(ids).size, ids.length);
  assert.deepEqual(
    [...new Set(ids.map((id) => id.replace(/-c\d+$/, '')))],
    ['trusted-wide', 'trusted-narrow'],
  );
});

test('the last values and the target are written as a Vietnamese reader writes them', () => {
  assert.match(line(), />Tin cậy &lt;b(&gt;|>) 56,3 %</);
  assert.match(line(), />Có trang web 64 %</);
  assert.match(line(), />Chỉ tiêu 80 %</);
});

function bars(): string {
  return renderBars({
    id: 'ranking',
    description: 'Xếp hạng',
    rows: [
      { label: 'Phường Tích Lương', value: 12.5, isOwn: true },
      { label: 'Xã Chợ Mới', value: null },
    ],
    unknown: 'chưa có số liệu',
    format: percent,
  }).svg;
}

test('a commune without a figure is in the ranking and said to have none', () => {
  assert.match(bars(), />Xã Chợ Mới</);
  assert.match(bars(), />chưa có số liệu</);
  assert.match(bars(), />12,5 %</);
});

test('sizes of text become attributes and the renderer’s own style sheet goes', () => {
  const given =
    '<svg width="9" height="8" viewBox="0 0 9 8">\n<text style="font-size:12px;font-family:X;font-weight:600;">a</text>\n<path d="M0 0" class="zr0-cls-0"></path>\n<style ><![CDATA[.zr0-cls-0:hover{}]]></style>\n</svg>';
  assert.equal(
    tidySvg(given, { className: 'chart', spoken: 'x', id: 'y' }),
    '<svg class="chart" role="img" aria-label="x" viewBox="0 0 9 8"><text font-size="12" font-weight="600">a</text><path d="M0 0"/></svg>',
  );
});

test('a drawing is made once while it is among the last that were asked for', () => {
  const keep = createDrawings(2);
  const made: string[] = [];
  const ask = (key: string) =>
    keep(key, () => {
      made.push(key);
      return key;
    });
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) assert.equal(ask(key), key);
  assert.deepEqual(made, ['a', 'b', 'c', 'b']);
});

test('the axis ends at a round number whose half is round', () => {
  assert.deepEqual([0, 0.3, 64, 80, 81, 3295].map(niceTop), [1, 0.4, 80, 80, 100, 4000]);
});

test('a name too long for its place ends in an ellipsis', () => {
  assert.equal(fitWords('Xã Chợ Mới', 14, 200), 'Xã Chợ Mới');
  assert.equal(fitWords('Phường Phan Đình Phùng', 14, 100), 'Phường Phan…');
});
