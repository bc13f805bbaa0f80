/** How many active subjects of each kind some units have, and how many of them hold a known name; from cells. */
import type { Db } from '#platform/postgres/db.ts';
import { selectCells } from '../cells.ts';
import type { Period } from '../period.ts';

export interface SubjectCount {
  kind: string;
  subjects: number;
  withName: number;
}

/** Most subjects first. By the key of the cells: a few look-ups a unit. */
export async function selectSubjectCounts(
  db: Db,
  { unitIds, kinds, period }: { unitIds: readonly number[]; kinds: readonly string[]; period: Period },
): Promise<SubjectCount[]> {
  const cells = await selectCells(db, { unitIds, period, slices: kinds.map((kind) => `kind=${kind}`) });
  const sum = (kind: string, indicator: string) =>
    cells
      .filter((cell) => cell.indicator === indicator && cell.slice === `kind=${kind}`)
      .reduce((all, { numerator }) => all + numerator, 0);
  return kinds
    .map((kind) => ({
      kind,
      subjects: sum(kind, 'subjects'),
      withName: sum(kind, 'subjects-with-name'),
    }))
    .filter(({ subjects }) => subjects > 0)
    .sort((a, b) => b.subjects - a.subjects);
}
