/**
 * The output of an earlier run that was stopped: its answers are taken over, not measured again.
 *
 * Written to another file they are copied first; when --output is the same file, it is continued behind its last whole
 * line. A last line that was broken off is measured again.
 */
import type { Judgement } from '#measurement/index.ts';
import { problem } from '#platform/problems.ts';
import { readFileLines } from './lines.ts';
import type { NameTable } from './name-table.ts';
import type { Answer, Refusal } from './report/report.ts';

export interface Earlier {
  /** Bytes up to the end of the last whole line. */
  wholeBytes: number;
  /** Answers for names of this list; each is marked in the table. */
  answers: number;
  /** Refused lines it holds already, as `line input`. */
  refused: Set<string>;
}

/**
 * Marks what the earlier run answered in the table and hands each answer on.
 *
 * @throws Problem when a whole line is no answer of ours
 */
export async function takeEarlier(
  path: string,
  names: NameTable,
  onAnswer: (answer: Answer) => Promise<void>,
): Promise<Earlier> {
  const earlier: Earlier = { wholeBytes: 0, answers: 0, refused: new Set() };
  for await (const line of readFileLines(path)) {
    if (!line.complete) break;
    const value = parseLine(line.text);
    if (value === null) throw problem('resume-not-jsonl', { path, line: line.number });
    earlier.wholeBytes = line.endByte;
    if ('problem' in value) {
      earlier.refused.add(refusalKey(value));
      continue;
    }
    if (!names.markAnswered(value.domain)) continue;
    earlier.answers += 1;
    const { observation, lines: _, ...judgement } = value;
    await onAnswer({
      judgement,
      lines: names.linesOf(names.firstLine(value.domain)),
      ...(observation === undefined ? {} : { observation }),
    });
  }
  return earlier;
}

export function refusalKey({ line, input }: Pick<Refusal, 'line' | 'input'>): string {
  return `${line} ${input}`;
}

type EarlierAnswer = Judgement & Pick<Answer, 'lines' | 'observation'>;

function parseLine(text: string): EarlierAnswer | Refusal | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const record = value as Record<string, unknown>;
  if (typeof record.problem === 'string' && typeof record.line === 'number') return value as Refusal;
  const isAnswer =
    typeof record.domain === 'string' &&
    typeof record.observedAt === 'string' &&
    typeof record.presence === 'string' &&
    Array.isArray(record.findings) &&
    typeof record.scores === 'object';
  return isAnswer ? ({ flags: [], score: null, ...record } as unknown as EarlierAnswer) : null;
}
