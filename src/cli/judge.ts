/**
 * `hien-dien judge`: stored observations judged again, under this build's checks or a norm by name. No network.
 */
import {
  type JudgeContext,
  type Judgement,
  judge as judgeObservation,
  normByName,
  normNames,
  parseObservation,
  parseOrigins,
} from '#measurement/index.ts';
import { problem } from '#platform/problems.ts';
import type { Host } from './host.ts';
import { readFileLines, readStreamLines } from './lines.ts';
import { readOrigins, readVrps } from './means.ts';
import { accountNotice, mostRefusalNotices, refusalNotice } from './notices.ts';
import type { JudgeOptions } from './options.ts';
import { openOutput } from './output.ts';
import type { Account, Refusal } from './report/report.ts';
import { listenForStop } from './stop.ts';

/** @returns the exit code. @throws Problem before anything was judged */
export async function judge(options: JudgeOptions, host: Host): Promise<number> {
  const { language } = options;
  if (options.input === '-' && host.stdin.isTTY) throw problem('nothing-to-judge', {});
  const norm = options.norm === null ? null : findNorm(options.norm);
  const [origins, vrps] = await Promise.all([readOrigins(options.origins), readVrps(options.vrps)]);
  const context: JudgeContext = {
    ...(origins === undefined ? {} : { originOf: parseOrigins(origins).originOf }),
    ...(vrps === undefined ? {} : { vrps }),
  };
  const file = options.input === '-' ? null : options.input;
  const lines = file === null ? readStreamLines('-', host.stdin) : readFileLines(file);
  // The first line is asked for before the output is touched: a missing file must not empty it.
  const first = await lines.next();
  const stop = listenForStop(host, () => {});
  const output = await openOutput(options, host, {
    inputs: [file],
    onClosed: () => stop.ask(),
    beforeWrite: () => {},
  });
  await output.sink.start(0);
  const account: Account = { lines: 0, answered: 0, duplicates: 0, refused: 0, left: 0, resumed: 0 };
  let broken = 0;
  for (let next = first; !next.done && !stop.asked; next = await lines.next()) {
    const { number, text } = next.value;
    const read = readObservation(text);
    // A refused line of the earlier output is neither an observation nor wrong: it is handed on.
    const refusal: Refusal | null =
      read.kind === 'refusal'
        ? read.refusal
        : read.kind === 'wrong'
          ? { line: number, input: text.slice(0, 200), problem: 'not-an-observation', rule: read.reason }
          : null;
    account.lines += 1;
    if (refusal) {
      account.refused += 1;
      if (account.refused <= mostRefusalNotices) host.stderr.write(`${refusalNotice(refusal, language)}\n`);
      await output.report.refuse(refusal);
      continue;
    }
    if (read.kind !== 'observation') continue;
    const { observation } = read;
    let judgement: Judgement;
    try {
      judgement = judgeObservation(observation, { language, context, ...(norm === null ? {} : { norm }) });
    } catch (error) {
      // A line that was cut or edited may lack what a check reads: that line is refused, the others are judged.
      broken += 1;
      account.refused += 1;
      const rule = error instanceof Error ? error.message : String(error);
      const input = text.slice(0, 200);
      const refused: Refusal = { line: number, input, problem: 'internal-error', rule };
      if (account.refused <= mostRefusalNotices) host.stderr.write(`${refusalNotice(refused, language)}\n`);
      await output.report.refuse(refused);
      continue;
    }
    await output.report.answer({
      judgement,
      lines: read.lines ?? [number],
      ...(options.keepObservation ? { observation } : {}),
    });
    account.answered += 1;
  }
  await output.report.end(account);
  await output.sink.end();
  stop.end();
  if (account.refused > 0 || stop.interrupted) host.stderr.write(`${accountNotice(account, language)}\n`);
  if (stop.interrupted) return 130;
  if (output.sink.closed) return 141;
  return broken > 0 ? 1 : 0;
}

type Read =
  | { kind: 'observation'; observation: ReturnType<typeof parseObservation>; lines: number[] | null }
  | { kind: 'refusal'; refusal: Refusal }
  | { kind: 'wrong'; reason: string };

function readObservation(text: string): Read {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'wrong', reason: 'no JSON' };
  }
  if (typeof value === 'object' && value !== null) {
    const { problem: refused, line, input, rule = '' } = value as Record<string, unknown>;
    const known = refused === 'not-a-name' && typeof line === 'number' && typeof input === 'string';
    if (known) return { kind: 'refusal', refusal: { line, input, problem: refused, rule: String(rule) } };
  }
  try {
    const observation = parseObservation(value);
    const lines = (value as { lines?: unknown }).lines;
    const kept = Array.isArray(lines) && lines.every((line) => typeof line === 'number') ? lines : null;
    return { kind: 'observation', observation, lines: kept };
  } catch (error) {
    return { kind: 'wrong', reason: error instanceof Error ? error.message : String(error) };
  }
}

function findNorm(name: string): ReturnType<typeof normByName> {
  try {
    return normByName(name);
  } catch {
    throw problem('norm-unknown', { norm: name, norms: normNames() });
  }
}
