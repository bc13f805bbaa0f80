/**
 * What a workbook may be, judged before its sheet is read: the zip directory alone stops bombs, then the parts that no
 * list needs and that are how a workbook attacks are looked for: macros, links to other files, entities (ECMA-376 part 1
 * §9, part 2 §9). A list with any of them is refused with what to do, for saving it again without them is easy.
 */
import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { Problem, problem } from '../problems.ts';
import { findMarking } from './secrecy.ts';

/** 100 MB of XML is a sheet of about half a million rows with ten columns. */
const largestUnpackedBytes = 100_000_000;
/** Office's own workbooks have 15 to 60 parts. */
const mostEntries = 200;
/** Sheets of real lists pack 5 to 30 times; a part of more than 1 MB that packs better than this is a bomb. */
const highestRatio = 100;
const smallPart = 1_000_000;
/** Relations, content types and drawings of a list stay under 100 kB; what is larger is not looked through. */
const largestLookedAt = 2_000_000;

export interface Package {
  path: string;
  zip: ZipFile;
  entries: Map<string, Entry>;
}

/** @throws Problem when the directory cannot be read or announces more than is opened. A bomb of 400 MB: 12 ms with reading the file. */
export async function readDirectory(path: string, bytes: Buffer): Promise<Package> {
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
      if (unpacked > largestUnpackedBytes || (entry.uncompressedSize > smallPart && ratio > highestRatio)) {
        throw problem('workbook-too-large', { path, bytes: unpacked, limit: largestUnpackedBytes });
      }
      if (entry.isEncrypted()) throw problem('file-old-excel', { path });
      entries.set(entry.fileName.replace(/^\//, ''), entry);
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw problem('workbook-broken', { path });
  }
  return { path, zip, entries };
}

/** @throws Problem for macros, links to other files, a DTD, or a secrecy marking in a drawing */
export async function checkParts(file: Package): Promise<void> {
  const { path, entries } = file;
  const names = [...entries.keys()];
  if (names.some((name) => /vbaProject\.bin$|^xl\/(?:macrosheets|activeX|ctrlProps)\//i.test(name))) {
    throw problem('workbook-macros', { path });
  }
  if (names.some((name) => /^xl\/(?:externalLinks\/|connections\.xml$)/i.test(name))) {
    throw problem('workbook-links', { path });
  }
  for (const [name, entry] of entries) {
    if (!/\.(?:xml|rels|vml)$/i.test(name)) continue;
    if ((await readHead(file, entry, 4_096)).includes('<!DOCTYPE')) throw problem('workbook-dtd', { path });
    if (entry.uncompressedSize > largestLookedAt) continue;
    if (name === '[Content_Types].xml' && (await readHead(file, entry)).includes('macroEnabled')) {
      throw problem('workbook-macros', { path });
    }
    if (name.endsWith('.rels')) await checkRelations(file, entry);
    if (/^xl\/drawings\/[^/]+\.(?:xml|vml)$/i.test(name)) await checkDrawing(file, entry);
  }
}

/** Addresses behind cells are links as well (`hyperlink`), and harmless: nothing follows them. */
async function checkRelations(file: Package, entry: Entry): Promise<void> {
  await parsePart(file, entry, (parser) => {
    parser.on('opentag', ({ name, attributes }) => {
      if (localName(name) !== 'Relationship' || attributes.TargetMode !== 'External') return;
      if (!String(attributes.Type ?? '').endsWith('/hyperlink'))
        throw problem('workbook-links', { path: file.path });
    });
  });
}

/** A stamp is often a text box over the first rows. */
async function checkDrawing(file: Package, entry: Entry): Promise<void> {
  let text = '';
  await parsePart(file, entry, (parser) => {
    parser.on('opentag', ({ name }) => {
      if (localName(name) === 'p') text = '';
    });
    parser.on('text', (piece) => {
      if (text.length < 1_000) text += piece;
    });
    parser.on('closetag', ({ name }) => {
      if (localName(name) !== 'p') return;
      const marking = findMarking(text, true);
      if (marking !== null) throw problem('list-secret', { path: file.path, marking });
    });
  });
}

async function readHead({ path, zip }: Package, entry: Entry, limit = largestLookedAt): Promise<string> {
  let head = '';
  try {
    const stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      head += chunk.toString('latin1');
      if (head.length >= limit) break;
    }
  } catch {
    throw problem('workbook-broken', { path });
  }
  return head.slice(0, limit).replace(/\0/g, '');
}

/** @throws Problem when the part is not well-formed, or what `listen` throws where that is a Problem */
export async function parsePart(
  { path, zip }: Package,
  entry: Entry,
  listen: (parser: SaxesParser) => void,
): Promise<void> {
  const parser = new SaxesParser();
  const decoder = new TextDecoder();
  parser.on('doctype', () => {
    throw problem('workbook-dtd', { path });
  });
  listen(parser);
  try {
    const stream: Readable = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      parser.write(decoder.decode(chunk, { stream: true }));
    }
    parser.write(decoder.decode()).close();
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw problem('workbook-broken', { path });
  }
}

/** `x:sheet` and `sheet` are the same element: prefixes are the writer's choice. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
