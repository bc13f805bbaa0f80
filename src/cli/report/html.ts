/**
 * The html form: counts while answers come, writes the page at the end. Memory is bounded by the tally's bounds.
 */
import type { Language } from '#measurement/index.ts';
import { renderReport } from '../html/page.ts';
import { addAnswer, createTally } from '../tally.ts';
import type { Refusal, Report, Write } from './report.ts';

const mostRefusals = 500;
/** Pieces are gathered to this size before they are written. */
const pieceBytes = 65_536;

export function htmlReport(
  write: Write,
  facts: { language: Language; version: string; madeAt: () => string },
): Report {
  const tally = createTally();
  const refusals: Refusal[] = [];
  return {
    async answer(answer) {
      addAnswer(tally, answer);
    },
    async refuse(refusal) {
      if (refusals.length < mostRefusals) refusals.push(refusal);
    },
    async end(account) {
      refusals.sort((left, right) => left.line - right.line);
      const { language, version } = facts;
      let held = '';
      for (const piece of renderReport({
        tally,
        account,
        refusals,
        madeAt: facts.madeAt(),
        version,
        language,
      })) {
        held += piece;
        if (held.length > pieceBytes) {
          await write(held);
          held = '';
        }
      }
      await write(held);
    },
  };
}
