/**
 * What waits for whoever looks, in the order of urgency: each a row that leads to where it is done. What nobody of the role
 * can do is not told.
 */
import { readAssumptions, selectProposals } from '#assumptions/index.ts';
import { selectAccounts } from '#identity/index.ts';
import { selectOpenRun, selectProgress } from '#observatory/index.ts';
import { formatDate, formatInstant, formatShare } from '#platform/format.ts';
import { countOpenReviews, selectUploads } from '#registry/index.ts';
import { type DayPicture, selectMeasuredAges, selectNames } from '#reporting/index.ts';
import type { UnitOn } from '#territory/index.ts';
import { may } from '#web/may.ts';
import { todayWords } from '#web/messages/today.ts';
import { domainPath, namesPath, unitName, unitPath } from '#web/pages/presence/paths.ts';
import type { Page } from '#web/server/page.ts';

export interface TaskRow {
  key: string;
  /** Null where it is one thing and not so many. */
  count: number | null;
  tone: 'poor' | 'fair' | 'none';
  title: string;
  detail: string;
  /** The first names it is about, and how many more. */
  names: { name: string; unicode: string }[];
  more: number;
  href: string;
}

export interface Asked {
  page: Page;
  day: DayPicture;
  /** The post's own units today; none for a post that sees everything. */
  units: readonly UnitOn[];
}

type Reader = (asked: Asked) => Promise<TaskRow[]> | TaskRow[];

const fewDays = 3;

/** What happened to names: the same kinds for a commune in simpler words. */
const happened = [
  { kind: 'site-down', tone: 'poor', words: 'down', simple: 'downCommune' },
  { kind: 'flag-raised', tone: 'poor', words: 'flags', simple: 'flagsCommune' },
  { kind: 'became-placeholder', tone: 'fair', words: 'placeholders', simple: 'placeholdersCommune' },
  { kind: 'certificate-expiring', tone: 'fair', words: 'certificates', simple: 'certificatesCommune' },
] as const;

const readers: readonly Reader[] = [
  counts,
  names,
  unsafe,
  reviews,
  uploads,
  proposals,
  measurements,
  runUnderWay,
  invited,
];

export async function readTasks(asked: Asked): Promise<TaskRow[]> {
  const rows: TaskRow[] = [];
  for (const read of readers) rows.push(...(await read(asked)));
  return rows;
}

function counts({ page: { actor, language }, day }: Asked): TaskRow[] {
  if (!may(actor.role, 'enter-counts')) return [];
  const late = withoutCount(day.registered, ({ late }) => !late);
  // From the 26th on the month that is due next has not begun, and no day of it can be written down.
  const begun = dueMonth(day) <= day.today.slice(0, 7);
  const missing = begun ? withoutCount(day.registered, ({ entered }) => entered) : [];
  const words = todayWords[language];
  const month = monthOf(day);
  const row = {
    key: 'counts',
    tone: day.due.daysLeft <= fewDays ? ('poor' as const) : ('fair' as const),
    title: words.counts,
    detail: words.countsDetail(month, missing.map(unitName).join(', ')),
    href: '/so-dang-ky',
  };
  return [
    ...(late.length === 0
      ? []
      : [
          rowOf({
            key: 'counts-late',
            tone: 'poor',
            title: words.countsLate,
            detail: words.countsDetail(monthBefore(day), late.map(unitName).join(', ')),
            href: '/so-dang-ky',
          }),
        ]),
    ...(missing.length === 0 ? [] : [rowOf(row)]),
  ];
}

/** Provinces of today whose count is not as wanted, neither their own nor one of each part they were formed of. */
function withoutCount(
  registered: DayPicture['registered'],
  isThere: (count: DayPicture['registered'][number]) => boolean,
) {
  const provinces = Map.groupBy(registered, ({ provinceId }) => provinceId);
  return [...provinces].flatMap(([id, parts]) => {
    const own = parts.find(({ unitId }) => unitId === id);
    const formed = parts.filter(({ unitId }) => unitId !== id);
    const entered =
      (own !== undefined && own.count !== null && isThere(own)) ||
      (formed.length > 0 && formed.every(isThere));
    const named = own ?? parts[0];
    return entered || named === undefined ? [] : [named];
  });
}

