import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Interval, type Seen, timelineOf } from './timeline.ts';

/** Day of January 2025, at midnight. */
const at = (day: number) => Temporal.Instant.from(`2025-01-${String(day).padStart(2, '0')}T00:00:00Z`);
const saw = (observationId: number, from: number, to: number | null, digest: string): Seen<null> => ({
  observationId,
  from: at(from),
  to: to === null ? null : at(to),
  digest,
  row: null,
});
const stored = (id: number, from: number, to: number | null, digest: string): Interval => ({
  id,
  from: at(from),
  to: to === null ? null : at(to),
  digest,
});
const now = { end: at(30), open: true };
const planOf = (seen: Seen<null>[], intervals: Interval[], end = now) =>
  timelineOf(seen, intervals, end).map((one) => [
    one.id,
    one.from.toString().slice(8, 10),
    one.to?.toString().slice(8, 10) ?? null,
    one.seen?.observationId ?? null,
    one.change,
  ]);

test('observations that are judged alike become one interval', () => {
  assert.deepEqual(planOf([saw(1, 1, 7, 'a'), saw(2, 8, 14, 'a'), saw(3, 15, null, 'b')], []), [
    [null, '01', '14', 1, 'all'],
    [null, '15', null, 3, 'all'],
  ]);
});

test('what is stored already is left alone', () => {
  const seen = [saw(1, 1, 7, 'a'), saw(2, 8, 14, 'a'), saw(3, 15, null, 'b')];
  assert.deepEqual(planOf(seen, [stored(10, 1, 14, 'a'), stored(11, 15, null, 'b')]), [
    [10, '01', '14', 1, 'none'],
    [11, '15', null, 3, 'none'],
  ]);
});

test('an observation that is judged otherwise cuts the interval it lay in', () => {
  const seen = [saw(1, 1, 7, 'a'), saw(2, 8, 14, 'c'), saw(3, 15, null, 'b')];
  assert.deepEqual(planOf(seen, [stored(10, 1, 14, 'a'), stored(11, 15, null, 'b')]), [
    [10, '01', '07', 1, 'end'],
    [null, '08', '14', 2, 'all'],
    [11, '15', null, 3, 'none'],
  ]);
});

test('no stored interval is taken away: one that says the same as the one before keeps its beginning', () => {
  const seen = [saw(1, 1, 7, 'a'), saw(2, 8, null, 'a')];
  assert.deepEqual(planOf(seen, [stored(10, 1, 7, 'x'), stored(11, 8, null, 'y')]), [
    [10, '01', '07', 1, 'all'],
    [11, '08', null, 2, 'all'],
  ]);
});

test('under a norm that is not the active one the last interval ends with the last measurement', () => {
  assert.deepEqual(planOf([saw(1, 1, null, 'a')], [], { end: at(30), open: false }), [
    [null, '01', '30', 1, 'all'],
  ]);
});

test('history that nobody observed is carried on by an observation that is judged alike', () => {
  assert.deepEqual(planOf([saw(1, 8, null, 'a')], [stored(10, 1, null, 'a')]), [[10, '01', null, 1, 'none']]);
});

test('history that nobody observed ends where an observation is judged otherwise', () => {
  assert.deepEqual(planOf([saw(1, 8, null, 'b')], [stored(10, 1, null, 'a')]), [
    [10, '01', '07', null, 'end'],
    [null, '08', null, 1, 'all'],
  ]);
  assert.deepEqual(planOf([saw(1, 8, null, 'b')], [stored(10, 1, 5, 'a')]), [[null, '08', null, 1, 'all']]);
});
