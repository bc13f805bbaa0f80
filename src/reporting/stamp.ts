/**
 * The stamp of the figures: the same text means that nothing pages work figures out of has changed in between. Whoever
 * keeps a worked-out page compares stamps. What an open run moved is told apart: for hours it moves something every second.
 */
import type { Db } from '#platform/postgres/db.ts';

/** As many rows as tell today's transactions apart; the rest is dropped now and then. */
const keptRows = 200;

export interface FiguresStamp {
  /** Changes with everything that moves. */
  all: string;
  /** Changes with what people did; null while no run is open, when nothing else is told apart. */
  besidesRun: string | null;
}

/** One small table read whole: 0.1 ms. */
export async function selectFiguresStamp(db: Db): Promise<FiguresStamp> {
  const { rows } = await db.query<FiguresStamp>(
    `select concat_ws('/', count(*), max(id), sum(id)) as all,
       case
         when exists (select from observatory.run where status in ('planned', 'running', 'stopping'))
           then concat_ws('/', count(*) filter (where not of_run), sum(id) filter (where not of_run))
       end as "besidesRun"
     from reporting.figures_moved`,
  );
  return rows[0]!;
}

/** Drops what tells nothing more; the stamp changes by it. As hien_dien_app. @returns how many rows */
export async function pruneFiguresMoved(db: Db): Promise<number> {
  const { rowCount } = await db.query(
    `delete from reporting.figures_moved
     where id <= (select max(id) from reporting.figures_moved) - $1
       and (select count(*) from reporting.figures_moved) > 2 * $1`,
    [keptRows],
  );
  return rowCount ?? 0;
}