function names({ page: { actor, language }, day, units }: Asked): TaskRow[] {
  const words = todayWords[language];
  return happened.flatMap(({ kind, tone, words: word, simple }) => {
    const { events = 0, first = [] } = day.changes.find((change) => change.kind === kind) ?? {};
    if (events === 0) return [];
    const of = units[0];
    return rowOf({
      key: kind,
      count: events,
      tone,
      title: words[actor.role === 'commune' ? simple : word],
      names: first.map(({ name, unicode }) => ({ name, unicode })),
      more: Math.max(0, events - first.length),
      href: hrefOf(first, events, of),
    });
  });
}

/** Websites of a commune are few: all are read, so that those with a sign of harm come first. */
const readOfCommune = 50;
const shownUnsafe = 3;

/** A commune's work is its owners: what is wrong at their websites waits, whatever day it began. */
async function unsafe({ page: { db, actor, language, now }, units }: Asked): Promise<TaskRow[]> {
  const unit = units[0];
  if (actor.role !== 'commune' || unit === undefined) return [];
  const filters = { presence: 'website', trusted: 'not-yes' } as const;
  const { rows, total } = await selectNames(db, { unitId: unit.id, filters, limit: readOfCommune, now });
  const words = todayWords[language];
  if (total.value === 0) return [];
  const first = rows
    .toSorted((a, b) => Number(b.flags.length > 0) - Number(a.flags.length > 0))
    .slice(0, shownUnsafe);
  return [
    rowOf({
      key: 'unsafe',
      count: total.value,
      tone: rows.some(({ flags }) => flags.length > 0) ? 'poor' : 'fair',
      title: words.unsafe,
      detail: words.unsafeDetail,
      names: first.map(({ name, unicode }) => ({ name, unicode })),
      more: Math.max(0, total.value - first.length),
      href: namesPath(unit.code, filters),
    }),
  ];
}

/** One name leads to itself; more to the news of the unit. */
function hrefOf(first: readonly { name: string }[], events: number, unit: UnitOn | undefined): string {
  if (events === 1 && first[0] !== undefined) return domainPath(first[0].name);
  return unit === undefined ? '/hien-dien' : `${unitPath(unit.code)}#tuan-nay`;
}

async function reviews({ page: { db, actor, language } }: Asked): Promise<TaskRow[]> {
  if (!may(actor.role, 'decide-reviews')) return [];
  const count = (await countOpenReviews(db)).reduce((sum, { open }) => sum + open, 0);
  const words = todayWords[language];
  if (count === 0) return [];
  return [
    rowOf({
      key: 'reviews',
      count,
      tone: 'fair',
      title: words.reviews,
      detail: words.reviewsDetail,
      href: '/xem-xet',
    }),
  ];
}

const latestUploads = 20;
const shownUploads = 3;

async function uploads({ page: { db, actor, language } }: Asked): Promise<TaskRow[]> {
  if (!may(actor.role, 'import-lists')) return [];
  const words = todayWords[language];
  const latest = await selectUploads(db, { limit: latestUploads });
  return latest
    .filter(({ status }) => status === 'checked' || status === 'waiting')
    .slice(0, shownUploads)
    .map(({ id, fileName, status, expiresAt }) =>
      rowOf({
        key: `upload-${id}`,
        tone: 'fair',
        title: status === 'waiting' ? words.uploadWaiting(fileName) : words.upload(fileName),
        detail: words.uploadUntil(formatInstant(expiresAt.toString(), language)),
        href: `/nhap/${id}`,
      }),
    );
}

