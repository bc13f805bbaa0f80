/**
 * Lists of figures: populations, VNNIC's registered counts, sizes of groups. A few thousand rows at the most; a correction
 * of a count or of a group's size is a new row beside the old one, for what was reported stays what it was.
 */
import type { IsoDate } from '#platform/postgres/db.ts';
import { problem } from '#platform/problems.ts';
import { cutText } from '#platform/tables/clean-text.ts';
import type { Row } from '#platform/tables/row.ts';
import { lastDayOf63 } from '#territory/index.ts';
import { readDay } from './cells.ts';
import type { ImportContext, Outcome } from './context.ts';
import { createFigureReader, type FigureRow } from './figure-rows.ts';
import { say } from './notes.ts';
import { cellReader, readDataRows } from './row-reader.ts';
import { openUnitLookup } from './unit-lookup.ts';

/**
 * Rows of figures are held, unlike those of other lists: 3,321 communes in twelve months and four groups are 160,000.
 */
const mostRows = 200_000;
/** Of a document's title or a supplier's name, both parts of keys. */
const longestTitle = 300;

interface Written {
  line: number;
  outcome: 'new' | 'changed' | 'unchanged';
  before: string | null;
  after: string;
  unitId: number;
}

export async function importFigures(context: ImportContext): Promise<Outcome> {
  const { trx, notes } = context;
  const rows: Row[] = [];
  for await (const batch of readDataRows(context.table, context.columns, 'value')) {
    rows.push(...batch);
    if (rows.length > mostRows)
      throw problem('figures-too-many', { path: context.table.path, limit: mostRows });
  }
  const read = createFigureReader(
    context,
    await openUnitLookup(trx, daysOf(context, rows), context.province),
  );
  const figures: FigureRow[] = [];
  const seen = new Map<string, FigureRow>();
  let duplicates = 0;
  for (const row of rows) {
    const given = read(row);
    if (given === null) continue;
    const document = cutText(given.document, longestTitle);
    const suppliedBy = cutText(given.suppliedBy, longestTitle);
    const figure = { ...given, document, suppliedBy };
    const { unitId, group, on } = figure;
    const key = [unitId, group, on, document, suppliedBy].join('\t');
    const first = seen.get(key);
    if (first) {
      duplicates += 1;
      notes.add(figure.line, 'warning', '', 'duplicate', () => say.duplicate(first.line));
      continue;
    }
    seen.set(key, figure);
    figures.push(figure);
  }
  const written = await writers[context.kind.id as keyof typeof writers](context, figures);
  const count = (outcome: Written['outcome']) => written.filter((row) => row.outcome === outcome).length;
  await trx.query(
    `insert into registry.touched_unit (unit_id)
     select distinct unnest($1::bigint[])`,
    [written.filter(({ outcome }) => outcome !== 'unchanged').map(({ unitId }) => unitId)],
  );
  return {
    rows: rows.length,
    counts: {
      new: count('new'),
      changed: count('changed'),
      unchanged: count('unchanged'),
      waiting: 0,
      duplicates,
    },
    changes: written
      .filter(({ outcome }) => outcome === 'changed')
      .slice(0, 100)
      .map(({ line, before, after }) => ({ line, fields: { value: { before: before ?? '', after } } })),
  };
}

function daysOf({ columns, asOf }: ImportContext, rows: readonly Row[]): Set<IsoDate> {
  const cell = cellReader(columns);
  const days = new Set<IsoDate>([asOf, lastDayOf63]);
  for (const row of rows) {
    const reading = readDay(cell(row, 'on'));
    if ('day' in reading && reading.day !== null) days.add(reading.day);
  }
  return days;
}

const asRecords = `jsonb_to_recordset($1) as row
  (line int, "unitId" bigint, "on" date, value bigint, "group" text, frame text, document text, "suppliedBy" text)`;

const writers = {
  /** The figure of a source is one: a newer value of the same source and day replaces it. */
  async populations({ trx, importId }: ImportContext, figures: readonly FigureRow[]): Promise<Written[]> {
    await trx.query(
      `insert into platform.source (key, title, grade)
       select distinct 'import:' || document, document, 'secondary'
       from ${asRecords}
       on conflict (key) do nothing`,
      [JSON.stringify(figures.map((row) => ({ ...row, document: row.document || `lần nhập ${importId}` })))],
    );
    const { rows } = await trx.query<Written>(
      `with row as (
         select * from ${asRecords}
       ),
       known as (
         select row.line, population.value
         from row
         join territory.population on population.unit_id = row."unitId" and population.kind = row."group"
           and population.on_date = row."on" and population.source = 'import:' || row.document
       ),
       written as (
         insert into territory.population as kept (unit_id, kind, on_date, value, source)
         select "unitId", "group", "on", value, 'import:' || document
         from row
         on conflict (unit_id, kind, on_date, source) do update
           set value = excluded.value
           where kept.value is distinct from excluded.value
       )
       select row.line, row."unitId", known.value::text as before, row.value::text as after,
         case when known.line is null then 'new' when known.value is distinct from row.value then 'changed'
           else 'unchanged' end as outcome
       from row
       left join known using (line)
       order by row.line`,
      [JSON.stringify(figures.map((row) => ({ ...row, document: row.document || `lần nhập ${importId}` })))],
    );
    return rows;
  },

  async 'registered-counts'(
    { trx, importId }: ImportContext,
    figures: readonly FigureRow[],
  ): Promise<Written[]> {
    const { rows } = await trx.query<Written>(
      `with row as (
         select * from ${asRecords}
       ),
       known as (
         select row.line, (array_agg(count.value order by count.id desc))[1] as last
         from row
         join registry.registered_count count on count.unit_id = row."unitId" and count.zone = row."group"
           and count.frame = row.frame and count.on_date = row."on" and count.document = row.document
         group by row.line
       ),
       written as (
         insert into registry.registered_count (unit_id, zone, on_date, frame, value, document, import_id, entered_by)
         select "unitId", "group", "on", frame, value, document, $2, (select by_whom from registry.import where id = $2)
         from row
         left join known using (line)
         where known.last is distinct from row.value
         order by row.line
       )
       select row.line, row."unitId", known.last::text as before, row.value::text as after,
         case when known.line is null then 'new' when known.last = row.value then 'unchanged' else 'changed' end as outcome
       from row
       left join known using (line)
       order by row.line`,
      [JSON.stringify(figures), importId],
    );
    return rows;
  },

  async denominators({ trx, importId }: ImportContext, figures: readonly FigureRow[]): Promise<Written[]> {
    const { rows } = await trx.query<Written>(
      `with row as (
         select * from ${asRecords}
       ),
       known as (
         select row.line, (array_agg(kept.value order by kept.id desc))[1] as last
         from row
         join registry.denominator kept on kept.unit_id = row."unitId" and kept.kind = row."group"
           and kept.on_date = row."on" and kept.supplied_by = row."suppliedBy"
         group by row.line
       ),
       written as (
         insert into registry.denominator (unit_id, kind, on_date, value, supplied_by, document, import_id)
         select "unitId", "group", "on", value, "suppliedBy", document, $2
         from row
         left join known using (line)
         where known.last is distinct from row.value
         order by row.line
       )
       select row.line, row."unitId", known.last::text as before, row.value::text as after,
         case when known.line is null then 'new' when known.last = row.value then 'unchanged' else 'changed' end as outcome
       from row
       left join known using (line)
       order by row.line`,
      [JSON.stringify(figures), importId],
    );
    return rows;
  },
};
