/**
 * A list of posts as an office keeps it (title, unit code, name, e-mail), from a file or pasted out of a spreadsheet, read
 * into rows for `makeAccountsInBulk`. What cannot be used says why; the list is kept nowhere.
 */
import { type BulkRow, parseRole, type Role, roles } from '#identity/index.ts';
import type { Language } from '#platform/format.ts';
import { problem } from '#platform/problems.ts';
import { foldHeading } from '#platform/tables/folding.ts';
import { kindOf } from '#platform/tables/guard.ts';
import { openTable } from '#platform/tables/rows.ts';
import { findMarkingInName } from '#platform/tables/secrecy.ts';
import type { UnitOn } from '#territory/index.ts';
import { accountsWords } from '#web/messages/accounts.ts';

/** A province has some hundred communes and bodies; all in one transaction. */
export const mostBulkRows = 2_000;

export interface ListedRow {
  line: number;
  title: string;
  /** As listed; '' where the row comes of the map or the register. */
  code: string;
  /** What is to be made, or why not. */
  row: BulkRow | null;
  refusal: string | null;
}

const headings: Readonly<Record<'title' | 'code' | 'name' | 'email' | 'role', readonly string[]>> = {
  title: ['vitri', 'tenvitri', 'chucdanh', 'tieude', 'title', 'post'],
  code: ['madonvi', 'maxa', 'madonvihanhchinh', 'ma', 'code', 'unitcode'],
  name: ['hoten', 'hovaten', 'ten', 'name'],
  email: ['email', 'thudientu', 'diachiemail'],
  role: ['vaitro', 'role'],
};

/**
 * @param units of today by code
 * @returns the rows, or a sentence on why the list cannot be read at all
 * @throws Problem for a file that is no list, or is marked as a state secret
 */
export async function readBulkList(
  { path, bytes }: { path: string; bytes: Buffer },
  units: ReadonlyMap<string, UnitOn>,
  language: Language,
): Promise<ListedRow[] | string> {
  const words = accountsWords[language];
  const marking = findMarkingInName(path);
  if (marking !== null) throw problem('list-secret', { path, marking });
  const table = await openTable({ path, bytes, kind: kindOf(path, bytes) });
  let places: Partial<Record<keyof typeof headings, number>> | null = null;
  const read: ListedRow[] = [];
  for await (const { line, cells } of table.rows()) {
    if (places === null) {
      const folded = cells.map(foldHeading);
      places = Object.fromEntries(
        Object.entries(headings).flatMap(([field, names]) => {
          const at = folded.findIndex((heading) => names.includes(heading));
          return at < 0 ? [] : [[field, at]];
        }),
      );
      if (places.title === undefined || places.code === undefined)
        return words.bulkColumns(cells.slice(0, 12).join(', '));
      continue;
    }
    if (read.length === mostBulkRows) return words.bulkTooMany(mostBulkRows);
    const cell = (field: keyof typeof headings) => cells[places?.[field] ?? -1]?.trim() ?? '';
    const code = cell('code');
    const unit = units.get(code);
    const title = cell('title');
    if (unit === undefined) {
      read.push({ line, title, code, row: null, refusal: words.unitUnknown(code) });
      continue;
    }
    const role = roleOf(cell('role')) ?? (unit.level === 'province' ? 'province' : 'commune');
    const row = { title, role, unitIds: [unit.id], name: cell('name'), email: cell('email') };
    read.push({ line, title, code, row, refusal: null });
  }
  return read;
}

/** By its word in the code or in either language. */
function roleOf(text: string): Role | null {
  const folded = foldHeading(text);
  const named = Object.entries(roles).find(([, { title }]) =>
    [title.vi, title.en].some((word) => foldHeading(word) === folded),
  );
  return parseRole(text) ?? (named === undefined || folded === '' ? null : (named[0] as Role));
}
