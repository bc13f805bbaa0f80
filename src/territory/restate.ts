/**
 * Carries additive counts from the units they were observed on to the units of another map. Pure: the ground each unit
 * shares with others comes in as pieces (pieces.ts reads them).
 *
 * A count goes over exactly where all the ground it was counted on lies in one unit of the other map. Otherwise it is
 * divided by what is known of the pieces, and everything it touches says `estimated`, how much of it, and on what basis.
 * Sums before equal sums after, to 0.
 */
import { apportion } from './apportion.ts';

/** What a division rests on: weights somebody knows, people, area, or nothing better than equal parts. */
export type Basis = 'known' | 'population' | 'area' | 'equal';

/** Ground of one unit in one unit of the other map. */
export interface Piece {
  /** Unit of the other map, at the level asked for. */
  to: number;
  /** Share of the unit's people in this piece, 0 to 1; the shares of a unit sum to 1. */
  share: number;
}

/** All ground of one unit. */
export interface Ground {
  pieces: readonly Piece[];
  /** What the shares rest on; of no meaning where there is one piece. */
  basis: Basis;
  /** True where the sources say that this is a part and do not name the rest. */
  incomplete: boolean;
}

export interface CountOn {
  unitId: number;
  /** A whole number, 0 or more. */
  value: number;
  /** What the count is a part of, for a ratio; whole, 0 or more. */
  denominator?: number;
}

export interface Restated {
  unitId: number;
  value: number;
  /** Present where every count that reached the unit had one. */
  denominator?: number;
  exactness: 'exact' | 'estimated';
  /** Part of the value that was estimated, 0 to 1; absent where exact. */
  share?: number;
  /** The weakest basis of what was estimated; absent where exact. */
  basis?: Basis;
  /** Where it came from, by unit. */
  parts: { unitId: number; value: number; exact: boolean }[];
}

/** From the strongest to the weakest. */
const bases: readonly Basis[] = ['known', 'population', 'area', 'equal'];

/**
 * @param counts several of one unit are added together first, so the order of the list changes nothing
 * @param ground of every unit in `counts`
 * @returns by unit id; every unit that ground of a count lies in, also with 0
 * @throws Error where a unit has no ground: every value has to go somewhere
 */
export function restateCounts(counts: readonly CountOn[], ground: ReadonlyMap<number, Ground>): Restated[] {
  const results = new Map<number, Restated & { estimated: number; whole: boolean }>();
  for (const count of addUp(counts)) {
    const { pieces, basis, incomplete } = groundOf(count.unitId, ground);
    const ordered = [...pieces].sort((a, b) => a.to - b.to);
    const shares = ordered.map(({ share }) => share);
    const exact = ordered.length === 1 && !incomplete;
    const values = apportion(count.value, shares);
    const denominators = count.denominator === undefined ? null : apportion(count.denominator, shares);
    for (const [index, { to }] of ordered.entries()) {
      const value = values[index]!;
      const result = results.get(to) ?? newResult(to);
      results.set(to, result);
      result.value += value;
      if (denominators === null) result.whole = false;
      else result.denominator = (result.denominator ?? 0) + denominators[index]!;
      result.parts.push({ unitId: count.unitId, value, exact });
      if (exact) continue;
      result.exactness = 'estimated';
      result.estimated += value;
      result.basis = weaker(result.basis, basis);
    }
  }
  return [...results.values()].sort((a, b) => a.unitId - b.unitId).map(finish);
}

/**
 * A ratio on the other map: recomputed from restated parts, never carried over itself.
 *
 * @returns null where the denominator is 0 or not known for all of the unit
 */
export function ratioOf({ value, denominator }: Pick<Restated, 'value' | 'denominator'>): number | null {
  return denominator === undefined || denominator === 0 ? null : value / denominator;
}

function addUp(counts: readonly CountOn[]): CountOn[] {
  const sums = new Map<number, CountOn>();
  const partial = new Set<number>();
  for (const count of counts) {
    if (count.denominator === undefined) partial.add(count.unitId);
    const before = sums.get(count.unitId);
    sums.set(count.unitId, {
      unitId: count.unitId,
      value: (before?.value ?? 0) + count.value,
      denominator: (before?.denominator ?? 0) + (count.denominator ?? 0),
    });
  }
  return [...sums.values()]
    .sort((a, b) => a.unitId - b.unitId)
    .map((sum) => (partial.has(sum.unitId) ? { unitId: sum.unitId, value: sum.value } : sum));
}

function groundOf(unitId: number, ground: ReadonlyMap<number, Ground>): Ground {
  const found = ground.get(unitId);
  if (found === undefined || found.pieces.length === 0) {
    throw new Error(`unit ${unitId} has no ground on the other map; its value would be lost`);
  }
  return found;
}

function newResult(unitId: number): Restated & { estimated: number; whole: boolean } {
  return { unitId, value: 0, exactness: 'exact', parts: [], estimated: 0, whole: true };
}

function finish({
  estimated,
  whole,
  denominator,
  ...result
}: Restated & { estimated: number; whole: boolean }): Restated {
  const complete = whole && denominator !== undefined ? { ...result, denominator } : result;
  if (result.exactness === 'exact') return complete;
  return { ...complete, share: result.value === 0 ? 0 : estimated / result.value };
}

function weaker(a: Basis | undefined, b: Basis): Basis {
  return a === undefined || bases.indexOf(b) > bases.indexOf(a) ? b : a;
}
