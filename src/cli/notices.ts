/**
 * What the commands say on standard error besides progress: refused lines, the account, how to resume.
 */
import type { Language } from '#measurement/index.ts';
import { formatInteger, forTerminal } from '#platform/format.ts';
import type { ColumnChoice } from './columns.ts';
import type { Account, Refusal } from './report/report.ts';
import { refusalSentence } from './words-refusals.ts';

/** Refused lines told one by one; more are only counted. */
export const mostRefusalNotices = 50;

export function refusalNotice(refusal: Refusal, language: Language): string {
  const line = formatInteger(refusal.line, language);
  const input = refusal.input.length > 80 ? `${refusal.input.slice(0, 80)}…` : refusal.input;
  return forTerminal(
    `${language === 'vi' ? 'Dòng' : 'Line'} ${line}: "${input}" ${refusalSentence(refusal, language)}`,
  );
}

export function moreRefusalsNotice(language: Language): string {
  return language === 'vi'
    ? 'Còn nhiều dòng như vậy; từ đây chỉ đếm, danh sách đầy đủ nằm trong kết quả.'
    : 'There are more such lines; from here they are only counted, the output lists them all.';
}

export function columnNotice(choice: ColumnChoice, language: Language): string {
  const name = choice.heading === null ? `${choice.column + 1}` : `"${forTerminal(choice.heading)}"`;
  return language === 'vi' ? `Tên miền lấy ở cột ${name}.` : `Names are taken from column ${name}.`;
}

export function accountNotice(account: Account, language: Language): string {
  const number = (value: number) => formatInteger(value, language);
  const resumed = account.resumed > 0 ? number(account.resumed) : null;
  if (language === 'vi') {
    return [
      `Đã đọc ${number(account.lines)} dòng = ${number(account.answered)} tên đã trả lời`,
      resumed === null ? '' : ` (${resumed} lấy từ lần trước)`,
      ` + ${number(account.duplicates)} dòng trùng + ${number(account.refused)} dòng không đo được`,
      account.left > 0 ? ` + ${number(account.left)} tên chưa đo` : '',
      '.',
    ].join('');
  }
  return [
    `${number(account.lines)} lines read = ${number(account.answered)} names answered`,
    resumed === null ? '' : ` (${resumed} from the earlier run)`,
    ` + ${number(account.duplicates)} duplicates + ${number(account.refused)} refused`,
    account.left > 0 ? ` + ${number(account.left)} names not measured` : '',
    '.',
  ].join('');
}

export function stoppingNotice(language: Language): string {
  return language === 'vi'
    ? 'Đang dừng: chờ tối đa 5 giây cho các tên đang đo. Bấm Ctrl-C lần nữa để thoát ngay.'
    : 'Stopping: waiting at most 5 seconds for names in progress. Press Ctrl-C again to leave at once.';
}

/**
 * @param command the words of the command as they were given
 * @param jsonl path of the file that can be resumed; null when answers went elsewhere
 */
export function resumeNotice(command: readonly string[], jsonl: string | null, language: Language): string {
  if (jsonl === null) {
    return language === 'vi'
      ? 'Muốn dừng rồi đo tiếp được: ghi --format jsonl --output TỆP.jsonl, rồi chạy lại với --resume TỆP.jsonl.'
      : 'To stop and continue: write --format jsonl --output FILE.jsonl, then run again with --resume FILE.jsonl.';
  }
  const again = ['hien-dien', ...withoutResume(command), '--resume', jsonl].map(quoteWord).join(' ');
  return language === 'vi' ? `Đo tiếp bằng: ${again}` : `Continue by: ${again}`;
}

function withoutResume(command: readonly string[]): string[] {
  return command.filter(
    (word, at) => word !== '--resume' && command[at - 1] !== '--resume' && !word.startsWith('--resume='),
  );
}

/** POSIX shell quoting. */
function quoteWord(word: string): string {
  return /^[\p{L}\p{N}_./:=@%+,-]+$/u.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
