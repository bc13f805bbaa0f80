/**
 * The invented year of each name: what it showed on every Sunday, ending with what the lab really shows. Pure, and the
 * same for the same name and day.
 *
 * Most names are steady. Some were parked and became websites, went down and came back, let a certificate expire, were
 * injected and cleaned; a few can no longer be measured. How many is a guess, set down in `plots`.
 */
import type { IsoDate } from '#platform/postgres/db.ts';
import { draw } from './draw.ts';
import type { Kinds } from './kinds.ts';

/** Sundays of a year, first and last included. */
export const weeksOfStory = 53;

export interface Interval {
  /** Kind of judgement (kinds.ts). */
  kind: string;
  /** First and last Sunday on which the name showed it. */
  from: IsoDate;
  until: IsoDate;
}

interface Plot {
  /** Of 100. */
  weight: number;
  /** What the name showed at first: as this one does. Absent: as it does now. */
  first?: string;
  /** What came between, each for so many weeks at least and at most. */
  between?: readonly { as: string; weeks: readonly [number, number] }[];
  /** Only in the last weeks. */
  late?: true;
}

type Ending = 'good' | 'untrusted' | 'flagged' | 'social' | 'placeholder' | 'down' | 'gone' | 'unknown';

const plots: Readonly<Record<Ending, readonly Plot[]>> = {
  good: [
    { weight: 58 },
    { weight: 8, between: [{ as: 'web-refused.vn', weeks: [1, 3] }] },
    { weight: 4, between: [{ as: 'status-503.vn', weeks: [1, 2] }] },
    {
      weight: 7,
      between: [
        { as: 'expires-in-five-days.vn', weeks: [1, 1] },
        { as: 'expired-certificate.vn', weeks: [1, 3] },
      ],
    },
    { weight: 6, first: 'bantenmien.vn' },
    { weight: 4, first: 'moidangky.vn' },
    { weight: 3, first: 'dangxaydung.vn' },
    { weight: 5, first: 'no-https.vn' },
    { weight: 2, first: 'self-signed.vn' },
    { weight: 2, first: 'no-web.vn' },
    { weight: 1, between: [{ as: 'bichencobac.vn', weeks: [2, 5] }] },
  ],
  untrusted: [{ weight: 60 }, { weight: 25, first: 'unsigned.vn' }, { weight: 15, first: 'moidangky.vn' }],
  flagged: [{ weight: 100, first: 'motmaymottrang.vn', late: true }],
  social: [{ weight: 70 }, { weight: 30, first: 'motmaymottrang.vn' }],
  placeholder: [
    { weight: 66 },
    { weight: 14, first: 'no-web.vn' },
    { weight: 10, first: 'unsigned.vn' },
    { weight: 10, first: 'dangxaydung.vn' },
  ],
  down: [{ weight: 50 }, { weight: 30, first: 'unsigned.vn' }, { weight: 20, first: 'moidangky.vn' }],
  gone: [{ weight: 100, first: 'unsigned.vn', between: [{ as: 'tamkhoa.vn', weeks: [3, 4] }], late: true }],
  unknown: [{ weight: 100, first: 'unsigned.vn', late: true }],
};

/**
 * What a name showed on the Sundays of the year that ends on `until`, from the Sunday on which it was first listed.
 * A name that can no longer be measured has its last interval end before `until`.
 *
 * @param arrival week in which it came to be known, 0–52
 * @param until a Sunday
 */
export function storyOf(
  { kinds, kindOf }: Kinds,
  name: { domain: string; arrival: number },
  until: IsoDate,
): Interval[] {
  const now = kindShownBy(kindOf, name.domain);
  const { row } = kinds.get(now)!;
  const plot = choose(plots[endingOf(row)], draw(name.domain, 'plot', 100));
  const between = (plot.between ?? []).map(({ as, weeks: [least, most] }) => ({
    kind: kindShownBy(kindOf, as),
    weeks: least + draw(name.domain, as, most - least + 1),
  }));
  const taken = between.reduce((sum, { weeks }) => sum + weeks, 0);
  const earliest = plot.late ? weeksOfStory - 10 : name.arrival + 1;
  const turn = earliest + draw(name.domain, 'turn', weeksOfStory - 2 - taken - earliest);
  const steady = plot.first === undefined && between.length === 0;
  const chapters = steady
    ? [{ kind: now, weeks: weeksOfStory - name.arrival }]
    : [
        {
          kind: plot.first === undefined ? now : kindShownBy(kindOf, plot.first),
          weeks: turn - name.arrival,
        },
        ...between,
        { kind: now, weeks: weeksOfStory - turn - taken },
      ];
  let week = name.arrival;
  return chapters
    .map(({ kind, weeks }): Interval => {
      const from = sunday(until, week);
      week += weeks;
      return { kind, from, until: sunday(until, week - 1) };
    })
    .filter(({ kind }) => kinds.get(kind)!.row.presence !== 'unknown')
    .reduce<Interval[]>(joinAlike, []);
}

/** The Sunday of week 0–52 in the year that ends on `until`. */
export function sunday(until: IsoDate, week: number): IsoDate {
  return Temporal.PlainDate.from(until)
    .subtract({ days: 7 * (weeksOfStory - 1 - week) })
    .toString();
}

function endingOf(row: {
  state: string;
  presence: string;
  trusted: boolean | null;
  flags: readonly string[];
}): Ending {
  if (row.presence === 'unknown') return 'unknown';
  if (row.state === 'unregistered') return 'gone';
  if (row.flags.length > 0) return 'flagged';
  if (row.presence === 'website') return row.trusted === false ? 'untrusted' : 'good';
  if (row.presence === 'placeholder') return 'placeholder';
  return row.presence === 'social-only' ? 'social' : 'down';
}

function kindShownBy(kindOf: Kinds['kindOf'], name: string): string {
  const kind = kindOf.get(name);
  if (kind === undefined)
    throw new Error(`the sample has no judgement of ${name}; record it in the lab again`);
  return kind;
}

function choose(those: readonly Plot[], at: number): Plot {
  let left = at;
  for (const plot of those) {
    left -= plot.weight;
    if (left < 0) return plot;
  }
  throw new Error(`weights of plots do not add up to 100: ${those.map(({ weight }) => weight).join(' + ')}`);
}

/** A name that already showed at first what it shows now has one interval, not two. */
function joinAlike(intervals: Interval[], next: Interval): Interval[] {
  const last = intervals.at(-1);
  if (last?.kind !== next.kind) return [...intervals, next];
  return [...intervals.slice(0, -1), { ...last, until: next.until }];
}
