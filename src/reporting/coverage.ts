/**
 * Coverage: how much of what VNNIC counts we know, on the map of VNNIC's figure, and whether the unit may be ranked. VNNIC
 * counts names under .vn; known names elsewhere are measured and reported but cover nothing of that.
 */
import type { Assumptions } from '#assumptions/index.ts';
import type { IsoDate } from '#platform/postgres/db.ts';
import type { FrameName } from '#territory/index.ts';
import type { RegisteredCount, RegisteredPart } from './registered.ts';
import type { Exactness } from './tally.ts';

/** VNNIC's count of one unit beside the names known there, both on its map. */
export interface RegisteredFigure {
  unit: { code: string; name: string; type: string };
  frame: FrameName;
  count: RegisteredCount | null;
  /** Known names under .vn on the same ground, as VNNIC counts no others; null where there is no count to set them against. */
  known: (Exactness & { names: number }) | null;
  /** Known ÷ registered, 0–1; above 1 where the lists are newer than the count. */
  coverage: number | null;
}

/** The coverage that stands beside every measured share of a unit, on pages, in rankings and in files (standing.ts). */
export interface Coverage {
  /** Names under .vn. */
  known: number;
  registered: number;
  share: number;
  /** Of which unit and map; the report's own unless only a part of it has a count. */
  of: { code: string; name: string; type: string };
  frame: FrameName;
  on: IsoDate;
  whole: boolean;
  /** Of the unit itself or a part of it; else of the province of a commune that VNNIC does not count. */
  from: 'own' | 'above';
}

export type Unranked = 'no-count' | 'count-of-part' | 'low-coverage' | 'few-names';

export function toFigure(part: RegisteredPart, known: RegisteredFigure['known']): RegisteredFigure {
  const { unit, frame, count } = part;
  const share = count === null || known === null || count.value === 0 ? null : known.names / count.value;
  return {
    unit: { code: unit.code, name: unit.name, type: unit.type },
    frame,
    count,
    known: count === null ? null : known,
    coverage: share,
  };
}

/** Of the whole where it has a count, else of the part with the largest. */
export function mainCoverage(
  figures: readonly RegisteredFigure[],
  whole: RegisteredFigure | null,
): Coverage | null {
  const counted = figures
    .filter(({ coverage }) => coverage !== null)
    .sort((a, b) => b.count!.value - a.count!.value);
  const chosen = whole?.coverage != null ? whole : counted[0];
  if (chosen === undefined) return null;
  return {
    known: chosen.known!.names,
    registered: chosen.count!.value,
    share: chosen.coverage!,
    of: chosen.unit,
    frame: chosen.frame,
    on: chosen.count!.on,
    whole: chosen === whole,
    from: 'own',
  };
}

/** Why a unit is listed without a rank; null: it may be ranked. */
export function whyUnranked(
  coverage: Coverage | null,
  judged: number,
  assumed: Assumptions,
): Unranked | null {
  if (coverage === null) return 'no-count';
  if (!coverage.whole) return 'count-of-part';
  if (100 * coverage.share < assumed['coverage.least-percent']) return 'low-coverage';
  return judged < assumed['ranking.least-denominator'] ? 'few-names' : null;
}
