/**
 * `hien-dien run start`: plans a run, starts measuring processes on this machine and shows how far it has come. The run
 * stands in the database: who watches may go, and workers of other machines may help.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Pool } from 'pg';
import { readAssumptions } from '#assumptions/index.ts';
import { defaultNorm, normaliseName } from '#measurement/index.ts';
import { type Progress, selectProgress, startRun, stopRun } from '#observatory/index.ts';
import { dayOf } from '#platform/day.ts';
import { formatInteger, type Language } from '#platform/format.ts';
import { inTransaction } from '#platform/postgres/db.ts';
import { Problem, problem } from '#platform/problems.ts';
import { resolveCode } from '#territory/index.ts';
import type { Host } from '../host.ts';
import { startProgress } from '../progress.ts';
import { oneOf, wholeNumber } from '../read-arguments.ts';
import { startWorkers } from '../worker-processes.ts';
import { mayMeasure, meansArguments, readEngineMeans } from './engine-means.ts';
import { type Given, optionOf } from './given.ts';
import { renderRun } from './run-status.ts';
import { withDatabase } from './with-database.ts';

export async function runStart(given: Given, host: Host): Promise<number> {
  const { language } = given;
  await readEngineMeans(given); // a wrong path costs a sentence now and not a run
  const workers = wholeNumber('--workers', optionOf(given, 'workers'), { fallback: 2, least: 0, most: 32 });
  const slots = wholeNumber('--slots', optionOf(given, 'slots'), {
    fallback: Math.max(workers, 1),
    least: 1,
    most: 64,
  });
  return await withDatabase(given, host, 'hien_dien_app', async ({ pool, name }) => {
    if (workers > 0 && !mayMeasure(name, given)) throw problem('sample-needs-lab', {});
    const run = await inTransaction(pool, async (trx) => {
      const assumptions = await readAssumptions(trx, dayOf(host.now()));
      return startRun(trx, {
        now: host.now(),
        everyDays: assumptions['measurement.every-days'],
        failingEveryDays: assumptions['measurement.failing-every-days'],
        changedEveryDays: assumptions['measurement.changed-every-days'],
        profile: oneOf('--profile', optionOf(given, 'profile') ?? 'full', ['presence', 'full'] as const),
        method: `${defaultNorm.name} · hien-dien ${host.version}`,
        vantage: host.settings.vantage,
        slots,
        all: given.values.has('all'),
        ...(await wantedNames(given)),
        ...(await wantedUnit(given, host, pool)),
      });
    });
    host.stderr.write(`${beginning(run.id, run.planned, workers, language)}\n`);
    if (workers === 0) return 0;
    const words = ['work', '--run', String(run.id), '--database', name, ...meansArguments(given)];
    return await watch({ given, host, pool, runId: run.id, planned: run.planned, workers, words });
  });
}

function wantedNames(given: Given): { names?: string[] } {
  const list = optionOf(given, 'names');
  if (list === undefined) return {};
  const names = list
    .split(',')
    .filter((word) => word.trim() !== '')
    .map((word) => {
      const named = normaliseName(word);
      return named.ok ? named.domain : word.trim();
    });
  return { names };
}

async function wantedUnit(given: Given, host: Host, pool: Pool): Promise<{ withinUnitId?: number }> {
  const code = optionOf(given, 'unit');
  if (code === undefined) return {};
  const on = dayOf(host.now());
  const unit = await resolveCode(pool, { code, on });
  if (unit === null) throw problem('code-unknown', { code, on, choices: [] });
  return { withinUnitId: unit.id };
}

interface Watched {
  given: Given;
  host: Host;
  pool: Pool;
  runId: number;
  planned: number;
  workers: number;
  words: readonly string[];
}

const pollMs = 500;

/** Watches the run to its end with workers of our own. @returns 0 done, 130 stopped by Ctrl-C, 1 no worker stays alive */
async function watch({ given, host, pool, runId, planned, workers, words }: Watched): Promise<number> {
  const { language } = given;
  const progress = startProgress(host, planned, language);
  const crew = startWorkers(workers, words, (text) => progress.notice(text));
  const stop = new AbortController();
  const quiet = host.onInterrupt(() => {
    if (stop.signal.aborted) host.exitNow(130);
    stop.abort();
    progress.notice(stoppingWords[language]);
  });
  let last: Progress | null = null;
  let shown = 0;
  try {
    for (;;) {
      last = await selectProgress(pool, runId).catch((error: unknown) => {
        if (error instanceof Problem) throw error;
        return last; // the database is away; workers wait for it and so do we
      });
      for (; last && shown < last.finished; shown += 1) progress.step();
      const status = last?.run.status;
      if (status === 'done' || status === 'stopped' || stop.signal.aborted || crew.givenUp) break;
      await wait(pollMs, undefined, { signal: stop.signal }).catch(() => {});
    }
    if (stop.signal.aborted) await inTransaction(pool, stopRun).catch(() => {});
  } finally {
    progress.end();
    await crew.end();
    quiet();
  }
  const { run } = await selectProgress(pool, runId);
  host.stdout.write(renderRun(run, language));
  if (stop.signal.aborted) return 130;
  if (run.status === 'done' || run.status === 'stopped') return 0;
  host.stderr.write(`${noWorkersWords[language]}\n`);
  return 1;
}

function beginning(runId: number, planned: number, workers: number, language: Language): string {
  const n = (value: number) => formatInteger(value, language);
  if (language === 'vi') {
    return workers === 0
      ? `Lượt đo số ${runId}: ${n(planned)} tên chờ các tiến trình đo (hien-dien work).`
      : `Lượt đo số ${runId}: ${n(planned)} tên, ${n(workers)} tiến trình đo trên máy này.`;
  }
  return workers === 0
    ? `Run ${runId}: ${n(planned)} names wait for measuring processes (hien-dien work).`
    : `Run ${runId}: ${n(planned)} names, ${n(workers)} measuring processes on this machine.`;
}

const stoppingWords = {
  vi: 'Đang dừng: trả lại phần việc dở dang, tối đa 10 giây. Bấm Ctrl-C lần nữa để thoát ngay.',
  en: 'Stopping: unfinished batches are given back, at most 10 seconds. Press Ctrl-C again to leave at once.',
};
const noWorkersWords = {
  vi: 'Các tiến trình đo đều dừng vì lỗi ở trên. Lượt đo vẫn mở: sửa lỗi rồi chạy hien-dien work, hoặc hien-dien run stop.',
  en: 'Every measuring process ended with the fault above. The run is still open: mend it and run hien-dien work, or hien-dien run stop.',
};
