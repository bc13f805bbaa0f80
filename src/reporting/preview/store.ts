/**
 * The preview of a proposal, kept for the second person: what it comes to on the proposal itself, every figure in
 * `reporting.preview_figure`. Made by a job, for it takes from a tenth of a second to a minute; made again, it takes the
 * place of the one before.
 */
import type { Pool } from 'pg';
import { closeIfOvertaken, type Proposal, selectProposal, writePreview } from '#assumptions/index.ts';
import { dayOf } from '#platform/day.ts';
import type { Language } from '#platform/format.ts';
import { type Db, type IsoDate, inTransaction, type Trx } from '#platform/postgres/db.ts';
import type { Period } from '../period.ts';
import { refreshTouched } from '../refresh.ts';
import { digestOfFigures } from './digest.ts';
import { saysOf, type Way, wayOf } from './effects.ts';
import type { ChangedFigure, Compared } from './figure.ts';
import { type AssumptionPreview, previewAssumption } from './preview.ts';

/** What stands on the proposal, and on the page above the figures. */
export interface PreviewSummary {
  way: Way;
  says: Record<Language, string>;
  from: IsoDate | null;
  periods: Period[];
  /** Figures that would be others, of those that were looked at. */
  changed: number;
  figures: number;
  /** Units with at least one of them. */
  units: number;
  /** By indicator, those of which no figure changes too. */
  compared: Compared[];
}

/**
 * Works out what a proposal would change and keeps it; a proposal that another version has overtaken is closed instead.
 *
 * @param pool as the program (`hien_dien_app`)
 * @throws Problem `proposal-unknown`, `proposal-decided`
 */
export async function previewProposal(
  pool: Pool,
  { id, now }: { id: number; now: Temporal.Instant },
): Promise<{ outcome: 'previewed'; summary: PreviewSummary } | { outcome: 'overtaken' }> {
  if (await inTransaction(pool, (trx) => closeIfOvertaken(trx, { id, at: now }))) {
    return { outcome: 'overtaken' };
  }
  const proposal = await selectProposal(pool, id);
  await refreshTouched(pool, { now });
  // Before the figures are looked at: one that moves in between makes the preview an old one, never a wrong one.
  const digest = await digestOfFigures(pool, proposal, now);
  const preview = await previewOf(pool, proposal, now);
  const summary = summaryOf(preview);
  await inTransaction(pool, async (trx) => {
    // A day to come moves no month that is there.
    const periods = proposal.from !== null && proposal.from > dayOf(now) ? [] : preview.periods;
    await writePreview(trx, { id, summary, digest, periods, at: now });
    await replaceFigures(trx, id, preview.figures);
  });
  return { outcome: 'previewed', summary };
}

async function previewOf(pool: Pool, proposal: Proposal, now: Temporal.Instant): Promise<AssumptionPreview> {
  const { key, kind, value, from } = proposal;
  if (kind === 'change') return previewAssumption(pool, { key, value, from, now });
  const way = wayOf[key];
  return { key, way, says: saysOf[way], from, periods: [], figures: [], compared: [] };
}

function summaryOf({ way, says, from, periods, figures, compared }: AssumptionPreview): PreviewSummary {
  const units = new Set(figures.map(({ unitId }) => unitId).filter((unitId) => unitId !== null));
  return {
    way,
    says,
    from,
    periods,
    changed: figures.length,
    figures: compared.reduce((sum, { compared: looked }) => sum + looked, 0),
    units: units.size,
    compared,
  };
}

/** In the order they are read: provinces, then communes, the whole before its parts, the running month first. */
async function replaceFigures(
  trx: Trx,
  proposalId: number,
  figures: readonly ChangedFigure[],
): Promise<void> {
  await trx.query('delete from reporting.preview_figure where proposal_id = $1', [proposalId]);
  await trx.query(
    `insert into reporting.preview_figure
       (proposal_id, number, kind, indicator, unit_id, period, frame, slice, before, after)
     select
       $1,
       row_number() over (
         order by u.level = 'province' desc nulls first, slice <> '', period desc nulls first, kind, indicator, u.key, slice
       ),
       kind, indicator, "unitId", period, frame, slice, before, after
     from jsonb_to_recordset($2::jsonb) as figure (
       kind text, indicator text, "unitId" bigint, period text, frame text, slice text, before jsonb, after jsonb
     )
     left join territory.unit as u on u.id = "unitId"`,
    [
      proposalId,
      JSON.stringify(
        figures.map(({ before, after, ...place }) => ({ ...place, ...written({ before, after }) })),
      ),
    ],
  );
}

/** A figure that is not there is no JSON null. */
function written(values: Pick<ChangedFigure, 'before' | 'after'>) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

export interface PreviewFigure extends ChangedFigure {
  number: number;
  /** Null for the whole installation. */
  unit: { id: number; name: string; type: string; level: string } | null;
}

/**
 * Figures of a kept preview, in the order they are read, after the one with number `after`; within the scope of who asks.
 *
 * Index: the primary key; 50 of 5,000 in 1 ms.
 */
export async function selectPreviewFigures(
  db: Db,
  wanted: { proposalId: number; after?: number; limit?: number; unitId?: number; indicator?: string },
): Promise<{ figures: PreviewFigure[]; total: number; next: number | null }> {
  const { proposalId, after = 0, limit = 50, unitId = null, indicator = null } = wanted;
  const { rows } = await db.query<PreviewFigure & { unitId: number | null }>(
    `select f.number, f.kind, f.indicator, f.unit_id as "unitId", f.period, f.frame, f.slice, f.before, f.after,
       case when u.id is not null then jsonb_build_object(
         'id', u.id, 'name', coalesce(v.name, u.key), 'type', coalesce(v.type, ''), 'level', u.level
       ) end as unit
     from reporting.preview_figure as f
     left join territory.unit as u on u.id = f.unit_id
     left join lateral (
       select name, type from territory.unit_version where unit_id = u.id order by valid desc limit 1
     ) as v on true
     where f.proposal_id = $1 and f.number > $2
       and ($4::bigint is null or f.unit_id = $4) and ($5::text is null or f.indicator = $5)
     order by f.number
     limit $3 + 1`,
    [proposalId, after, limit, unitId, indicator],
  );
  const counted = await db.query<{ total: number }>(
    `select count(*) as total
     from reporting.preview_figure
     where proposal_id = $1 and ($2::bigint is null or unit_id = $2) and ($3::text is null or indicator = $3)`,
    [proposalId, unitId, indicator],
  );
  const figures = rows.slice(0, limit);
  return {
    figures,
    total: counted.rows[0]?.total ?? 0,
    next: rows.length > limit ? (figures.at(-1)?.number ?? null) : null,
  };
}
