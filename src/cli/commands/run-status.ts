/**
 * `hien-dien run status` and `run stop`: how far the open run has come, and its early end.
 */
import { type Progress, type Run, selectProgress, selectRun, stopRun } from '#observatory/index.ts';
import { formatInstant, formatInteger, type Language } from '#platform/format.ts';
import { inTransaction } from '#platform/postgres/db.ts';
import { faultWords } from '#words/index.ts';
import type { Host } from '../host.ts';
import { formatOption } from './format-option.ts';
import type { Given } from './given.ts';
import { withDatabase } from './with-database.ts';

export function runStatus(given: Given, host: Host): Promise<number> {
  const format = formatOption(given, ['text', 'json']);
  return withDatabase(given, host, 'hien_dien_app', async ({ pool }) => {
    const run = await selectRun(pool);
    const progress = run && (await selectProgress(pool, run.id));
    if (format === 'json') host.stdout.write(`${JSON.stringify(progress, null, 2)}\n`);
    else host.stdout.write(progress ? renderProgress(progress, given.language) : noRun[given.language]);
    return 0;
  });
}

export function runStop(given: Given, host: Host): Promise<number> {
  return withDatabase(given, host, 'hien_dien_app', async ({ pool }) => {
    const run = await inTransaction(pool, stopRun);
    host.stdout.write(renderRun(run, given.language));
    return 0;
  });
}

const noRun = {
  vi: 'Chưa có lượt đo nào. Bắt đầu: hien-dien run start\n',
  en: 'There is no run yet. Begin one: hien-dien run start\n',
};

const statusWords = {
  vi: {
    planned: 'đã lên kế hoạch',
    running: 'đang đo',
    stopping: 'đang dừng',
    stopped: 'đã dừng',
    done: 'đã xong',
  },
  en: { planned: 'planned', running: 'measuring', stopping: 'stopping', stopped: 'stopped', done: 'done' },
} as const;

/** What keeps batches from being stored, in a sentence. */
const troubleWords = {
  vi: { 'disk-full': 'đĩa của cơ sở dữ liệu đã đầy', 'database-away': 'cơ sở dữ liệu không trả lời' },
  en: { 'disk-full': "the database's disk is full", 'database-away': 'the database does not answer' },
} as const;

function renderProgress({ run, finished, batches, workers, troubles }: Progress, language: Language): string {
  const n = (value: number) => formatInteger(value, language);
  const lines = [renderRun(run, language).trimEnd()];
  const open = run.status === 'running' || run.status === 'planned' || run.status === 'stopping';
  if (open) {
    lines.push(
      language === 'vi'
        ? `  Đang ở ${n(finished)}/${n(run.planned)} tên; phần việc: ${n(batches.waiting)} chờ, ${n(batches.leased)} đang đo, ${n(batches.done)} xong; ${n(workers)} tiến trình đo đang chạy.`
        : `  At ${n(finished)} of ${n(run.planned)} names; batches: ${n(batches.waiting)} waiting, ${n(batches.leased)} being measured, ${n(batches.done)} done; ${n(workers)} measuring processes alive.`,
    );
    if (workers === 0) {
      lines.push(
        language === 'vi'
          ? '  Chưa có tiến trình đo nào: chạy hien-dien work trên máy này hoặc máy khác.'
          : '  No measuring process is alive: run hien-dien work on this machine or another.',
      );
    }
  }
  for (const trouble of troubles) {
    const words = troubleWords[language][trouble as keyof typeof troubleWords.vi] ?? trouble;
    lines.push(
      language === 'vi' ? `  Trở ngại: ${words}; sẽ tự thử lại.` : `  Trouble: ${words}; it is tried again.`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/** A run's account: measured, unchanged, not measured and why. */
export function renderRun(run: Run, language: Language): string {
  const n = (value: number) => formatInteger(value, language);
  const at = (instant: Temporal.Instant | null) =>
    instant === null ? '–' : formatInstant(instant.toString(), language);
  const why = Object.entries(run.notMeasuredWhy)
    .sort((left, right) => right[1] - left[1])
    .map(([reason, count]) => `${n(count)} ${faultWords(reason, language)}`)
    .join(', ');
  const left = run.planned - run.measured - run.notMeasured;
  const status = statusWords[language][run.status];
  const lines =
    language === 'vi'
      ? [
          `Lượt đo số ${run.id}: ${status} (${at(run.startedAt ?? run.plannedAt)} – ${at(run.endedAt)})`,
          `  ${n(run.planned)} tên = ${n(run.measured)} đo được (${n(run.unchanged)} không đổi) + ${n(run.notMeasured)} không đo được + ${n(left)} còn lại`,
        ]
      : [
          `Run ${run.id}: ${status} (${at(run.startedAt ?? run.plannedAt)} – ${at(run.endedAt)})`,
          `  ${n(run.planned)} names = ${n(run.measured)} measured (${n(run.unchanged)} unchanged) + ${n(run.notMeasured)} not measured + ${n(left)} left`,
        ];
  if (why !== '')
    lines.push(language === 'vi' ? `  Không đo được vì: ${why}` : `  Not measured because: ${why}`);
  return `${lines.join('\n')}\n`;
}
