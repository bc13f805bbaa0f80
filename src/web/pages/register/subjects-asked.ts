/** What an address of the register asks for: whom, of which kind, where; the same for the page and for its file. */
import { normaliseName } from '#measurement/index.ts';
import { dayOf } from '#platform/day.ts';
import type { IsoDate } from '#platform/postgres/db.ts';
import { type SubjectKind, type SubjectQuery, subjectKinds } from '#registry/index.ts';
import { type CommuneChoice, communesWithin } from '#web/pages/presence/communes.ts';
import { notFound, type Page } from '#web/server/page.ts';

/** Rows of a file: where the list ends counting too. Of 2,000 with their names it is some 250 kB. */
export const exportedAtMost = 2_000;

export interface SubjectsAddress {
  on: IsoDate;
  /** As typed; '' where nobody is looked for. */
  find: string;
  query: SubjectQuery;
  kind: SubjectKind | null;
  commune: CommuneChoice | null;
  /** What the post may choose from. */
  communes: readonly CommuneChoice[];
  /** Null for whoever sees everything and has chosen none. */
  unitIds: readonly number[] | null;
}

/** @throws the page "not found" where the commune is not the post's */
export async function readSubjectsAddress(page: Page): Promise<SubjectsAddress> {
  const { actor, now, url } = page;
  const find = lettersOf(url.searchParams.get('tim') ?? '');
  const communes = await readCommunes(page);
  const asked = url.searchParams.get('xa') ?? '';
  const commune = communes.find(({ code }) => code === asked) ?? null;
  if (asked !== '' && commune === null) throw notFound();
  const all = actor.everywhere ? null : [...new Set([...actor.unitIds, ...communes.map(({ id }) => id)])];
  return {
    on: dayOf(now),
    find,
    query: queryOf(find),
    kind: subjectKinds.find((one) => one === url.searchParams.get('loai')) ?? null,
    commune,
    communes,
    unitIds: commune === null ? all : [commune.id],
  };
}

/** As somebody in a hurry types or pastes it: a blank twice, or the quotes around a name, are not part of what is looked for. */
export function lettersOf(typed: string): string {
  return typed
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .replace(/^[\s"“”'‘’«»]+|[\s"“”'‘’«»]+$/g, '')
    .slice(0, 253);
}

/** The address with the last four of a whole code, which stays neither in it nor in what the browser remembers; null: none. */
export function withoutWholeCode(address: string): string | null {
  const url = new URL(address);
  const digits = (url.searchParams.get('tim') ?? '').replace(/[\s.-]/g, '');
  if (!/^\d{9,}$/.test(digits)) return null;
  url.searchParams.set('tim', digits.slice(-4));
  url.searchParams.set('ma', '1');
  return `${url.pathname}${url.search}`;
}

/** A domain name where it looks like one; else letters of a name, or four digits. */
function queryOf(find: string): SubjectQuery {
  if (find.includes('.') && !/\s/.test(find)) {
    const named = normaliseName(find);
    if (named.ok) return { domain: named.domain };
  }
  return { text: find };
}

async function readCommunes(page: Page): Promise<CommuneChoice[]> {
  const { actor } = page;
  if (actor.everywhere) return [];
  const within = [];
  for (const id of actor.unitIds) within.push(...(await communesWithin(page, id)));
  return within;
}
