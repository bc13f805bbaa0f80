/**
 * The table of texts that the sheets of a workbook point into (ECMA-376 part 1 §18.4): held whole, so bounded.
 */
import type { Entry } from 'yauzl';
import { problem } from '../problems.ts';
import { longestCell } from './csv.ts';
import { createTextStore, type TextStore } from './text-store.ts';
import { localName, type Package, parsePart } from './workbook-guard.ts';

/** A sheet of 100,000 rows with ten columns of texts that are all different has a million of 30 letters. */
const mostStrings = 1_500_000;
const mostBytes = 64_000_000;

/** Rich text runs of one string are joined; phonetic hints (`rPh`) are not text. */
export async function readSharedStrings(file: Package, entry: Entry): Promise<TextStore> {
  const strings = createTextStore();
  let current = '';
  let inText = false;
  let phonetic = 0;
  await parsePart(file, entry, (parser) => {
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
      if (tag === 'si') {
        strings.push(current.slice(0, longestCell));
        if (strings.count() > mostStrings || strings.bytes() > mostBytes) {
          throw problem('workbook-texts', { path: file.path, limit: mostStrings });
        }
      } else if (tag === 'rPh') phonetic -= 1;
      else if (tag === 't') inText = false;
    });
  });
  return strings;
}
