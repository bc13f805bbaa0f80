/**
 * `hien-dien measure`: a list in, an answer for every name out. Nothing is lost: at the end lines read are set against
 * names answered, duplicates and refused lines, and a difference is our own error.
 */
import { availableParallelism } from 'node:os';
import { type Crew, createCrew } from '#measurement/index.ts';
import { problem } from '#platform/problems.ts';
import { type Earlier, refusalKey, takeEarlier } from './earlier.ts';
import type { Host } from './host.ts';
import { type ListEntry, type NameList, openNames, type Survey, surveyNames } from './list.ts';
import { readMeans, readOrigins, readVrps } from './means.ts';
import {
  accountNotice,
  columnNotice,
  moreRefusalsNotice,
  mostRefusalNotices,
  refusalNotice,
  resumeNotice,
  stoppingNotice,
} from './notices.ts';
import type { MeasureOptions } from './options.ts';
import { formatOf, type Output, openOutput } from './output.ts';
import { runPool } from './pool.ts';
import { type Progress, startProgress } from './progress.ts';
import { type Account, isBalanced, type Refusal } from './report/report.ts';
import { isSameFile } from './sink.ts';
import { listenForStop, type Stop } from './stop.ts';

/** Threads pay from about this many names on; starting one takes about as long as a name. */
const namesPerWorker = 20;
/** More threads than this only wait for the network and share the budgets more thinly. */
const mostWorkers = 8;

/** @returns the exit code. @throws Problem before anything was measured */
export async function measure(options: MeasureOptions, host: Host, argv: readonly string[]): Promise<number> {
  const { language } = options;
  const list = await openNames(options, host);
  const survey = await surveyNames(list);
  const earlierSource = await findEarlier(options, host);
  const means = await readEngineMeans(options);
  const progress = startProgress(host, survey.names.size, language);
  const stop = listenForStop(host, () => progress.notice(stoppingNotice(language)));
  let earlier: Earlier | null = null;
  try {
    const output = await openOutput(options, host, {
      inputs: [options.input === '-' ? null : options.input, earlierSource.continued ? null : options.resume],
      onClosed: () => stop.ask(),
      unwritten: (refusal) => !(earlierSource.continued && earlier?.refused.has(refusalKey(refusal))),
      beforeWrite: () => progress.clear(),
    });
    if (options.vrps !== null) {
      progress.notice(
        language === 'vi'
          ? 'Bản này chưa có mục kiểm tra nào dùng dữ liệu của --vrps.'
          : 'No check of this build uses the data of --vrps yet.',
      );
    }
    if (list.choice !== null && (list.choice.heading !== null || list.choice.column > 0)) {
      progress.notice(columnNotice(list.choice, language));
    }
    await using crew = survey.names.size === 0 ? null : await startCrew(options, means, survey, progress);
    if (crew) {
      const { usable, tried } = await crew.reachable();
      if (!usable) throw problem('network-unusable', { tried: tried.slice(0, 6) });
    }
    const account: Account = {
      lines: survey.lines,
      answered: 0,
      duplicates: survey.duplicates,
      refused: 0,
      left: 0,
      resumed: 0,
    };
    earlier = await resume(options, output, survey, earlierSource.continued, progress);
    account.resumed = earlier?.answers ?? 0;
    account.answered = account.resumed;
    const broken = await measureList({ list, survey, crew, output, options, stop, progress, account });
    account.left = survey.names.size - account.answered - broken;
    await output.report.end(account);
    await output.sink.end();
    progress.end();
    if (!isBalanced(account) && !stop.asked) {
      throw new Error(`lines do not add up: ${JSON.stringify(account)}`);
    }
    if (options.input !== null || account.refused > 0 || stop.interrupted) {
      progress.notice(accountNotice(account, language));
    }
    if (stop.interrupted) {
      const jsonl = output.format === 'jsonl' ? options.output : null;
      progress.notice(resumeNotice(argv, jsonl, language));
      return 130;
    }
    // 141: the shell's own code for a writer whose reader went away.
    if (output.sink.closed) return 141;
    return broken > 0 ? 1 : 0;
  } finally {
    progress.end();
    stop.end();
  }
}

interface Run {
  list: NameList;
  survey: Survey;
  crew: Crew | null;
  output: Output;
  options: MeasureOptions;
  stop: Stop;
  progress: Progress;
  account: Account;
}

