/**
 * `hien-dien audit verify`: the audit walked from its first entry to its last. Exit code 1 when an entry is not as written.
 *
 * It reads as the auditor does and makes no key: where the key that signed is not at hand, that is what it says.
 */
import {
  type AuditFault,
  type AuditVerdict,
  keptHeadFile,
  readAuditPublicKey,
  readKeptHead,
  verifyAudit,
} from '#identity/index.ts';
import { formatDate, formatInstant, formatInteger, forTerminal, type Language } from '#platform/format.ts';
import type { Host } from '../host.ts';
import { formatOption } from './format-option.ts';
import type { Given } from './given.ts';
import { withDatabase } from './with-database.ts';

export function auditVerify(given: Given, host: Host): Promise<number> {
  const format = formatOption(given, ['text', 'json']);
  return withDatabase(given, host, 'hien_dien_auditor', async ({ name, pool }) => {
    const { dataFolder } = host.settings;
    const key = readAuditPublicKey(dataFolder);
    const kept = name === 'main' ? readKeptHead(dataFolder) : null; // the sample is made anew at will
    const verdict = await verifyAudit(pool, { keys: key === null ? [] : [key], kept });
    host.stdout.write(
      format === 'json'
        ? `${JSON.stringify(asJson(verdict), null, 2)}\n`
        : renderVerdict(verdict, given.language),
    );
    return verdict.firstBad === null ? 0 : 1;
  });
}

/** The head as it can be compared with one in print: its hash in hex. */
function asJson({ lastHead, ...verdict }: AuditVerdict) {
  return {
    ...verdict,
    lastHead: lastHead && {
      day: lastHead.day,
      seq: lastHead.seq,
      hash: lastHead.hash.toString('hex'),
      keyId: lastHead.keyId,
    },
  };
}

const faults: Record<Language, Record<AuditFault, string>> = {
  vi: {
    changed: 'nội dung không khớp với mã băm của chính nó',
    unlinked: 'không nối với mục ngay trước: mục trước đã bị viết lại',
    missing: 'mục này không còn, trong khi các mục sau vẫn còn',
    'cut-off': 'từ mục này trở đi đã bị cắt bỏ: chữ ký cho biết trước đây có',
    'head-differs': 'không phải mục đã được ký: nhật ký đã bị viết lại ở đây hoặc trước đó',
    'head-forged': 'chữ ký tại mục này đã bị sửa hoặc không phải của hệ thống này',
    'head-key': 'chữ ký tại mục này dùng khóa không có ở đây; hãy đặt lại bản sao của tệp audit.key',
  },
  en: {
    changed: 'its content does not match its own hash',
    unlinked: 'it does not follow the entry before it: that one was written anew',
    missing: 'this entry is gone, and later ones are there',
    'cut-off': 'everything from this entry on was cut off: a signature says it was there',
    'head-differs': 'it is not the entry that was signed: the audit was written anew here or before',
    'head-forged': 'the signature at this entry was changed or is not of this installation',
    'head-key': 'the signature at this entry is by a key that is not here; put the copy of audit.key back',
  },
};

/** The verdict as lines of text, in one language. */
export function renderVerdict(verdict: AuditVerdict, language: Language): string {
  const { entries, firstBad, heads, lastHead, unsigned, unsignedSpan } = verdict;
  const n = (value: number) => formatInteger(value, language);
  const vi = language === 'vi';
  const lines: string[] = [];
  if (firstBad === null) {
    lines.push(
      vi
        ? `ĐẠT  Nhật ký nguyên vẹn: ${n(entries)} mục.`
        : `OK     The audit is whole: ${n(entries)} entries.`,
    );
  } else {
    const { seq, why, day, act } = firstBad;
    const about = [day === null ? '' : formatDate(day, language), act === null ? '' : forTerminal(act)]
      .filter((part) => part !== '')
      .join(', ');
    const where = about === '' ? n(seq) : `${n(seq)} (${about})`;
    lines.push(
      vi
        ? `SAI  Mục ${where}: ${faults.vi[why]}. ${n(entries)} mục trước đó đúng.`
        : `WRONG  Entry ${where}: ${faults.en[why]}. ${n(entries)} entries before it are good.`,
    );
  }
  if (lastHead !== null) {
    const day = formatDate(lastHead.day, language);
    const hash = lastHead.hash.toString('hex');
    lines.push(
      vi
        ? `     Chữ ký đúng: ${n(heads)} ngày. Mới nhất: ngày ${day}, mục ${n(lastHead.seq)}, khóa ${lastHead.keyId}`
        : `       Good signatures: ${n(heads)} days. The last: ${day}, entry ${n(lastHead.seq)}, key ${lastHead.keyId}`,
      `${vi ? '     ' : '       '}${hash}`,
    );
  }
  if (firstBad === null && unsigned > 0) {
    const [from, until] = [unsignedSpan?.from, unsignedSpan?.until].map(
      (at) => at && formatInstant(at.toString(), language),
    );
    const span = from === undefined ? '' : from === until ? ` (${from})` : ` (${from} – ${until})`;
    lines.push(
      vi
        ? `     ${n(unsigned)} mục cuối${span} chưa có chữ ký: nếu bị cắt bỏ thì chưa gì cho thấy. Khi hệ thống chạy, cuối nhật ký được ký mỗi phút vào tệp ${keptHeadFile}.`
        : `       The last ${n(unsigned)} entries${span} are not signed yet: nothing would show that they were cut off. While the web runs, the end is signed every minute into the file ${keptHeadFile}.`,
    );
  }
  return `${lines.join('\n')}\n`;
}
