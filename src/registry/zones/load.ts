/**
 * The table of zones and fees into the database: after it `registry.zone` and `registry.zone_fee` say what this program
 * says. Rows that are right already are not touched, so loading twice changes nothing.
 */
import type { Trx } from '#platform/postgres/db.ts';
import { zoneFees } from './fees.ts';
import { zoneSources } from './sources.ts';
import { zones } from './zones.ts';

export interface ZonesLoaded {
  /** Rows of zones and fees that were not there, and those that were there and are no longer right. */
  inserted: number;
  deleted: number;
}

/** @returns 0 and 0 when everything was there; a corrected row counts in both */
export async function loadZones(trx: Trx): Promise<ZonesLoaded> {
  await loadSources(trx);
  const zoneRows = await replaceZones(trx);
  const feeRows = await replaceFees(trx);
  return {
    inserted: zoneRows.inserted + feeRows.inserted,
    deleted: zoneRows.deleted + feeRows.deleted,
  };
}

async function loadSources(trx: Trx): Promise<void> {
  const rows = Object.entries(zoneSources).map(([key, { title, detail, compiledOn, grade }]) => ({
    key,
    title,
    detail,
    compiled_on: compiledOn,
    grade,
  }));
  await trx.query(
    `insert into platform.source as kept (key, title, detail, compiled_on, grade)
     select key, title, detail, compiled_on, grade
     from jsonb_to_recordset($1::jsonb) as given (key text, title text, detail text, compiled_on date, grade text)
     on conflict (key) do update
     set (title, detail, compiled_on, grade) = row (excluded.title, excluded.detail, excluded.compiled_on, excluded.grade)
     where (kept.title, kept.detail, kept.compiled_on, kept.grade)
       is distinct from (excluded.title, excluded.detail, excluded.compiled_on, excluded.grade)`,
    [JSON.stringify(rows)],
  );
}

async function replaceZones(trx: Trx): Promise<ZonesLoaded> {
  const rows = zones.map((zone) => ({
    zone: zone.zone,
    kind: zone.kind,
    valid_from: zone.from,
    valid_until: zone.until,
    purpose_vi: zone.purpose.vi,
    purpose_en: zone.purpose.en,
    holders: zone.holders,
    province_codes: zone.provinceCodes,
    source: zone.source,
  }));
  return replace(trx, rows, {
    table: 'registry.zone',
    columns: 'zone, kind, valid, purpose_vi, purpose_en, holders, province_codes, source',
    given: `select zone, kind, daterange(valid_from, valid_until), purpose_vi, purpose_en, holders, province_codes, source
      from jsonb_to_recordset($1::jsonb) as given (
        zone text, kind text, valid_from date, valid_until date, purpose_vi text, purpose_en text,
        holders text, province_codes text[], source text
      )`,
  });
}

async function replaceFees(trx: Trx): Promise<ZonesLoaded> {
  const rows = zoneFees.map((fee) => ({
    zone: fee.zone,
    kind: fee.kind,
    label_length: fee.labelLength ?? 0,
    valid_from: fee.from,
    valid_until: fee.until,
    register: fee.register,
    yearly: fee.yearly,
    source: fee.source,
  }));
  return replace(trx, rows, {
    table: 'registry.zone_fee',
    columns: 'zone, kind, label_length, valid, register, yearly, source',
    given: `select zone, kind, label_length, daterange(valid_from, valid_until), register, yearly, source
      from jsonb_to_recordset($1::jsonb) as given (
        zone text, kind text, label_length int, valid_from date, valid_until date,
        register int, yearly int, source text
      )`,
  });
}

/** Two statements, for a key that forbids overlaps cannot be the arbiter of an `on conflict do update`. */
async function replace(
  trx: Trx,
  rows: readonly object[],
  { table, columns, given }: { table: string; columns: string; given: string },
): Promise<ZonesLoaded> {
  const values = [JSON.stringify(rows)];
  const deleted = await trx.query(
    `delete from ${table}
     where (${columns}) not in (${given})`,
    values,
  );
  const inserted = await trx.query(
    `insert into ${table} (${columns})
     ${given}
     except
     select ${columns} from ${table}`,
    values,
  );
  return { inserted: inserted.rowCount ?? 0, deleted: deleted.rowCount ?? 0 };
}
