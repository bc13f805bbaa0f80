/**
 * Everything `territory show` and `territory lineage` tell of one unit on one day, read together.
 */
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import { problem } from '#platform/problems.ts';
import { type CodeMeaning, codeChoices, resolveCode } from './codes.ts';
import { type Lineage, selectLineage } from './lineage.ts';
import { type Population, selectPopulation } from './population.ts';
import { selectAncestors, selectUnits, type UnitOn } from './units.ts';

export interface UnitCard {
  /** The code that was asked for; not always the one the unit is shown under. */
  asked: string;
  on: IsoDate;
  unit: UnitOn;
  /** First and last day of this name, type and parent; null is not known or still open. */
  version: { from: IsoDate | null; until: IsoDate | null; sourceTitle: string };
  /** Nearest first. */
  ancestors: UnitOn[];
  /** How many communes it has on the day; null for a commune. */
  communes: number | null;
  population: Population | null;
  areaKm2: string | null;
  /** Codes beside the one it is shown under, on the day. */
  otherCodes: string[];
  /** Everything the code asked for has meant, this meaning included. */
  meanings: CodeMeaning[];
  lineage: Lineage;
}

interface VersionRow {
  from: IsoDate | null;
  until: IsoDate | null;
  title: string;
  km2: string | null;
  codes: string[];
}

/**
 * What a code means on a day, with all around it.
 *
 * @throws Problem `code-without-day` without a day, `code-unknown` where the code means nothing (on it)
 */
export async function selectCard(db: Db, { code, on }: { code: string; on?: IsoDate }): Promise<UnitCard> {
  const unit = await resolveCode(db, { code, on });
  const meanings = await codeChoices(db, { code });
  if (unit === null || on === undefined) {
    throw problem('code-unknown', {
      code,
      on: on ?? null,
      choices: meanings.map(({ type, name, ...rest }) => ({ ...rest, name: `${type} ${name}` })),
    });
  }
  const { rows } = await db.query<VersionRow>(
    `select lower(version.valid)::text as from, (upper(version.valid) - 1)::text as until, source.title,
       (select trim_scale(km2)::text from territory.area where area.unit_id = $1 order by area.source limit 1) as km2,
       array(
         select code.code::text
         from territory.code
         where code.unit_id = $1 and code.scheme = 'gso' and not code.preferred and code.valid @> $2::date
         order by code.code
       ) as codes
     from territory.unit_version version
     join platform.source on source.key = version.source
     where version.unit_id = $1 and version.valid @> $2::date`,
    [unit.id, on],
  );
  const [version] = rows;
  if (version === undefined) throw new Error(`unit ${unit.id} has no version on ${on}`);
  return {
    asked: code,
    on,
    unit,
    version: { from: version.from, until: version.until, sourceTitle: version.title },
    ancestors: await selectAncestors(db, unit.id, on),
    communes:
      unit.level === 'commune'
        ? null
        : (await selectUnits(db, { level: 'commune', on, within: unit.id })).length,
    population: await selectPopulation(db, { unitId: unit.id, kind: 'all', on }),
    areaKm2: version.km2,
    otherCodes: version.codes,
    meanings,
    lineage: await selectLineage(db, unit.id),
  };
}
