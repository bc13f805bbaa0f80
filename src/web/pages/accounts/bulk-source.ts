/**
 * What a form for many accounts asks for, read into rows: every commune of a province, every body, a list, or whoever has
 * not activated. The page that shows what would happen and the one that does it read the same form.
 */
import { type BulkRow, selectAccounts } from '#identity/index.ts';
import { dayOf } from '#platform/day.ts';
import type { Db } from '#platform/postgres/db.ts';
import { selectBodies } from '#registry/index.ts';
import { selectChildren, selectUnits } from '#territory/index.ts';
import { accountsWords } from '#web/messages/accounts.ts';
import { type ListedRow, mostBulkRows, readBulkList } from '#web/pages/accounts/bulk-list.ts';
import { bodyTitle, communeTitle } from '#web/pages/accounts/places.ts';
import { idOf } from '#web/pages/accounts/words.ts';
import { type Page, textOf } from '#web/server/page.ts';

export const bulkKinds = ['xa', 'co-quan', 'danh-sach', 'chua-kich-hoat'] as const;
export type BulkKind = (typeof bulkKinds)[number];

export type BulkSource =
  | { kind: 'xa' | 'co-quan' | 'danh-sach'; rows: ListedRow[]; carry: Record<string, string> }
  | {
      kind: 'chua-kich-hoat';
      accounts: { id: number; title: string; login: string }[];
      carry: Record<string, string>;
    }
  /** A field is missing or the list cannot be read. */
  | { kind: 'wrong'; errors: Record<string, string> };

/** @throws Problem for a file that is no list */
export async function readBulkSource(page: Page, form: FormData): Promise<BulkSource> {
  const words = accountsWords[page.language];
  const kind = bulkKinds.find((one) => one === textOf(form, 'kieu'));
  if (kind === 'chua-kich-hoat') return readInvited(page);
  if (kind === 'danh-sach') {
    const list = await listOf(form);
    if (list === null) return { kind: 'wrong', errors: { dan: words.bulkListMissing } };
    const rows = await readBulkList(list, await unitsByCode(page.db, page.now), page.language);
    if (typeof rows === 'string') return { kind: 'wrong', errors: { dan: rows } };
    return { kind, rows, carry: { kieu: kind, dan: asText(rows) } };
  }
  const provinceId = idOf(textOf(form, 'tinh'));
  if (kind === undefined || provinceId === null) return { kind: 'wrong', errors: { tinh: words.chooseUnit } };
  const found = kind === 'xa' ? await communeRows(page, provinceId) : await bodyRows(page, provinceId);
  const rows = found.map((row, at) => ({ line: at + 1, title: row.title, code: '', row, refusal: null }));
  return { kind, rows, carry: { kieu: kind, tinh: String(provinceId) } };
}

async function communeRows({ db, now }: Page, provinceId: number): Promise<BulkRow[]> {
  const communes = await selectChildren(db, provinceId, dayOf(now));
  return communes.map((unit) => ({ title: communeTitle(unit), role: 'commune', unitIds: [unit.id] }));
}

async function bodyRows({ db, now }: Page, provinceId: number): Promise<BulkRow[]> {
  const bodies = await selectBodies(db, { on: dayOf(now), jurisdictionId: provinceId });
  return bodies.map(({ id, name }) => ({
    title: bodyTitle(name),
    role: 'body',
    unitIds: [provinceId],
    bodyId: id,
  }));
}

async function readInvited({ services, now }: Page): Promise<BulkSource> {
  const filter = { status: 'invited', limit: mostBulkRows } as const;
  const { rows } = await selectAccounts(services.identity, filter, now);
  const accounts = rows.map(({ id, login, name, posts }) => ({ id, login, title: posts[0]?.title ?? name }));
  return { kind: 'chua-kich-hoat', accounts, carry: { kieu: 'chua-kich-hoat' } };
}

async function unitsByCode(db: Db, now: Temporal.Instant) {
  const on = dayOf(now);
  const provinces = await selectUnits(db, { level: 'province', on });
  const communes = await selectUnits(db, { level: 'commune', on });
  // Two digits and five: no code is both.
  return new Map([...provinces, ...communes].map((unit) => [unit.code, unit]));
}

/** The file where one was chosen, else what was pasted. */
async function listOf(form: FormData): Promise<{ path: string; bytes: Buffer } | null> {
  const file = form.get('tep');
  if (file instanceof File && file.size > 0)
    return { path: file.name, bytes: Buffer.from(await file.arrayBuffer()) };
  const pasted = textOf(form, 'dan');
  return pasted === '' ? null : { path: 'danh-sach.txt', bytes: Buffer.from(pasted, 'utf8') };
}

/** What was read, as it is read again by the page that makes the accounts: a file is sent once only. */
function asText(rows: readonly ListedRow[]): string {
  const lines = rows.flatMap(({ title, code, row }) =>
    row === null ? [] : [[title, code, row.role, row.name ?? '', row.email ?? '']],
  );
  return [carriedHeadings, ...lines].map((cells) => cells.join('\t')).join('\n');
}

const carriedHeadings = ['vị trí', 'mã đơn vị', 'vai trò', 'họ tên', 'e-mail'];
