/**
 * The first sheet of an .xlsx, row by row, without ever holding the sheet.
 *
 * The zip directory is judged before anything is unpacked (workbook-guard.ts); the sizes it declares are then enforced
 * while unpacking. XML is read by saxes, which expands no entities of its own and fetches nothing (ECMA-376 part 1 §18.3
 * sheets). Where a list is to be kept (`import`), macros, links, a DTD and secrecy markings end it as well.
 */
import { posix } from 'node:path';
import type { Entry } from 'yauzl';
import { Problem, problem } from '../problems.ts';
import { cleanText, cutText } from './clean-text.ts';
import { longestCell } from './csv.ts';
import type { Row } from './row.ts';
import { findMarking } from './secrecy.ts';
import { readSharedStrings } from './shared-strings.ts';
import { readSheet, type SheetListener } from './sheet.ts';
import { createTextStore, type TextStore } from './text-store.ts';
import { checkParts, localName, type Package, parsePart, readDirectory } from './workbook-guard.ts';

export interface Workbook {
  /** Rows of the first sheet, in batches. */
  batches(): AsyncGenerator<Row[], void, undefined>;
}

/** Rows looked at on the other sheets for a marking: titles stand there. */
const titleRows = 10;

/**
 * @param purpose `measure` reads names and keeps nothing of the file; `import` refuses what does not belong in a list
 * @throws Problem when this is no workbook, or one that is not opened
 */
export async function openWorkbook(
  path: string,
  bytes: Buffer,
  purpose: 'measure' | 'import' = 'measure',
): Promise<Workbook> {
  const file = await readDirectory(path, bytes);
  const { entries } = file;
  const workbook = entries.get('xl/workbook.xml');
  const relations = entries.get('xl/_rels/workbook.xml.rels');
  if (!workbook) throw problem('file-no-list', { path });
  if (purpose === 'import') await checkParts(file);
  const targets = relations ? await readRelations(file, relations) : new Map<string, Relation>();
  const sheets = await readSheets(file, workbook);
  const partOf = (id: string | undefined) =>
    entries.get(targets.get(id ?? '')?.target ?? 'xl/worksheets/sheet1.xml');
  const sheet = partOf(sheets[0]?.id);
  if (!sheet) throw problem('workbook-broken', { path });
  const stringsTarget = [...targets.values()].find(({ type }) => type.endsWith('/sharedStrings'))?.target;
  const strings = entries.get(stringsTarget ?? 'xl/sharedStrings.xml');
  const shared = strings ? await readSharedStrings(file, strings) : createTextStore();
  if (purpose === 'import') {
    for (const { name } of sheets) refuseMarking(path, name, true);
    const others = sheets.slice(1).flatMap(({ id }) => partOf(id) ?? []);
    for (const other of others) await checkTitles(file, other, shared);
  }
  const listener: SheetListener =
    purpose === 'measure'
      ? {}
      : {
          onDoctype: () => {
            throw problem('workbook-dtd', { path });
          },
          // Codes such as &C and &"Arial,Bold" stand before the text (§18.3.1.46).
          onPageText: (text) => refuseMarking(path, text.replace(/&"[^"]*"|&\d+|&[A-Z]/g, ' '), true),
        };
  return {
    async *batches() {
      try {
        for await (const batch of readSheet(await file.zip.openReadStreamPromise(sheet), shared, listener)) {
          yield batch.map(cleanRow).filter(({ cells }) => cells.some((cell) => cell !== ''));
        }
      } catch (error) {
        if (error instanceof Problem) throw error;
        throw problem('workbook-broken', { path });
      }
    },
  };
}

function cleanRow({ line, cells }: Row): Row {
  return { line, cells: cells.map((cell) => cleanText(cutText(cell, longestCell)).trim().normalize('NFC')) };
}

function refuseMarking(path: string, text: string, bare: boolean): void {
  const marking = findMarking(text, bare);
  if (marking !== null) throw problem('list-secret', { path, marking });
}

async function checkTitles(file: Package, sheet: Entry, shared: TextStore): Promise<void> {
  let left = titleRows;
  try {
    for await (const batch of readSheet(await file.zip.openReadStreamPromise(sheet), shared)) {
      for (const { cells } of batch.slice(0, left)) {
        for (const cell of cells) refuseMarking(file.path, cell ?? '', true);
      }
      left -= batch.length;
      if (left <= 0) return;
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw problem('workbook-broken', { path: file.path });
  }
}

interface Relation {
  type: string;
  target: string;
}

async function readRelations(file: Package, entry: Entry): Promise<Map<string, Relation>> {
  const relations = new Map<string, Relation>();
  await parsePart(file, entry, (parser) => {
    parser.on('opentag', ({ name, attributes }) => {
      if (localName(name) !== 'Relationship') return;
      const target = String(attributes.Target ?? '');
      relations.set(String(attributes.Id ?? ''), {
        type: String(attributes.Type ?? ''),
        target: target.startsWith('/') ? target.slice(1) : posix.join('xl', target),
      });
    });
  });
  return relations;
}

async function readSheets(file: Package, entry: Entry): Promise<{ id: string; name: string }[]> {
  const sheets: { id: string; name: string }[] = [];
  await parsePart(file, entry, (parser) => {
    parser.on('opentag', ({ name, attributes }) => {
      if (localName(name) !== 'sheet') return;
      const id = Object.entries(attributes).find(
        ([attribute]) => attribute !== 'id' && localName(attribute) === 'id',
      );
      sheets.push({ id: String(id?.[1] ?? ''), name: String(attributes.name ?? '') });
    });
  });
  return sheets;
}
