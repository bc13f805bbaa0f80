/**
 * What makes the day of a list doubtful. Hints and no faults: the person who knows the list decides. A day that has not come
 * yet is refused long before (import.ts).
 */
import { formatDate } from '#platform/format.ts';
import type { IsoDate, Trx } from '#platform/postgres/db.ts';
import type { ImportContext } from './context.ts';
import { daysInName, isNamed } from './days-in-name.ts';
import type { Words } from './kind.ts';

export interface DayHint {
  reason: 'file-name' | 'same-file' | 'newer-list';
  words: Words;
}

/** To be asked once the list's rows are written and its unit is known. */
export async function findDayHints({
  trx,
  importId,
  asOf,
  today,
  table,
  columns,
}: ImportContext): Promise<DayHint[]> {
  const named = hintOfName(table.path, asOf, today);
  const { same, newer } = await selectOthers(trx, importId);
  // Rows of figures have mostly days of their own; then the list's day says little.
  const compared = newer !== null && !columns.at.has('on') ? newer : null;
  return [
    ...(named === null ? [] : [named]),
    ...(same === null ? [] : [hintOfSame(same, asOf)]),
    ...(compared === null ? [] : [hintOfNewer(compared, asOf, columns.at.has('value'))]),
  ];
}

export function hintOfName(path: string, asOf: IsoDate, today: IsoDate): DayHint | null {
  const days = daysInName(path, today);
  if (days.length === 0 || days.some((one) => isNamed(one, asOf))) return null;
  const { words } = days.reduce((last, one) => (one.to > last.to ? one : last));
  return {
    reason: 'file-name',
    words: {
      vi: `Tên tệp ghi ${words.vi}, còn danh sách được nhập với ngày ${formatDate(asOf, 'vi')}.`,
      en: `The file's name says ${words.en}, but the list is taken as of ${formatDate(asOf, 'en')}.`,
    },
  };
}

/** Told by the number on its receipt. */
interface Other {
  id: number;
  asOf: IsoDate;
}

function hintOfSame({ id, asOf: before }: Other, asOf: IsoDate): DayHint {
  return {
    reason: 'same-file',
    words: {
      vi: `Chính tệp này đã được nhập (DS-${id}) với ngày ${formatDate(before, 'vi')}; lần này là ngày ${formatDate(asOf, 'vi')}.`,
      en: `This very file was imported before (DS-${id}) as of ${formatDate(before, 'en')}; now it is as of ${formatDate(asOf, 'en')}.`,
    },
  };
}

function hintOfNewer({ id, asOf: newer }: Other, asOf: IsoDate, figures: boolean): DayHint {
  const result = figures
    ? {
        vi: 'số của ngày cũ hơn được ghi bên cạnh, không thay số mới hơn',
        en: 'figures of an older day are written beside the newer ones and replace none of them',
      }
    : {
        vi: 'những gì danh sách mới hơn đã nói thì giữ nguyên, danh sách này không ghi đè',
        en: 'what the newer list has said stays, and this one does not overwrite it',
      };
  return {
    reason: 'newer-list',
    words: {
      vi: `Danh sách này là của ngày ${formatDate(asOf, 'vi')}, nhưng đã có danh sách cùng loại của ngày ${formatDate(newer, 'vi')} (DS-${id}): ${result.vi}.`,
      en: `This list is of ${formatDate(asOf, 'en')}, but one of the same kind of ${formatDate(newer, 'en')} has been taken in (DS-${id}): ${result.en}.`,
    },
  };
}

/**
 * The same file with another day, and the newest list of the kind with a later day, of the same province or of several.
 * By import_file, which begins with the kind: a province takes in some dozens of lists of a kind.
 */
async function selectOthers(
  trx: Trx,
  importId: number,
): Promise<{ same: Other | null; newer: Other | null }> {
  const { rows } = await trx.query<Other & { isSame: boolean; isNewer: boolean }>(
    `select other.id, other.as_of as "asOf",
       other.file_sha256 = own.file_sha256 as "isSame", other.as_of > own.as_of as "isNewer"
     from registry.import own
     join registry.import other on other.kind = own.kind and other.id <> own.id and other.status = 'committed'
       and other.as_of <> own.as_of
       and (other.as_of > own.as_of or other.file_sha256 = own.file_sha256)
       and (own.unit_id is null or other.unit_id is null or other.unit_id = own.unit_id)
     where own.id = $1
     order by other.as_of desc, other.id desc`,
    [importId],
  );
  return {
    same: rows.find(({ isSame }) => isSame) ?? null,
    newer: rows.find(({ isNewer }) => isNewer) ?? null,
  };
}
