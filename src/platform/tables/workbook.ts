/**
 * The first sheet of an .xlsx, row by row, without ever holding the sheet.
 *
 * The zip directory is judged before anything is unpacked (parts, unpacked size, ratio); the sizes it declares are then
 * enforced while unpacking. XML is read by saxes, which expands no entities of its own and fetches nothing (ECMA-376
 * part 1 §18.3 sheets, §18.4 shared strings).
 */
import { posix } from 'node:path';
import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { Problem, problem } from '../problems.ts';
import type { Row } from './row.ts';
import { localName, readSheet } from './sheet.ts';

/** 200 MB of XML is a sheet of about a million rows with ten columns. */
const largestUnpackedBytes = 200_000_000;
const mostEntries = 5_000;
/** Office's own files stay under 60; a part of more than 10 MB that packs better than this is a bomb. */
const highestRatio = 250;
const longestCell = 2_000;

/** @throws Problem when this is no workbook, or one that is not opened */
export async function openWorkbook(
  path: string,
  bytes: Buffer,
): Promise<() => AsyncGenerator<Row, void, undefined>> {
  const { zip, entries } = await readDirectory(path, bytes);
  const workbook = entries.get('xl/workbook.xml');
  const relations = entries.get('xl/_rels/workbook.xml.rels');
  if (!workbook) throw problem('file-no-list', { path });
  const targets = relations ? await readRelations(path, zip, relations) : new Map<string, Relation>();
  const sheetId = await readFirstSheetId(path, zip, workbook);
  const sheet = entries.get(targets.get(sheetId ?? '')?.target ?? 'xl/worksheets/sheet1.xml');
  if (!sheet) throw problem('workbook-broken', { path });
  const stringsTarget = [...targets.values()].find(({ type }) => type.endsWith('/sharedStrings'))?.target;
  const strings = entries.get(stringsTarget ?? 'xl/sharedStrings.xml');
  const shared = strings ? await readSharedStrings(path, zip, strings) : [];
  return async function* rows() {
    try {
      for await (const row of readSheet(await zip.openReadStreamPromise(sheet), shared)) {
        const cells = row.cells.map((cell) => cell.slice(0, longestCell).trim().normalize('NFC'));
        if (cells.some((cell) => cell !== '')) yield { line: row.line, cells };
      }
    } catch (error) {
      if (error instanceof Problem) throw error;
      throw problem('workbook-broken', { path });
    }
  };
}

async function readDirectory(
  path: string,
  bytes: Buffer,
): Promise<{ zip: ZipFile; entries: Map<string, Entry> }> {
  const entries = new Map<string, Entry>();
  const zip = await fromBufferPromise(bytes, {
    lazyEntries: true,
    autoClose: false,
    validateEntrySizes: true,
  }).catch(() => {
    throw problem('workbook-broken', { path });
  });
  if (zip.entryCount > mostEntries) {
    throw problem('workbook-too-many', { path, entries: zip.entryCount, limit: mostEntries });
  }
  let unpacked = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      unpacked += entry.uncompressedSize;
      const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
      if (unpacked > largestUnpackedBytes || (entry.uncompressedSize > 10_000_000 && ratio > highestRatio)) {
        throw problem('workbook-too-large', { path, bytes: unpacked, limit: largestUnpackedBytes });
      }
      if (entry.isEncrypted()) throw problem('file-old-excel', { path });
      entries.set(entry.fileName.replace(/^\//, ''), entry);
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw problem('workbook-broken', { path });
  }
  return { zip, entries };
}

interface Relation {
  type: string;
  target: string;
}

async function readRelations(path: string, zip: ZipFile, entry: Entry): Promise<Map<string, Relation>> {
  const relations = new Map<string, Relation>();
  await parsePart(path, await zip.openReadStreamPromise(entry), (parser) => {
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

async function readFirstSheetId(path: string, zip: ZipFile, entry: Entry): Promise<string | null> {
  let first: string | null = null;
  await parsePart(path, await zip.openReadStreamPromise(entry), (parser) => {
    parser.on('opentag', ({ name, attributes }) => {
      if (first !== null || localName(name) !== 'sheet') return;
      const id = Object.entries(attributes).find(
        ([attribute]) => attribute !== 'id' && localName(attribute) === 'id',
      );
      first = String(id?.[1] ?? '');
    });
  });
  return first;
}

/** Rich text runs of one string are joined; phonetic hints (`rPh`) are not text. */
async function readSharedStrings(path: string, zip: ZipFile, entry: Entry): Promise<string[]> {
  const strings: string[] = [];
  let current = '';
  let inText = false;
  let phonetic = 0;
  await parsePart(path, await zip.openReadStreamPromise(entry), (parser) => {
    parser.on('opentag', ({ name }) => {
      const tag = localName(name);
      if (tag === 'si') current = '';
      else if (tag === 'rPh') phonetic += 1;
      else if (tag === 't') inText = phonetic === 0;
    });
    parser.on('text', (text) => {
      if (inText && current.length < longestCell) current += text;
    });
    parser.on('closetag', ({ name }) => {
      const tag = localName(name);
      if (tag === 'si') strings.push(current.slice(0, longestCell));
      else if (tag === 'rPh') phonetic -= 1;
      else if (tag === 't') inText = false;
    });
  });
  return strings;
}

async function parsePart(
  path: string,
  stream: Readable,
  listen: (parser: SaxesParser) => void,
): Promise<void> {
  const parser = new SaxesParser();
  const decoder = new TextDecoder();
  listen(parser);
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      parser.write(decoder.decode(chunk, { stream: true }));
    }
    parser.write(decoder.decode()).close();
  } catch {
    throw problem('workbook-broken', { path });
  }
}
