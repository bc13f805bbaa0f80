/**
 * Everything a unit's page tells, read together: what it is on the day, what it was called and coded, what it was formed of
 * and became, and for a province the sums of both maps.
 */
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import {
  type Basis,
  codeChoices,
  type LineagePiece,
  reformOn,
  selectAncestors,
  selectCodes,
  selectGround,
  selectLineage,
  selectPopulation,
  selectUnit,
  selectUnitDays,
  selectUnitRows,
  selectVersions,
} from '#territory/index.ts';
import { notFound, type Page } from '#web/server/page.ts';
import { readDay } from './day.ts';
import { readSums } from './sums.ts';

export type UnitPage = Awaited<ReturnType<typeof readUnitPage>>;

/** A pair of the lineage with the share of the old unit's people it is taken to have, 0 to 1; null where it does not count. */
export type ShownPiece = LineagePiece & { share: number | null; basis: Basis };

/** @throws the page "not found" for a key no unit has */
export async function readUnitPage(page: Page, key: string) {
  const { db, now, url, actor, request } = page;
  const days = await selectUnitDays(db, key);
  if (days === null) throw notFound();
  const asked = readDay(url, now);
  const on = withinDays(asked.on, days);
  const unit = await selectUnit(db, days.id, on);
  if (unit === null) throw new Error(`unit ${key} is not there on ${on}, one of its days`);
  const [row] = (
    await selectUnitRows(db, { level: unit.level, on, ...(await within(db, days.id, on)) })
  ).filter(({ id }) => id === unit.id);
  const { predecessors, successors } = await selectLineage(db, unit.id);
  const meanings = await codeChoices(db, { code: unit.code });
  const ancestors = await selectAncestors(db, unit.id, on);
  return {
    unit,
    on,
    today: asked.today,
    linked: on === asked.today ? null : on,
    isOld: on < reformOn,
    url: `${url.pathname}${url.search}`,
    all: url.searchParams.get('tat-ca') === '1',
    ancestors,
    /** What the names here show is the post's to see; territory is everybody's. */
    seesFigures: actor.everywhere || [unit, ...ancestors].some(({ id }) => request.scopeUnitIds.includes(id)),
    communes: row?.communes ?? 0,
    km2: row?.km2 ?? null,
    populations: {
      all: await selectPopulation(db, { unitId: unit.id, kind: 'all', on }),
      working: await selectPopulation(db, { unitId: unit.id, kind: '15-69', on }),
    },
    parts:
      unit.level === 'commune' ? [] : await selectUnitRows(db, { level: 'commune', on, within: unit.id }),
    versions: await selectVersions(db, unit.id),
    codes: await selectCodes(db, unit.id),
    otherMeanings: meanings.filter(({ unitId }) => unitId !== unit.id),
    predecessors: await weigh(db, predecessors, (piece) => ({ from: piece.unitId, to: unit.id })),
    successors: await weigh(db, successors, (piece) => ({ from: unit.id, to: piece.unitId })),
    sums: unit.level === 'province' && on >= reformOn ? await readSums(db, unit, predecessors) : null,
  };
}

/** The nearest of the unit's days. */
function withinDays(day: IsoDate, { from, until }: { from: IsoDate | null; until: IsoDate | null }): IsoDate {
  if (from !== null && day < from) return from;
  return until !== null && day > until ? until : day;
}

/** Narrows the list to the unit above, so that a commune's row does not cost the country's. */
async function within(db: Db, unitId: number, on: IsoDate): Promise<{ within?: number }> {
  const [above] = await selectAncestors(db, unitId, on);
  return above === undefined ? {} : { within: above.id };
}

/** Shares as restating takes them: entered, else by people, area or in equal parts. */
async function weigh(
  db: Db,
  pieces: readonly LineagePiece[],
  ends: (piece: LineagePiece) => { from: number; to: number },
): Promise<ShownPiece[]> {
  const [first] = pieces;
  if (first === undefined) return [];
  const unitIds = [...new Set(pieces.map((piece) => ends(piece).from))];
  const ground = await selectGround(db, { unitIds, on: first.on });
  return pieces.map((piece) => {
    const { from, to } = ends(piece);
    const of = ground.get(from);
    const share = of?.pieces.find((one) => one.to === to)?.share ?? null;
    return { ...piece, share, basis: of?.basis ?? 'equal' };
  });
}
