/**
 * Which column of a list is which field of its kind: by a saved profile, else by the headings.
 *
 * Real lists carry a title, the name of an office, an empty line, then headings of one or two rows (a merged "Địa chỉ" over
 * "Xã" and "Tỉnh"), and often a row that numbers the columns. The row that makes most fields is the heading.
 * A list without headings has data in their place, so numbers that may be identity codes are hidden wherever one is shown.
 */
import { problem } from '#platform/problems.ts';
import { cutText } from '#platform/tables/clean-text.ts';
import { foldHeading, longestHeading } from '#platform/tables/folding.ts';
import { maskNumbers } from '#platform/tables/mask-numbers.ts';
import type { Row } from '#platform/tables/row.ts';
import type { Field, Kind, Words } from './kind.ts';

export interface Columns {
  /** Field → column, from 0. */
  at: ReadonlyMap<string, number>;
  /** Heading of a field's column as the file has it, to 200 characters and without numbers that may be identity codes. */
  headingOf(key: string): string;
  /** Rows on or before this line are titles and headings. */
  headingLine: number;
  taken: readonly { field: string; title: Words; heading: string }[];
  notTaken: readonly { heading: string; why: Words }[];
}

/** Field → heading in the file, as saved in registry.column_profile. */
export type Profile = Readonly<Record<string, string>>;

export const rowsLookedAt = 50;
const unknownColumn: Words = { vi: 'cột không dùng', en: 'not used' };

/**
 * @param rows the first rows of the list, `rowsLookedAt` of them
 * @throws Problem when the list is empty, a required field has no column, or the profile names a heading that is not there
 */
export function chooseColumns(
  path: string,
  rows: readonly Row[],
  kind: Kind,
  profile: { name: string; mapping: Profile } | null,
): Columns {
  if (rows.length === 0) throw problem('no-rows', { path });
  const found = profile ? findByProfile(path, rows, profile) : findByHeadings(rows, kind);
  const { headings, at, headingLine } = found;
  const missing = kind.fields.filter((field) => field.required && !at.has(field.key));
  if (missing.length > 0) {
    const widest = rows.reduce((most, row) => (filled(row.cells) > filled(most.cells) ? row : most));
    throw problem('import-column-missing', {
      path,
      kind: kind.title,
      fields: missing.map(({ title }) => title),
      headings: listed(at.size > 0 ? headings : widest.cells),
    });
  }
  const taken = kind.fields.flatMap(({ key, title }) => {
    const column = at.get(key);
    return column === undefined ? [] : [{ field: key, title, heading: shown(headings[column] ?? '') }];
  });
  const used = new Set(at.values());
  const notTaken = headings.flatMap((heading, column) =>
    used.has(column) || heading === '' ? [] : [{ heading: shown(heading), why: whyNot(kind, heading) }],
  );
  return {
    at,
    headingOf: (key) => shown(headings[at.get(key) ?? -1] ?? ''),
    headingLine: headingLine + numberingRows(rows, headingLine),
    taken,
    notTaken,
  };
}

interface Found {
  headings: readonly string[];
  at: Map<string, number>;
  headingLine: number;
}

function findByHeadings(rows: readonly Row[], kind: Kind): Found {
  let best: Found = { headings: [], at: new Map(), headingLine: 0 };
  for (const [index, row] of rows.entries()) {
    const single = { headings: row.cells, at: assign(row.cells, kind.fields), headingLine: row.line };
    if (single.at.size > best.at.size) best = single;
    const next = rows[index + 1];
    // Two rows of headings: the lower one is empty where the upper one is not merged.
    if (single.at.size === 0 || !next) continue;
    const headings = joinHeadings(row.cells, next.cells);
    const pair = { headings, at: assign(headings, kind.fields), headingLine: next.line };
    if (pair.at.size > best.at.size && assign(next.cells, kind.fields).size > 0) best = pair;
  }
  return best;
}

