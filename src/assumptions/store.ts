/**
 * The register in the database: loading what the program assumes, reading what holds on a day, listing all with who
 * confirmed them.
 *
 * A row is never changed: another value is another version. A default is version 1 and loaded once, so that what the Sở
 * decided stays decided when the program is upgraded.
 */
import type { Db, IsoDate, Trx } from '#platform/postgres/db.ts';
import { problem } from '#platform/problems.ts';
import type { Assumption, Grade } from './assumption.ts';
import { type AssumptionKey, type Assumptions, assumptionKeys, defaults } from './defaults.ts';
import { Misshapen } from './shapes.ts';

export interface StoredAssumption {
  key: AssumptionKey;
  version: number;
  value: unknown;
  /** First and last day on which it holds; null where open. */
  from: IsoDate | null;
  until: IsoDate | null;
  title: { vi: string; en: string };
  source: string;
  grade: Grade;
  confirmedBy: string | null;
  confirmedOn: IsoDate | null;
  document: string | null;
  usedIn: string[];
}

/**
 * Inserts the defaults that are not there yet.
 *
 * @returns how many were new
 */
export async function loadAssumptions(trx: Trx): Promise<{ inserted: number }> {
  const rows = assumptionKeys.map((key) => {
    const { value, valid, title, source, grade, usedIn }: Assumption = defaults[key];
    return {
      key,
      value: checkAssumption(key, value),
      valid_from: valid?.from ?? null,
      valid_until: valid?.until ?? null,
      title_vi: title.vi,
      title_en: title.en,
      source,
      grade,
      used_in: usedIn,
    };
  });
  const { rowCount } = await trx.query(
    `insert into assumptions.assumption (key, version, value, valid, title_vi, title_en, source, grade, used_in)
     select key, 1, coalesce(value, 'null'), daterange(valid_from, valid_until), title_vi, title_en, source, grade, used_in
     from jsonb_to_recordset($1::jsonb) as given (
       key text, value jsonb, valid_from date, valid_until date, title_vi text, title_en text,
       source text, grade text, used_in text[]
     )
     on conflict (key, version) do nothing`,
    [JSON.stringify(rows)],
  );
  return { inserted: rowCount ?? 0 };
}

/**
 * The values in force on a day: of each key the highest version that holds then; a key without one has its default.
 *
 * @throws Problem `assumption-misshapen` when a stored value has not the shape its key asks for
 */
export async function readAssumptions(db: Db, on: IsoDate): Promise<Assumptions> {
  const { rows } = await db.query<{ key: string; value: unknown }>(
    `select distinct on (key) key, value
     from assumptions.assumption
     where valid @> $1::date
     order by key, version desc`,
    [on],
  );
  const stored = new Map(rows.map(({ key, value }) => [key, value]));
  const values = assumptionKeys.map((key) => {
    const value = stored.has(key) ? stored.get(key) : (defaults[key] as Assumption).value;
    return [key, checkAssumption(key, value)];
  });
  return Object.fromEntries(values) as Assumptions;
}

/**
 * Every assumption in force on a day with its standing, by key. One that was never loaded is there as the program has it,
 * version 0; keys this program does not know are left out.
 */
export async function listAssumptions(db: Db, on: IsoDate): Promise<StoredAssumption[]> {
  const { rows } = await db.query<Omit<StoredAssumption, 'title'> & { title_vi: string; title_en: string }>(
    `select distinct on (key)
       key, version, value, lower(valid) as "from", (upper(valid) - 1) as until, title_vi, title_en, source, grade,
       confirmed_by as "confirmedBy", confirmed_on as "confirmedOn", document, used_in as "usedIn"
     from assumptions.assumption
     where valid @> $1::date
     order by key, version desc`,
    [on],
  );
  const stored = new Map(
    rows.map(({ title_vi: vi, title_en: en, ...row }) => [row.key, { ...row, title: { vi, en } }]),
  );
  return [...assumptionKeys].sort().map((key) => stored.get(key) ?? asStored(key));
}

function asStored(key: AssumptionKey): StoredAssumption {
  const { value, valid, title, source, grade, usedIn }: Assumption = defaults[key];
  const standing = { confirmedBy: null, confirmedOn: null, document: null };
  const until =
    valid?.until === undefined ? null : Temporal.PlainDate.from(valid.until).subtract({ days: 1 });
  return {
    key,
    version: 0,
    value,
    from: valid?.from ?? null,
    until: until?.toString() ?? null,
    title,
    source,
    grade,
    ...standing,
    usedIn: [...usedIn],
  };
}

/** Whether ⚠ stands beside figures that rest on it: not read in an official text, and confirmed by nobody. */
export function isUnconfirmed({
  grade,
  confirmedOn,
}: Pick<StoredAssumption, 'grade' | 'confirmedOn'>): boolean {
  return grade !== 'official' && confirmedOn === null;
}

/**
 * A value as its key's type.
 *
 * @throws Problem `assumption-misshapen` naming the key, the place in the value and what was expected there
 */
export function checkAssumption<Key extends AssumptionKey>(key: Key, value: unknown): Assumptions[Key] {
  try {
    return (defaults[key] as Assumption).shape(value, '') as Assumptions[Key];
  } catch (error) {
    if (!(error instanceof Misshapen)) throw error;
    throw problem('assumption-misshapen', { key, path: error.path, expected: error.expected });
  }
}
