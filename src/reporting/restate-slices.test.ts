import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { restateSlices } from './restate-slices.ts';

const thirds = new Map([
  [
    1,
    {
      pieces: [
        { to: 11, share: 1 / 3 },
        { to: 12, share: 1 / 3 },
        { to: 13, share: 1 / 3 },
      ],
      basis: 'population' as const,
      incomplete: false,
    },
  ],
]);
const cell = (slice: string, numerator: number, denominator: number | null = null) => ({
  indicator: 'names',
  slice,
  numerator,
  denominator,
});

test('zones of a commune that was cut make each piece’s names', () => {
  const parts = restateSlices(1, [cell('', 4), cell('zone=biz.vn', 2), cell('zone=vn', 2)], thirds);
  assert.deepEqual(
    parts.map(({ unitId, slice, numerator, exactness, basis }) => [
      unitId,
      slice,
      numerator,
      exactness,
      basis,
    ]),
    [
      [11, '', 2, 'estimated', 'population'],
      [12, '', 1, 'estimated', 'population'],
      [13, '', 1, 'estimated', 'population'],
      [11, 'zone=biz.vn', 1, 'estimated', 'population'],
      [12, 'zone=biz.vn', 1, 'estimated', 'population'],
      [13, 'zone=biz.vn', 0, 'estimated', 'population'],
      [11, 'zone=vn', 1, 'estimated', 'population'],
      [12, 'zone=vn', 0, 'estimated', 'population'],
      [13, 'zone=vn', 1, 'estimated', 'population'],
    ],
  );
});

test('faults, of which a name may have several, are divided each by itself', () => {
  const parts = restateSlices(1, [cell('', 3, 6), cell('check=W6', 3), cell('check=W8', 3)], thirds);
  assert.deepEqual(
    parts.filter(({ slice }) => slice === 'check=W8').map(({ numerator }) => numerator),
    [1, 1, 1],
  );
});

test('however a unit is cut, slices make the whole in every piece and keep their own sum', () => {
  const counts = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 6 });
  const weights = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(counts, weights, (values, shares) => {
      const sum = shares.reduce((a, b) => a + b, 0);
      const pieces = shares.map((share, to) => ({ to, share: share / sum }));
      const total = values.reduce((a, b) => a + b, 0);
      const cells = [
        cell('', total, total),
        ...values.map((value, zone) => cell(`zone=${zone}`, value, value)),
      ];
      const parts = restateSlices(
        1,
        cells,
        new Map([[1, { pieces, basis: 'area' as const, incomplete: false }]]),
      );
      for (const { to } of pieces) {
        const there = parts.filter(({ unitId }) => unitId === to);
        const zones = there.filter(({ slice }) => slice !== '');
        assert.ok(zones.every(({ numerator }) => numerator >= 0));
        const whole = there.find(({ slice }) => slice === '');
        assert.equal(
          zones.reduce((a, { numerator }) => a + numerator, 0),
          whole?.numerator,
        );
        assert.equal(
          zones.reduce((a, { denominator }) => a + (denominator ?? 0), 0),
          whole?.denominator,
        );
      }
      for (const [zone, value] of values.entries()) {
        const slice = parts.filter((part) => part.slice === `zone=${zone}`);
        assert.equal(
          slice.reduce((a, { numerator }) => a + numerator, 0),
          value,
        );
      }
    }),
    { seed: 20261126, numRuns: 500 },
  );
});
