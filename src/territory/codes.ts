/**
 * From a code and a day to a unit. A code without a day names nothing: 3,183 of today's 3,321 commune codes and seven
 * province codes meant another extent or place before 1 July 2025. So the day is asked for, with the choices.
 */
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import { problem } from '#platform/problems.ts';
import type { Level } from './compose.ts';
import { selectingUnits, toUnitOn, type UnitOn } from './units.ts';

/** One meaning of a code. */
export interface CodeMeaning {
  unitId: number;
  key: string;
  level: Level;
  /** Name and type on the last day of the meaning that is known. */
  name: string;
  type: string;
  /** The unit above on that day, with its type; null for a province. */
  within: string | null;
  /** First and last day the code means this; null is not known or still open. */
  from: IsoDate | null;
  until: IsoDate | null;
  /** False where the unit is shown under another code of the same days. */
  preferred: boolean;
  /** `day-unknown`: the tables give two codes and not the day of the change; `one-table`: only one table has it. */
  note: string;
}

/**
 * The unit a code means on a day, or null where it means none.
 *
 * @throws Problem where `on` is missing: `code-without-day` with the choices, `code-unknown` where there are none
 */
export async function resolveCode(
  db: Db,
  { scheme = 'gso', code, on }: { scheme?: string; code: string; on?: IsoDate | undefined },
): Promise<UnitOn | null> {
  if (on === undefined) {
    const choices = await codeChoices(db, { scheme, code });
    if (choices.length === 0) throw problem('code-unknown', { code, on: null, choices: [] });
    throw problem('code-without-day', { code, choices: choices.map(asChoice) });
  }
  const { rows } = await db.query<Parameters<typeof toUnitOn>[0]>(
    `${selectingUnits(`join territory.code asked on asked.unit_id = unit.id and asked.valid @> $1::date`)}
     where asked.scheme = $2 and asked.code = $3`,
    [on, scheme, code],
  );
  return rows[0] === undefined ? null : toUnitOn(rows[0]);
}

/** Everything a code has meant, in the order of time; empty for a code no table has. */
export async function codeChoices(
  db: Db,
  { scheme = 'gso', code }: { scheme?: string; code: string },
): Promise<CodeMeaning[]> {
  const { rows } = await db.query<CodeMeaning>(
    `select unit.id as "unitId", unit.key, unit.level, version.name, version.type,
       above.type || ' ' || above.name as within,
       lower(code.valid)::text as from, (upper(code.valid) - 1)::text as until, code.preferred, code.note
     from territory.code
     join territory.unit on unit.id = code.unit_id
     join lateral (
       select name, type, parent_id, valid
       from territory.unit_version
       where unit_version.unit_id = unit.id and unit_version.valid && code.valid
       order by valid desc
       limit 1
     ) version on true
     left join lateral (
       select name, type
       from territory.unit_version
       where unit_version.unit_id = version.parent_id and unit_version.valid && version.valid
       order by valid desc
       limit 1
     ) above on true
     where code.scheme = $1 and code.code = $2
     order by code.valid`,
    [scheme, code],
  );
  return rows;
}

function asChoice({ type, name, within, from, until }: CodeMeaning) {
  return { name: `${type} ${name}`, within, from, until };
}
