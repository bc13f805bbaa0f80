/**
 * Smaller parts of the presence report: which unit was asked for, whether there are figures, the commonest faults, and
 * the rule that parts make the whole.
 */
import { checks } from '#measurement/index.ts';
import type { Language } from '#platform/format.ts';
import type { Db } from '#platform/postgres/db.ts';
import { problem } from '#platform/problems.ts';
import { codeChoices, type Frame, resolveCode, type UnitOn } from '#territory/index.ts';
import type { Period } from './period.ts';
import type { SliceCell, Tally } from './tally.ts';

/** One check that fails on some names. */
export interface Fault {
  check: string;
  title: Record<Language, string>;
  names: number;
}

/** @throws Problem `report-unit-unknown` with what the code means on other days, `report-unit-district` */
export async function resolveReportUnit(
  db: Db,
  { code, frame }: { code: string; frame: Frame },
): Promise<UnitOn> {
  const unit = await resolveCode(db, { code, on: frame.on });
  if (unit === null) {
    const choices = await codeChoices(db, { code });
    const meant = choices.map(
      ({ type, name, within }) => `${type} ${name}${within === null ? '' : `, ${within}`}`,
    );
    throw problem('report-unit-unknown', { code, frame: frame.name, meant: [...new Set(meant)] });
  }
  if (unit.level === 'district')
    throw problem('report-unit-district', { code, name: `${unit.type} ${unit.name}` });
  return unit;
}

/** Whether the month was counted, as far as whoever asks can see. */
export async function selectCounted(db: Db, period: Period): Promise<boolean> {
  const { rows } = await db.query<{ there: boolean }>(
    `select exists (
       select from reporting.cell where indicator in ('names', 'subjects') and period = $1 and frame = '34'
     ) as there`,
    [period],
  );
  return rows[0]?.there ?? false;
}

/** @throws Problem `period-without-figures` where nothing was counted for the month */
export async function requireCells(db: Db, period: Period): Promise<void> {
  if (await selectCounted(db, period)) return;
  // Asked by itself: under row-level security a minimum reads every cell of the indicator, 50 ms.
  const { rows } = await db.query<{ first: Period | null; last: Period | null }>(
    `select min(period) as first, max(period) as last
     from reporting.cell
     where indicator in ('names', 'subjects') and frame = '34'`,
  );
  const { first, last } = rows[0] ?? { first: null, last: null };
  throw problem('period-without-figures', { period, first, last });
}

/** Whether the database is the sample's, whose figures nobody may take for the province's. */
export async function readSample(db: Db): Promise<boolean> {
  const { rows } = await db.query<{ value: unknown }>(
    `select value from platform.setting where key = 'sample'`,
  );
  const value = rows[0]?.value ?? false;
  return value !== false;
}

/** Checks by how many names they fail on. */
export function readFaults(whole: readonly SliceCell[]): Fault[] {
  const titles = new Map(checks.map(({ id, title }) => [id, title]));
  return whole
    .filter(({ indicator, slice }) => indicator === 'faults' && slice.startsWith('check='))
    .map(({ slice, numerator }) => {
      const check = slice.slice('check='.length);
      // A check this build no longer has: last year's judgements still name it.
      return { check, title: titles.get(check) ?? { vi: check, en: check }, names: numerator };
    })
    .sort((a, b) => b.names - a.names || (a.check < b.check ? -1 : 1));
}

/** @throws Error where communes and "chưa rõ xã" do not make the total: our fault, and no report is better than that one */
export function checkSums(unit: UnitOn, total: Tally, sum: Tally): void {
  const wrong = (Object.keys(sum) as (keyof Tally)[]).filter((field) => sum[field] !== total[field]);
  if (wrong.length === 0) return;
  const said = wrong.map((field) => `${field} ${sum[field]} of ${total[field]}`).join(', ');
  throw new Error(`the parts of ${unit.type} ${unit.name} do not make the whole: ${said}; rebuild the cells`);
}
