/**
 * One JSON object a line, as each name finishes: the form for programs, for --resume and for judging again.
 */
import type { Answer, Refusal, Report, Write } from './report.ts';

/** `unwritten`: refusals that an earlier run already wrote into the same file are left out. */
export function jsonlReport(write: Write, unwritten: (refusal: Refusal) => boolean = () => true): Report {
  return {
    answer: (answer) => write(`${answerLine(answer)}\n`),
    async refuse(refusal) {
      if (unwritten(refusal)) await write(`${refusalLine(refusal)}\n`);
    },
    end: () => Promise.resolve(),
  };
}

export function answerLine({ judgement, lines, observation }: Answer): string {
  const { domain, unicode, observedAt, norm, state, flags, presence, trusted, grade, scores, findings } =
    judgement;
  const known = { domain, unicode, lines, observedAt, norm, state, flags, presence, trusted, grade };
  return JSON.stringify({
    ...known,
    score: judgement.score,
    scores,
    findings,
    ...(observation === undefined ? {} : { observation }),
  });
}

export function refusalLine({ line, input, problem, rule }: Refusal): string {
  return JSON.stringify({ line, input, problem, rule });
}
