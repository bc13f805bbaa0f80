/**
 * One face for every list: rows of cells with the line they stand on, in NFC, read again from the start as often as
 * asked. A plain list, CSV with , ; or tab, and the first sheet of an .xlsx all come out alike.
 */
import { problem } from '../problems.ts';
import { readDelimited } from './delimited.ts';
import { decodeText, detectEncoding } from './encoding.ts';
import type { ListBytes } from './guard.ts';
import type { Row } from './row.ts';
import { openWorkbook } from './workbook.ts';

export interface Table {
  path: string;
  /** A fresh pass over all rows. @throws Problem when the file breaks off or cannot be understood */
  rows(): AsyncGenerator<Row, void, undefined>;
  /** The same in batches as they come off the file, some of them empty: a million rows one by one cost 0.6 s more. */
  batches(): AsyncGenerator<Row[], void, undefined>;
}

/** @throws Problem when the encoding is refused or the workbook is damaged or too large */
export async function openTable(list: ListBytes): Promise<Table> {
  const { path, bytes } = list;
  if (list.kind === 'zip') return tableOf(path, (await openWorkbook(path, bytes)).batches);
  const encoding = detectEncoding(bytes);
  if (encoding.kind === 'old') throw problem('file-old-encoding', { path, encoding: encoding.name });
  if (encoding.kind === 'binary') throw problem('file-no-list', { path });
  return tableOf(path, () => readDelimited(path, () => decodeText(bytes, encoding)));
}

export function tableOf(path: string, batches: Table['batches']): Table {
  return {
    path,
    batches,
    async *rows() {
      for await (const batch of batches()) yield* batch;
    },
  };
}