async function proposals({ page: { db, actor, language } }: Asked): Promise<TaskRow[]> {
  if (!may(actor.role, 'change-assumptions')) return [];
  const words = todayWords[language];
  const open = await selectProposals(db, { open: true });
  const own = open.filter(({ proposed }) => proposed.accountId === actor.accountId);
  const others = open.filter(({ proposed }) => proposed.accountId !== actor.accountId);
  const row = (key: string, title: string, of: typeof open, tone: TaskRow['tone']) =>
    of.length === 0
      ? []
      : [
          rowOf({
            key,
            count: of.length,
            tone,
            title,
            detail: of.map(({ title: told }) => told[language]).join('; '),
            href:
              of.length === 1
                ? `/quan-tri/gia-dinh/de-xuat/${of[0]?.id}`
                : '/quan-tri/gia-dinh?hien=dang-de-xuat',
          }),
        ];
  return [
    ...row('proposals', words.proposals, others, 'fair'),
    ...row('own-proposals', words.ownProposals, own, 'none'),
  ];
}

/** Nothing known, nothing measured, or measured long ago. */
async function measurements({ page, day, units }: Asked): Promise<TaskRow[]> {
  const { db, actor, language, now } = page;
  const words = todayWords[language];
  const days = (await readAssumptions(db, day.today))['measurement.old-after-days'];
  const rows: TaskRow[] = [];
  for (const unit of units) {
    const { old, oldest, newest } = await selectMeasuredAges(db, { unit, today: day.today, days });
    const row = { key: `ages-${unit.id}`, href: unitPath(unit.code) };
    if (newest === null) {
      const { total } = await selectNames(db, { unitId: unit.id, filters: {}, limit: 1, now });
      if (total.value === 0 && may(actor.role, 'import-lists')) {
        rows.push(
          rowOf({
            ...row,
            tone: 'fair',
            title: words.firstList,
            detail: words.firstListDetail,
            href: '/nhap/moi?loai=domains',
          }),
        );
      } else if (total.value > 0 && may(actor.role, 'start-runs')) {
        const href = '/quan-tri/luot-do';
        rows.push(
          rowOf({ ...row, tone: 'fair', title: words.unmeasured, detail: words.unmeasuredDetail, href }),
        );
      }
    } else if (old > 0 && oldest !== null) {
      const detail = words.oldDetail(unitName(unit), formatDate(oldest, language));
      rows.push(rowOf({ ...row, count: old, tone: 'none', title: words.old(days), detail }));
    }
  }
  return rows;
}

async function runUnderWay({ page: { db, actor, language } }: Asked): Promise<TaskRow[]> {
  if (!may(actor.role, 'see-runs')) return [];
  const open = await selectOpenRun(db);
  if (open === null) return [];
  const words = todayWords[language];
  const { finished, run } = await selectProgress(db, open.id);
  return [
    rowOf({
      key: 'run',
      tone: 'none',
      title: words.run(formatShare(finished, run.planned, language)),
      detail: words.runDetail(finished, run.planned),
      href: '/quan-tri/luot-do',
    }),
  ];
}

async function invited({ page: { actor, language, services, now } }: Asked): Promise<TaskRow[]> {
  if (!may(actor.role, 'manage-accounts')) return [];
  const { total } = await selectAccounts(services.identity, { status: 'invited', limit: 1 }, now);
  const words = todayWords[language];
  if (total === 0) return [];
  const href = '/quan-tri/tai-khoan?trang-thai=invited';
  return [
    rowOf({
      key: 'invited',
      count: total,
      tone: 'none',
      title: words.invited,
      detail: words.invitedDetail,
      href,
    }),
  ];
}

/** The month whose figures are due: `11/2026`. */
export function monthOf(day: DayPicture): string {
  return dueMonth(day).split('-').reverse().join('/');
}

/** As days are written: `2026-11`. */
export function dueMonth({ due }: Pick<DayPicture, 'due'>): string {
  return (due.movedFrom ?? due.dueOn).slice(0, 7);
}

/** The month before the one that is due, as people write it. */
function monthBefore(day: DayPicture): string {
  const month = Temporal.PlainYearMonth.from(dueMonth(day));
  return month.subtract({ months: 1 }).toString().split('-').reverse().join('/');
}

function rowOf(row: Pick<TaskRow, 'key' | 'tone' | 'title' | 'href'> & Partial<TaskRow>): TaskRow {
  return { count: null, detail: '', names: [], more: 0, ...row };
}
