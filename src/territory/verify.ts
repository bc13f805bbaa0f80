/**
 * Holds the loaded territory against what must always be true of a map, and against the numbers these tables are known
 * to have. A check that fails names what was found and what was expected; nothing is repaired.
 */

import { formatInteger, type Language } from '#platform/format.ts';
import type { Db } from '#platform/postgres/db.ts';
import { reformOn } from './compose.ts';
import { lastDayOf63 } from './frames.ts';
import { restate } from './restate-on.ts';
import { selectUnits } from './units.ts';
import { invariants, numbers, type Question } from './verify-questions.ts';

export interface TerritoryCheck {
  id: string;
  found: number;
  expected: number;
  pass: boolean;
  sentence: Record<Language, string>;
}

/** All checks, in a fixed order; 3 s. */
export async function verifyTerritory(db: Db): Promise<TerritoryCheck[]> {
  const checks: TerritoryCheck[] = [];
  for (const question of [...invariants.map((rule) => ({ ...rule, expected: 0 })), ...numbers]) {
    const { rows } = await db.query<{ found: string | number }>(question.sql);
    checks.push(judge(question, Number(rows[0]?.found ?? 0)));
  }
  return [...checks, ...(await checkSums(db))];
}

/**
 * Every unit is given a number of its own, carried over and back: what went in must come out. Ten communes beside the
 * 469 are estimates as well: each source gives an old commune whole, and to different ones.
 */
async function checkSums(db: Db): Promise<TerritoryCheck[]> {
  const checks: TerritoryCheck[] = [];
  for (const { id, from, to, vi, en } of crossings) {
    let difference = 0;
    for (const level of ['commune', 'province'] as const) {
      const units = await selectUnits(db, { level, on: from });
      const before = units.map(({ id: unitId, code }) => ({ unitId, value: Number(code) }));
      const after = await restate(db, before, to);
      difference += Math.abs(sum(before) - sum(after));
      if (id !== 'sums-forward' || level !== 'commune') continue;
      const estimated = after.filter(({ exactness }) => exactness === 'estimated').length;
      checks.push(judge(estimates, estimated));
    }
    checks.push(judge({ id, vi, en, expected: 0 }, difference));
  }
  return checks;
}

const crossings = [
  {
    id: 'sums-forward',
    from: lastDayOf63,
    to: reformOn,
    vi: 'lệch tổng khi quy đổi từ 63 sang 34',
    en: 'difference of sums restated from 63 to 34',
  },
  {
    id: 'sums-backward',
    from: reformOn,
    to: lastDayOf63,
    vi: 'lệch tổng khi quy đổi từ 34 về 63',
    en: 'difference of sums restated from 34 to 63',
  },
] as const;

const estimates = {
  id: 'estimated',
  vi: 'xã mới có số quy đổi là ước tính (469 có phần bị chia, 10 vì hai nguồn chỉ hai nơi khác nhau)',
  en: 'communes to which restated figures are estimates (469 with cut pieces, 10 where the sources name different ones)',
  expected: 479,
};

function sum(rows: readonly { value: number }[]): number {
  return rows.reduce((total, { value }) => total + value, 0);
}

function judge({ id, vi, en, expected }: Omit<Question, 'sql'>, found: number): TerritoryCheck {
  const pass = found === expected;
  const told = (language: Language, what: string, wanted: string) =>
    `${formatInteger(found, language)} ${what}${pass ? '' : ` (${wanted} ${formatInteger(expected, language)})`}`;
  return {
    id,
    found,
    expected,
    pass,
    sentence: { vi: told('vi', vi, 'phải là'), en: told('en', en, 'expected') },
  };
}