function joinHeadings(upper: readonly string[], lower: readonly string[]): string[] {
  const width = Math.max(upper.length, lower.length);
  return Array.from({ length: width }, (_, column) => lower[column] || (upper[column] ?? ''));
}

/** Exact headings for all fields first, then the same without what stands in brackets, then parts. */
function assign(headings: readonly string[], fields: readonly Field[]): Map<string, number> {
  const folded = headings.map((heading) => foldHeading(heading).replace(/^\d+/, ''));
  // Neither over the whole cell nor past another "(": 2,000 of them in each of 255 columns took 1.3 s a row, 50 rows are read.
  const bare = headings.map((heading) =>
    foldHeading(heading.slice(0, longestHeading).replace(/\([^()]*\)/g, '')).replace(/^\d+/, ''),
  );
  const at = new Map<string, number>();
  const used = new Set<number>();
  const claim = (field: Field, column: number) => {
    if (column < 0 || at.has(field.key)) return;
    at.set(field.key, column);
    used.add(column);
  };
  for (const texts of [folded, bare]) {
    for (const field of fields) {
      if (at.has(field.key)) continue;
      for (const heading of field.headings) {
        const column = texts.findIndex((text, index) => text === heading && !used.has(index));
        if (column < 0) continue;
        claim(field, column);
        break;
      }
    }
  }
  for (const field of fields) {
    const parts = field.parts ?? [];
    claim(
      field,
      folded.findIndex(
        (text, index) => !used.has(index) && text.length < 60 && parts.some((part) => text.includes(part)),
      ),
    );
  }
  return at;
}

function findByProfile(
  path: string,
  rows: readonly Row[],
  { name, mapping }: { name: string; mapping: Profile },
): Found {
  const wanted = Object.entries(mapping).map(([key, heading]) => ({
    key,
    heading,
    folded: foldHeading(heading),
  }));
  let best: Found = { headings: [], at: new Map(), headingLine: 0 };
  for (const [index, row] of rows.entries()) {
    const lower = rows[index + 1];
    for (const headings of lower ? [row.cells, joinHeadings(row.cells, lower.cells)] : [row.cells]) {
      const folded = headings.map(foldHeading);
      const at = new Map(
        wanted.flatMap(({ key, folded: heading }) => {
          const column = folded.indexOf(heading);
          return column < 0 ? [] : [[key, column] as const];
        }),
      );
      if (at.size <= best.at.size) continue;
      best = { headings, at, headingLine: headings === row.cells ? row.line : lower!.line };
    }
  }
  const missing = wanted.filter(({ key }) => !best.at.has(key)).map(({ heading }) => heading);
  if (missing.length > 0) {
    const met = best.at.size > 0 ? best.headings : (rows[0]?.cells ?? []);
    throw problem('import-profile-heading', {
      path,
      profile: name,
      missing,
      headings: listed(met),
    });
  }
  return best;
}

/** Official tables number their columns below the headings: (1) (2) (3), or A B 1 2. */
function numberingRows(rows: readonly Row[], headingLine: number): number {
  const next = rows.find(({ line }) => line > headingLine);
  if (!next) return 0;
  const cells = next.cells.filter((cell) => cell !== '');
  const numbers = cells.every((cell) => /^\(?(?:\d{1,2}|[A-Z])\)?$/.test(cell));
  return numbers && cells.length > 1 ? next.line - headingLine : 0;
}

function whyNot(kind: Kind, heading: string): Words {
  const folded = foldHeading(heading);
  const rule = kind.leftBehind.find(({ parts }) => parts.some((part) => folded.includes(part)));
  return rule?.why ?? unknownColumn;
}

const shown = (heading: string) => cutText(maskNumbers(heading), longestHeading);

/** For a Problem. */
function listed(headings: readonly string[]): string[] {
  return headings.filter((text) => text !== '').map((text) => cutText(maskNumbers(text), 60));
}

const filled = (cells: readonly string[]) => cells.filter((cell) => cell !== '').length;
