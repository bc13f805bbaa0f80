import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type CountOn, type Ground, ratioOf, restateCounts } from './restate.ts';

const run = { seed: 826, numRuns: 500 };
const whole = (to: number): Ground => ({
  pieces: [{ to, share: 1 }],
  basis: 'population',
  incomplete: false,
});

test('two communes that went whole into one are added exactly', () => {
  const ground = new Map([
    [1, whole(10)],
    [2, whole(10)],
  ]);
  assert.deepEqual(
    restateCounts(
      [
        { unitId: 1, value: 30 },
        { unitId: 2, value: 12 },
      ],
      ground,
    ),
    [
      {
        unitId: 10,
        value: 42,
        exactness: 'exact',
        parts: [
          { unitId: 1, value: 30, exact: true },
          { unitId: 2, value: 12, exact: true },
        ],
      },
    ],
  );
});

test('a cut commune makes every commune it touches an estimate, which says how much of it and on what basis', () => {
  const ground = new Map<number, Ground>([
    [1, whole(10)],
    [
      2,
      {
        pieces: [
          { to: 10, share: 0.25 },
          { to: 11, share: 0.75 },
        ],
        basis: 'area',
        incomplete: false,
      },
    ],
  ]);
  assert.deepEqual(
    restateCounts(
      [
        { unitId: 1, value: 30 },
        { unitId: 2, value: 10 },
      ],
      ground,
    ),
    [
      {
        unitId: 10,
        value: 33,
        exactness: 'estimated',
        basis: 'area',
        share: 3 / 33,
        parts: [
          { unitId: 1, value: 30, exact: true },
          { unitId: 2, value: 3, exact: false },
        ],
      },
      {
        unitId: 11,
        value: 7,
        exactness: 'estimated',
        basis: 'area',
        share: 1,
        parts: [{ unitId: 2, value: 7, exact: false }],
      },
    ],
  );
});

test('numerator and denominator are carried over apart and the ratio is reckoned anew', () => {
  const ground = new Map([
    [1, whole(10)],
    [2, whole(10)],
  ]);
  const [restated] = restateCounts(
    [
      { unitId: 1, value: 1, denominator: 2 },
      { unitId: 2, value: 1, denominator: 8 },
    ],
    ground,
  );
  assert.equal(restated?.denominator, 10);
  assert.equal(ratioOf(restated!), 0.2);
});

test('a ratio is not known where one of its parts came without a denominator', () => {
  const ground = new Map([
    [1, whole(10)],
    [2, whole(10)],
  ]);
  const [restated] = restateCounts(
    [
      { unitId: 1, value: 1, denominator: 2 },
      { unitId: 2, value: 1 },
    ],
    ground,
  );
  assert.equal(restated?.denominator, undefined);
  assert.equal(ratioOf(restated!), null);
});

test('a part whose rest no source names is carried over whole and called an estimate', () => {
  const ground = new Map<number, Ground>([[1, { ...whole(10), basis: 'equal', incomplete: true }]]);
  const [restated] = restateCounts([{ unitId: 1, value: 8 }], ground);
  assert.equal(restated?.value, 8);
  assert.equal(restated?.exactness, 'estimated');
});

test('a unit without ground on the other map is an error, for its value would be lost', () => {
  assert.throws(() => restateCounts([{ unitId: 1, value: 8 }], new Map()), /unit 1 has no ground/);
});

/** Up to 8 units, each in up to 4 of 6 units of the other map. */
const maps = fc
  .array(
    fc.uniqueArray(
      fc.record({ to: fc.integer({ min: 100, max: 105 }), weight: fc.integer({ min: 1, max: 50 }) }),
      {
        minLength: 1,
        maxLength: 4,
        selector: ({ to }) => to,
      },
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((units) => {
    const entries = units.map((pieces, index): [number, Ground] => {
      const sum = pieces.reduce((total, { weight }) => total + weight, 0);
      const shares = pieces.map(({ to, weight }) => ({ to, share: weight / sum }));
      return [index, { pieces: shares, basis: 'population', incomplete: false }];
    });
    return new Map(entries);
  });
const cases = maps.chain((ground) =>
  fc.record({
    ground: fc.constant(ground),
    counts: fc.array(
      fc.record({
        unitId: fc.integer({ min: 0, max: ground.size - 1 }),
        value: fc.nat(1_000_000),
        denominator: fc.nat(1_000_000),
      }),
      { minLength: 1, maxLength: 20 },
    ),
  }),
);
const sum = (rows: readonly CountOn[], field: 'value' | 'denominator') =>
  rows.reduce((total, row) => total + (row[field] ?? 0), 0);

test('sums before are sums after, of numerators and of denominators, and nothing is negative', () => {
  fc.assert(
    fc.property(cases, ({ ground, counts }) => {
      const restated = restateCounts(counts, ground);
      assert.equal(sum(restated, 'value'), sum(counts, 'value'));
      assert.equal(sum(restated, 'denominator'), sum(counts, 'denominator'));
      for (const { value, parts } of restated) {
        assert.ok(value >= 0);
        assert.equal(
          parts.reduce((total, part) => total + part.value, 0),
          value,
        );
      }
    }),
    run,
  );
});

test('the order of the counts and of the pieces changes nothing', () => {
  fc.assert(
    fc.property(cases, ({ ground, counts }) => {
      const turned = new Map(
        [...ground].reverse().map(([id, unit]) => [id, { ...unit, pieces: [...unit.pieces].reverse() }]),
      );
      assert.deepEqual(restateCounts([...counts].reverse(), turned), restateCounts(counts, ground));
    }),
    run,
  );
});

test('a unit is exact if and only if all that reached it came from units that lie in it whole', () => {
  fc.assert(
    fc.property(cases, ({ ground, counts }) => {
      for (const { exactness, parts } of restateCounts(counts, ground)) {
        const allWhole = parts.every(({ unitId }) => ground.get(unitId)?.pieces.length === 1);
        assert.equal(exactness, allWhole ? 'exact' : 'estimated');
      }
    }),
    run,
  );
});
