/**
 * Names per 1,000 people and its like: a count over a population of the same territory, or nothing.
 */
import type { IsoDate } from '#platform/postgres/db.ts';
import { problem } from '#platform/problems.ts';

/** A figure and the territory it is of. */
export interface FigureOn {
  value: number;
  unitId: number;
  /** The day whose map the figure is of. */
  on: IsoDate;
  /** As a person calls the unit, for the sentence of a refusal. */
  name: string;
}

/**
 * Count per 1,000 of the population. A unit is a territory, so the two must be of one unit: Thái Nguyên of March 2025
 * over the people of Thái Nguyên and Bắc Kạn together would be a third too low and look like a trend.
 *
 * @throws Problem `frames-differ` where they are of two units; Error where the population is not above 0
 */
export function ratePerThousand({ count, population }: { count: FigureOn; population: FigureOn }): number {
  if (count.unitId !== population.unitId) {
    throw problem('frames-differ', {
      count: { name: count.name, on: count.on },
      population: { name: population.name, on: population.on },
    });
  }
  if (!(population.value > 0)) throw new Error(`no rate over a population of ${population.value}`);
  return (1000 * count.value) / population.value;
}
