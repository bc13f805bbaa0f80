/**
 * The list of names behind a figure: some of a unit's names by name, what each shows now, who holds it and when it was last
 * measured; how many there are in all.
 */
import { readAssumptions } from '#assumptions/index.ts';
import { dayOf } from '#platform/day.ts';
import { isSearch, patternOf } from '#platform/letters.ts';
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import { createParameters, type Given } from '../facts.ts';
import { periodOf } from '../period.ts';
import type { SliceCell } from '../tally.ts';
import { conditionsOf, countOf, type NameFilters, slicesOf } from './filters.ts';

export interface NameRow {
  domainId: number;
  /** A-label form. */
  name: string;
  /** As people write it. */
  unicode: string;
  /** Where it counts; `placed: false`: on the province itself because no commune is known. */
  unit: { id: number; name: string; type: string; placed: boolean };
  zone: string;
  /** Kind of the holder; null where no holder is known. */
  kind: string | null;
  /** Section of VSIC, or null. */
  sector: string | null;
  /** Null where no holder is known, or where it stands outside the scope of whoever asks. */
  holder: { id: number; name: string } | null;
  state: string;
  presence: string;
  trusted: boolean | null;
  mail: boolean | null;
  grade: string | null;
  /** 0–100. */
  score: number | null;
  faults: string[];
  flags: string[];
  /** Since when it shows this; null where it was never judged. */
  judgedSince: Temporal.Instant | null;
  lastMeasuredAt: Temporal.Instant | null;
  /** Why the last try came to nothing; null where it came to something. */
  lastFault: string | null;
  /** Day of its last event. */
  changedOn: IsoDate | null;
}

export interface NamesAsked {
  /** A province or commune of today's map. */
  unitId: number;
  filters: NameFilters;
  /** Name of the last row before: the page goes on after it. */
  after?: string | null;
  /** Rows of a page. */
  limit: number;
  now: Temporal.Instant;
}

export interface NamesPage {
  rows: NameRow[];
  /** For `after` of the next page; null on the last one. */
  next: string | null;
  /** `exact: false`: more than `value`, which was where counting ended. */
  total: { value: number; exact: boolean };
}

/** Where counting ends when no cell knows: "hơn 10.000". */
const countedAtMost = 10_000;

/**
 * Of so few names a search is answered by their ids; of more, the list finds a page by going through names in order.
 */
const candidatesAtMost = 2_000;

/** A page of a unit's names, and of how many. */
export async function selectNames(db: Db, asked: NamesAsked): Promise<NamesPage> {
  const place = await selectPlace(db, asked);
  const rows = await selectRows(db, place, asked);
  const page = rows.slice(0, asked.limit);
  return {
    rows: page,
    next: rows.length > asked.limit ? (page.at(-1)?.name ?? null) : null,
    total: await countNames(db, place, asked, rows.length),
  };
}

/** Where a list looks, found once for all its pages. */
export interface Place {
  province: boolean;
  /** What the cells say of a single filter; null where none does. */
  counted: number | null;
  /** The few names that a search or a fault can only be among, where an index knew them. */
  candidates: readonly number[] | null;
}

export async function selectPlace(
  db: Db,
  { unitId, filters, now }: Pick<NamesAsked, 'unitId' | 'filters' | 'now'>,
): Promise<Place> {
  const { rows } = await db.query<{ province: boolean; scoped: boolean; cells: SliceCell[] }>(
    `select
       u.level = 'province' as province,
       not pg_has_role(current_user, 'hien_dien_app', 'member') as scoped,
       (
         select coalesce(
           jsonb_agg(jsonb_build_object('indicator', c.indicator, 'slice', c.slice, 'numerator', c.numerator,
             'denominator', c.denominator)),
           '[]'
         )
         from reporting.cell as c
         where c.unit_id = u.id and c.period = $2 and c.frame = '34' and c.slice = any($3::text[])
           and c.source in ('measured', 'derived')
       ) as cells
     from territory.unit as u
     where u.id = $1`,
    [unitId, periodOf(now), slicesOf(filters)],
  );
  const { province = false, scoped = false, cells = [] } = rows[0] ?? {};
  const search = province && scoped && isRare(filters, cells);
  // Asked for by who needs it only: a query more for every list.
  const assumed = filters.presence ? await readAssumptions(db, dayOf(now)) : null;
  return {
    province,
    counted: countOf(filters, cells, assumed?.['presence.website']),
    candidates: search ? await selectCandidates(db, unitId, filters) : null,
  };
}

