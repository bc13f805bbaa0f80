/**
 * From the observations of a name, judged again, to the intervals its judgements should have. Pure.
 *
 * History is not taken away: an interval that is stored keeps its beginning even where the new judgement is that of the
 * interval before it. What is said of it follows the observation that was made then.
 */

/** One observation with its new judgement. */
export interface Seen<Row> {
  observationId: number;
  from: Temporal.Instant;
  /** null while it is what the name shows. */
  to: Temporal.Instant | null;
  digest: string;
  row: Row;
}

/** A stored judgement. */
export interface Interval {
  id: number;
  digest: string;
  from: Temporal.Instant;
  to: Temporal.Instant | null;
}

export interface Planned<Row> {
  /** null where the interval is new. */
  id: number | null;
  from: Temporal.Instant;
  to: Temporal.Instant | null;
  digest: string;
  /** null where only the end of a judgement is moved that no observation stands behind. */
  seen: Seen<Row> | null;
  /** `end`: only the end differs from what is stored. */
  change: 'none' | 'end' | 'all';
}

/**
 * @param seen oldest first
 * @param stored of the same norm, oldest first
 * @param now when the name was last measured, and whether the last interval stays open
 */
export function timelineOf<Row>(
  seen: readonly Seen<Row>[],
  stored: readonly Interval[],
  now: { end: Temporal.Instant; open: boolean },
): Planned<Row>[] {
  const planned: Planned<Row>[] = [];
  let at = 0;
  for (const one of seen) {
    // What was stored before the first observation that can be judged has nothing to follow and stays as it is.
    let unseen: Interval | null = null;
    while (at < stored.length && isBefore(stored[at]!.from, one.from)) {
      const cover = planned.at(-1)?.seen;
      if (cover) begin(planned, stored[at]!.from, cover, stored[at]!);
      else unseen = stored[at]!;
      at += 1;
    }
    if (unseen && planned.length === 0 && reaches(unseen, one.from)) {
      const { id, from, to, digest } = unseen;
      planned.push({ id, from, to, digest, seen: null, change: 'none' });
    }
    const same = stored[at];
    if (same?.from.equals(one.from)) {
      begin(planned, one.from, one, same);
      at += 1;
    } else if (planned.at(-1)?.digest === one.digest) {
      planned.at(-1)!.seen ??= one;
    } else begin(planned, one.from, one, null);
    planned.at(-1)!.to = one.to;
  }
  const last = planned.at(-1);
  if (last && last.to === null && !now.open) last.to = now.end;
  for (const row of planned) {
    const before = stored.find(({ id }) => id === row.id);
    row.change = before?.digest !== row.digest ? 'all' : sameEnd(before.to, row.to) ? 'none' : 'end';
  }
  return planned;
}

/** The interval before ends where it was last seen; one that begins within it cuts it there. */
function begin<Row>(
  planned: Planned<Row>[],
  from: Temporal.Instant,
  seen: Seen<Row>,
  stored: Interval | null,
): void {
  const before = planned.at(-1);
  if (before && (before.to === null || !isBefore(before.to, from)))
    before.to = from.subtract({ microseconds: 1 });
  planned.push({ id: stored?.id ?? null, from, to: seen.to, digest: seen.digest, seen, change: 'all' });
}

/** Whether an interval is open, or lasts at least until then. */
function reaches({ to }: Interval, at: Temporal.Instant): boolean {
  return to === null || !isBefore(to, at);
}

const isBefore = (a: Temporal.Instant, b: Temporal.Instant) => Temporal.Instant.compare(a, b) < 0;

function sameEnd(a: Temporal.Instant | null, b: Temporal.Instant | null): boolean {
  return a === null || b === null ? a === b : a.equals(b);
}
