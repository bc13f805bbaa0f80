/**
 * The names to measure, from the command line or a list, each with the line it stands on. A list can be gone through
 * again: once to count and find duplicates, once to measure.
 */
import { normaliseName } from '#measurement/index.ts';
import { readList, readListStream } from '#platform/tables/guard.ts';
import { openTable } from '#platform/tables/rows.ts';
import { type ColumnChoice, chooseColumn } from './columns.ts';
import type { Host } from './host.ts';
import { createNameTable, type NameTable } from './name-table.ts';

export type ListEntry =
  | { line: number; input: string; ok: true; domain: string; unicode: string }
  | { line: number; input: string; ok: false; rule: string };

export interface NameList {
  entries(): AsyncGenerator<ListEntry, void, undefined>;
  /** null for names on the command line. */
  choice: ColumnChoice | null;
}

/** @throws Problem when the list cannot be read or its column not be found */
export async function openNames(
  source: { domains: readonly string[]; input: string | null; column: string | null },
  host: Host,
): Promise<NameList> {
  if (source.input === null) {
    const domains = source.domains;
    return {
      choice: null,
      async *entries() {
        for (const [index, input] of domains.entries()) yield toEntry(index + 1, input);
      },
    };
  }
  const bytes = source.input === '-' ? await readListStream('-', host.stdin) : await readList(source.input);
  const table = await openTable(bytes);
  const choice = await chooseColumn(table, source.column);
  return {
    choice,
    async *entries() {
      for await (const { line, cells } of table.rows()) {
        if (line > choice.headingLine) yield toEntry(line, cells[choice.column] ?? '');
      }
    },
  };
}

export interface Survey {
  names: NameTable;
  /** Rows that are neither empty nor heading. */
  lines: number;
  duplicates: number;
  refused: number;
}

/** One pass that measures nothing: what there is, and what stands in it twice. */
export async function surveyNames(list: NameList): Promise<Survey> {
  const names = createNameTable();
  const survey = { names, lines: 0, duplicates: 0, refused: 0 };
  for await (const entry of list.entries()) {
    survey.lines += 1;
    if (!entry.ok) survey.refused += 1;
    else if (names.add(entry.domain, entry.line) !== entry.line) survey.duplicates += 1;
  }
  return survey;
}

function toEntry(line: number, input: string): ListEntry {
  const named = normaliseName(input);
  return named.ok
    ? { line, input, ok: true, domain: named.domain, unicode: named.unicode }
    : { line, input, ok: false, rule: named.rule };
}