/** Whether an index of letters or faults is worth asking: of a common fault every page is found by going through names. */
function isRare(filters: NameFilters, cells: readonly SliceCell[]): boolean {
  if (isSearch(filters.text)) return true;
  return filters.fault ? (countOf({ fault: filters.fault }, cells) ?? 0) <= candidatesAtMost : false;
}

/** Ids of the names of a province that a search or a fault can only be among; null where they are many. */
async function selectCandidates(
  db: Db,
  provinceId: number,
  { text, fault }: NameFilters,
): Promise<number[] | null> {
  const { rows } = await db.query<{ id: number }>(
    'select id from reporting.find_names($1, $2, $3, $4) as found (id)',
    [provinceId, isSearch(text) ? patternOf(text ?? '') : null, fault || null, candidatesAtMost + 1],
  );
  return rows.length > candidatesAtMost ? null : rows.map(({ id }) => id);
}

function conditions(place: Place, { unitId, filters }: Pick<NamesAsked, 'unitId' | 'filters'>, given: Given) {
  const among =
    place.candidates === null ? '' : `and n.domain_id = any(${given(place.candidates, 'bigint[]')})`;
  return `n.${place.province ? 'province_id' : 'unit_id'} = ${given(unitId, 'bigint')}
       ${among}
       ${conditionsOf(filters, given)}`;
}

/**
 * One row more than the page holds, if there is one.
 *
 * Names by an index that has them in order (name_now_province, name_now_state …), what else a row tells by key, fifty times.
 * Fifty of a province's 230,000 names as hien_dien_console: 2 to 3 ms, two thirds of it the policies of the three tables.
 */
export async function selectRows(
  db: Db,
  place: Place,
  asked: Omit<NamesAsked, 'limit'> & { limit: number },
): Promise<NameRow[]> {
  // Where a cell says that there are none, an index that does not know the filter would be read to its end to find that out.
  if (place.counted === 0 || place.candidates?.length === 0) return [];
  const { values, given } = createParameters();
  const { rows } = await db.query<NameRow>(
    `with page as materialized (
       select n.*
       from reporting.name_now as n
       where ${conditions(place, asked, given)}
         ${asked.after ? `and n.name > ${given(asked.after, 'text')}` : ''}
       order by n.name
       limit ${asked.limit + 1}
     )
     select
       page.domain_id as "domainId", page.name, page.unicode,
       jsonb_build_object(
         'id', page.unit_id, 'name', v.name, 'type', v.type, 'placed', page.unit_id is distinct from page.province_id
       ) as unit,
       page.zone, nullif(page.kind, 'none') as kind, nullif(page.sector, '') as sector,
       case when s.id is not null then jsonb_build_object('id', s.id, 'name', s.name) end as holder,
       page.state, page.presence, page.trusted, page.mail, nullif(page.grade, 'none') as grade, page.score, page.faults,
       page.flags, page.judged_since as "judgedSince",
       m.last_measured_at as "lastMeasuredAt", m.last_fault as "lastFault", page.changed_on as "changedOn"
     from page
     left join territory.unit_version as v on v.unit_id = page.unit_id and v.valid @> ${given(dayOf(asked.now), 'date')}
     left join registry.subject as s on s.id = page.holder_id
     left join observatory.domain_now as m on m.domain_id = page.domain_id
     order by page.name`,
    values,
  );
  return rows;
}

/** By the cell where there is one, by the page itself where it is all there is, else by counting up to a bound. */
async function countNames(
  db: Db,
  place: Place,
  asked: NamesAsked,
  found: number,
): Promise<NamesPage['total']> {
  if (!asked.after && found <= asked.limit) return { value: found, exact: true };
  if (place.counted !== null) return { value: place.counted, exact: true };
  const { values, given } = createParameters();
  const { rows } = await db.query<{ names: number }>(
    `select count(*) as names
     from (
       select
       from reporting.name_now as n
       where ${conditions(place, asked, given)}
       limit ${given(countedAtMost + 1, 'int')}
     ) as counted`,
    values,
  );
  const names = rows[0]?.names ?? 0;
  return names > countedAtMost ? { value: countedAtMost, exact: false } : { value: names, exact: true };
}
