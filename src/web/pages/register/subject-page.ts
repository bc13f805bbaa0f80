/** One subject, read together and made plain. What is personal stays hidden until it is asked for, and that is recorded. */
import { dayOf } from '#platform/day.ts';
import type { Db, IsoDate } from '#platform/postgres/db.ts';
import {
  maskCode,
  type Subject,
  selectHeldEver,
  selectSubject,
  selectSubjectSource,
} from '#registry/index.ts';
import { lastDayOf63, selectAncestors, selectUnit, type UnitOn } from '#territory/index.ts';
import { sectorWords } from '#web/messages/presence-sectors.ts';
import { wordOf } from '#web/pages/presence/filters.ts';
import { isPersonal } from '#web/pages/presence/holder.ts';
import { unitName } from '#web/pages/presence/paths.ts';
import { notFound, type Page } from '#web/server/page.ts';
import { evidenceWords, kindWords } from '#words/index.ts';
import { readTiles } from './subjects-page.ts';

export type SubjectPage = Awaited<ReturnType<typeof readSubjectPage>>;

/** @throws the page "not found" where there is none in the scope */
export async function requireSubject(db: Db, id: string): Promise<Subject> {
  const subject = /^\d{1,15}$/.test(id) ? await selectSubject(db, Number(id)) : null;
  if (subject === null) throw notFound();
  return subject;
}

export async function readSubjectPage(page: Page, id: string) {
  const { db, language, now } = page;
  const today = dayOf(now);
  const subject = await requireSubject(db, id);
  const { address, kind, last4, unitId, originUnitId, ...rest } = subject;
  const source = await selectSubjectSource(db, subject.id);
  const unit = unitId === null ? null : await selectUnit(db, unitId, today);
  const held = await selectHeldEver(db, subject.id);
  const lasting = held.filter(({ until }) => until === null);
  const tiles = new Map(
    (
      await readTiles(
        page,
        lasting.map(({ domainId }) => domainId),
      )
    ).map((tile) => [tile.id, tile]),
  );
  const hidden = isPersonal(kind);
  return {
    ...rest,
    kind: wordOf(kindWords[language], kind),
    code: last4 === '' ? '' : maskCode(last4),
    hidden,
    hasAddress: address !== '',
    address: hidden ? null : address,
    sector: sectorOf(subject.sector, language),
    unit: unit && { code: unit.code, name: await placeName(db, unit, today) },
    origin: await readOrigin(db, originUnitId, source?.asOf ?? null),
    source: source && { fileName: source.fileName, asOf: source.asOf },
    held: lasting.map(({ domainId, name, unicode, since, evidence }) => ({
      id: domainId,
      name,
      unicode,
      since,
      evidence: wordOf(evidenceWords[language], evidence),
      shown: tiles.get(domainId) ?? null,
    })),
    before: held
      .filter(({ until }) => until !== null)
      .map(({ domainId, name, unicode, since, until }) => ({
        id: domainId,
        name,
        unicode,
        since,
        until: until!,
      })),
  };
}

/** `Phường Phan Đình Phùng, Tỉnh Thái Nguyên`. */
export async function placeName(db: Db, unit: UnitOn, on: IsoDate): Promise<string> {
  const above = await selectAncestors(db, unit.id, on);
  return [unit, ...above].map(unitName).join(', ');
}

/** The unit as the list had it, on the map of the list's day, or on the last day of the old map. */
async function readOrigin(db: Db, unitId: number | null, asOf: IsoDate | null) {
  if (unitId === null) return null;
  for (const on of new Set([asOf ?? lastDayOf63, lastDayOf63])) {
    const unit = await selectUnit(db, unitId, on);
    if (unit !== null) return { name: await placeName(db, unit, on), on };
  }
  return null;
}

/** `G4711 · Bán buôn, bán lẻ`, by the section where the code begins with its letter. */
function sectorOf(sector: string, language: 'vi' | 'en'): string {
  const words: Readonly<Record<string, string>> = sectorWords[language];
  const section = words[sector.charAt(0)];
  return section === undefined || !/^[A-Z]/.test(sector) ? sector : `${sector} · ${section}`;
}