/** @returns how many names our own faults left without an answer; they are refused lines by then */
async function measureList(run: Run): Promise<number> {
  const { crew, survey, output, options, stop, progress, account } = run;
  const cut = new Promise<null>((resolve) => {
    stop.cut.addEventListener('abort', () => resolve(null), { once: true });
  });
  let broken = 0;
  await runPool(dueNames(run), options.concurrency, async (entry) => {
    if (crew === null || stop.asked) return;
    let measured: Awaited<ReturnType<Crew['measure']>> | null;
    try {
      measured = await Promise.race([crew.measure(entry.domain), cut]);
    } catch (error) {
      broken += 1;
      const rule = error instanceof Error ? error.message : String(error);
      await refuse(run, { line: entry.line, input: entry.input, problem: 'internal-error', rule });
      progress.step();
      return;
    }
    // What was cut off is measured again by --resume: half an answer is none.
    if (measured === null || stop.cut.aborted) return;
    await output.report.answer({
      judgement: measured.judgement,
      lines: survey.names.linesOf(entry.line),
      ...(measured.observation === undefined ? {} : { observation: measured.observation }),
    });
    account.answered += 1;
    progress.step();
  });
  if (stop.cut.aborted) crew?.interrupt();
  return broken;
}

/** Names that are neither refused, nor duplicates, nor answered by an earlier run; refused lines are told on the way. */
async function* dueNames(run: Run): AsyncGenerator<Extract<ListEntry, { ok: true }>, void, undefined> {
  const { names } = run.survey;
  for await (const entry of run.list.entries()) {
    if (!entry.ok) {
      await refuse(run, { line: entry.line, input: entry.input, problem: 'not-a-name', rule: entry.rule });
    } else if (
      !run.stop.asked &&
      names.firstLine(entry.domain) === entry.line &&
      !names.isAnswered(entry.domain)
    ) {
      yield entry;
    }
  }
}

async function refuse({ account, options, output, progress }: Run, refusal: Refusal): Promise<void> {
  account.refused += 1;
  if (account.refused <= mostRefusalNotices) progress.notice(refusalNotice(refusal, options.language));
  else if (account.refused === mostRefusalNotices + 1) progress.notice(moreRefusalsNotice(options.language));
  await output.report.refuse(refusal);
}

/** `continued`: the earlier file is also the output. */
async function findEarlier(options: MeasureOptions, host: Host): Promise<{ continued: boolean }> {
  const { resume: path, output } = options;
  if (path === null) return { continued: false };
  await takeEarlier(path, { ...noNames }, () => Promise.resolve());
  const continued = output !== null && (await isSameFile(path, output));
  if (continued && formatOf(options, host) !== 'jsonl') throw problem('resume-same-file', { path });
  return { continued };
}

async function resume(
  options: MeasureOptions,
  output: Output,
  survey: Survey,
  continued: boolean,
  progress: Progress,
): Promise<Earlier | null> {
  if (options.resume === null) {
    await output.sink.start(0);
    return null;
  }
  if (!continued) await output.sink.start(0);
  const earlier = await takeEarlier(options.resume, survey.names, async (answer) => {
    progress.step();
    if (!continued) await output.report.answer(answer);
  });
  if (continued) await output.sink.start(earlier.wholeBytes);
  return earlier;
}

/** For looking through an earlier file before anything else: that it can be read at all. */
const noNames = {
  add: () => 0,
  firstLine: () => 0,
  linesOf: () => [],
  markAnswered: () => false,
  isAnswered: () => false,
  size: 0,
};

interface EngineMeans {
  rootHints?: string;
  trustAnchors?: string;
  ca?: string;
  origins?: string;
}

async function readEngineMeans(options: MeasureOptions): Promise<EngineMeans> {
  const [rootHints, trustAnchors, ca, origins] = await Promise.all([
    readMeans(options.rootHints),
    readMeans(options.trustAnchor),
    readMeans(options.ca),
    readOrigins(options.origins),
    readVrps(options.vrps),
  ]);
  return {
    ...(rootHints === undefined ? {} : { rootHints }),
    ...(trustAnchors === undefined ? {} : { trustAnchors }),
    ...(ca === undefined ? {} : { ca }),
    ...(origins === undefined ? {} : { origins }),
  };
}

async function startCrew(
  options: MeasureOptions,
  means: EngineMeans,
  survey: Survey,
  progress: Progress,
): Promise<Crew> {
  const wanted = Math.ceil(survey.names.size / namesPerWorker);
  try {
    return await createCrew({
      ...means,
      profile: options.profile,
      language: options.language,
      allowNetworks: options.allowNetworks,
      cloakCheck: options.cloakCheck,
      keepObservation: options.keepObservation,
      workers: Math.min(wanted, availableParallelism(), mostWorkers),
    });
  } catch (error) {
    progress.end();
    // The engine names the option that was wrong: hints, anchors, certificates or networks.
    throw problem('means-broken', { reason: error instanceof Error ? error.message : String(error) });
  }
}
