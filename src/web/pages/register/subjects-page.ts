/** What the search of the register shows: who fits, with the names they hold, how many there are by kind, what is to be done. */
import { isSearch } from '#platform/letters.ts';
import {
  countOpenReviews,
  subjectKinds as kinds,
  maskCode,
  type SubjectsAsked,
  selectSubjectsFound,
} from '#registry/index.ts';
import { selectNewestPeriod, selectShownNames, selectSubjectCounts } from '#reporting/index.ts';
import { may } from '#web/may.ts';
import { wordOf } from '#web/pages/presence/filters.ts';
import { exportedAtMost, readSubjectsAddress } from '#web/pages/register/subjects-asked.ts';
import type { Page } from '#web/server/page.ts';
import { kindWords, levelOf, presenceWords } from '#words/index.ts';

export type ShownTile = Awaited<ReturnType<typeof readTiles>>[number];

export const shownSubjects = 50;

export async function readSubjectsPage(page: Page) {
  const { db, actor, language, url } = page;
  const { on, find, query, kind, commune, communes, unitIds } = await readSubjectsAddress(page);
  const isNarrow = find !== '' || kind !== null || commune !== null;
  const { rows, total } = await selectSubjectsFound(db, {
    query,
    unitIds,
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
    // Then only names that begin so were looked for.
    isShort: 'text' in query && find !== '' && !isSearch(find),
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
    csvCutAt: total.exact && total.value <= exportedAtMost ? null : exportedAtMost,
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

/** Questions of lists that wait for whoever may answer them; null for others. */
export async function readOpenReviews({ db, actor }: Page): Promise<number | null> {
  if (!may(actor.role, 'decide-reviews')) return null;
  return (await countOpenReviews(db)).reduce((sum, { open }) => sum + open, 0);
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

/** By the cells of the post's units: no counting of a million subjects for a page. None where everything is seen. */
async function readCounts({ db, actor, language, now }: Page) {
  if (actor.everywhere) return [];
  const counts = await selectSubjectCounts(db, {
    unitIds: actor.unitIds,
    kinds,
    period: await selectNewestPeriod(db, now),
  });
  return counts.map(({ kind, subjects, withName }) => ({
    kind,
    label: wordOf(kindWords[language], kind),
    subjects,
    held: withName,
  }));
}
