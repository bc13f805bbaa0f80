/** What the search of the register shows: who fits, with the names they hold, how many there are by kind, what is to be done. */
import { normaliseName } from '#measurement/index.ts';
import { dayOf } from '#platform/day.ts';
import {
  countOpenReviews,
  subjectKinds as kinds,
  maskCode,
  type SubjectQuery,
  type SubjectsAsked,
  selectSubjectsFound,
} from '#registry/index.ts';
import { periodOf, selectShownNames, selectSubjectCounts } from '#reporting/index.ts';
import { may } from '#web/may.ts';
import { type CommuneChoice, communesWithin } from '#web/pages/presence/communes.ts';
import { wordOf } from '#web/pages/presence/filters.ts';
import { notFound, type Page } from '#web/server/page.ts';
import { kindWords, levelOf, presenceWords } from '#words/index.ts';

export type ShownTile = Awaited<ReturnType<typeof readTiles>>[number];

export const shownSubjects = 50;

export async function readSubjectsPage(page: Page) {
  const { db, actor, language, now, url } = page;
  const on = dayOf(now);
  const find = (url.searchParams.get('tim') ?? '').normalize('NFC').trim().slice(0, 253);
  const kind = kinds.find((one) => one === url.searchParams.get('loai')) ?? null;
  const communes = await readCommunes(page);
  const asked = url.searchParams.get('xa') ?? '';
  const commune = communes.find(({ code }) => code === asked) ?? null;
  if (asked !== '' && commune === null) throw notFound();
  const isNarrow = find !== '' || kind !== null || commune !== null;
  const query = queryOf(find);
  const { rows, total } = await selectSubjectsFound(db, {
    query,
    unitIds: unitIdsOf(page, commune, communes),
    kind,
    on,
    limit: shownSubjects,
  } satisfies SubjectsAsked);
  const tiles = new Map(
    (
      await readTiles(
        page,
        rows.flatMap(({ names }) => names.map(({ id }) => id)),
      )
    ).map((tile) => [tile.id, tile]),
  );
  return {
    on,
    isNarrow,
    find,
    kind,
    longCode: url.searchParams.get('ma') === '1',
    domain: 'domain' in query ? query.domain : null,
    commune: commune?.code ?? '',
    communes,
    kinds: kinds.map((one) => ({ kind: one, label: kindWords[language][one] })),
    // Sums and doors stand on the first page only.
    counts: isNarrow ? [] : await readCounts(page),
    mayImport: may(actor.role, 'import-lists'),
    mayCount: may(actor.role, 'enter-counts'),
    total,
    rows: rows.map(({ id, kind: of, name, last4, status, place, names }) => ({
      id,
      kind: wordOf(kindWords[language], of),
      name,
      code: last4 === '' ? '' : maskCode(last4),
      status,
      place,
      names: names.map((one) => ({ ...one, shown: tiles.get(one.id) ?? null })),
    })),
  };
}

function unitIdsOf({ actor }: Page, commune: CommuneChoice | null, communes: readonly CommuneChoice[]) {
  if (commune !== null) return [commune.id];
  return actor.everywhere ? null : [...new Set([...actor.unitIds, ...communes.map(({ id }) => id)])];
}

/** Questions of lists that wait for whoever may answer them; null for others. */
export async function readOpenReviews({ db, actor }: Page): Promise<number | null> {
  if (!may(actor.role, 'decide-reviews')) return null;
  return (await countOpenReviews(db)).reduce((sum, { open }) => sum + open, 0);
}

/** A domain name where it looks like one; else letters of a name, or four digits. */
function queryOf(find: string): SubjectQuery {
  if (find.includes('.') && !/\s/.test(find)) {
    const named = normaliseName(find);
    if (named.ok) return { domain: named.domain };
  }
  return { text: find };
}

/** What names show now, in a word and a level. */
export async function readTiles({ db, language }: Page, domainIds: readonly number[]) {
  const shown = await selectShownNames(db, domainIds);
  return shown.map(({ domainId, presence, trusted, grade }) => ({
    id: domainId,
    level: levelOf({ presence, trusted } as Parameters<typeof levelOf>[0]),
    words: wordOf(presenceWords[language], presence),
    grade,
  }));
}

async function readCommunes(page: Page): Promise<CommuneChoice[]> {
  const { actor } = page;
  if (actor.everywhere) return [];
  const within = [];
  for (const id of actor.unitIds) within.push(...(await communesWithin(page, id)));
  return within;
}

/** By the cells of the post's units: no counting of a million subjects for a page. None where everything is seen. */
async function readCounts({ db, actor, language, now }: Page) {
  if (actor.everywhere) return [];
  const counts = await selectSubjectCounts(db, { unitIds: actor.unitIds, kinds, period: periodOf(now) });
  return counts.map(({ kind, subjects, withName }) => ({
    kind,
    label: wordOf(kindWords[language], kind),
    subjects,
    held: withName,
  }));
}
