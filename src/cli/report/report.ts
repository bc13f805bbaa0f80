/**
 * What every form of output is given: answers as they finish, refused lines, and at the end the account of the run.
 */
import type { Judgement, Observation } from '#measurement/index.ts';

export interface Answer {
  judgement: Judgement;
  /** Lines of the list on which the name stands. */
  lines: number[];
  /** Only with --keep-observation. */
  observation?: Observation;
}

/** A line that could not be answered by a judgement. */
export interface Refusal {
  line: number;
  input: string;
  problem: 'not-a-name' | 'not-an-observation' | 'internal-error';
  /** Which rule was broken, or what was met. */
  rule: string;
}

/** Lines read = answered names + duplicates + refused + left. */
export interface Account {
  lines: number;
  answered: number;
  duplicates: number;
  refused: number;
  /** Names not measured because the run was stopped. */
  left: number;
  /** Answers taken over from the earlier run. */
  resumed: number;
}

export interface Report {
  answer(answer: Answer): Promise<void>;
  refuse(refusal: Refusal): Promise<void>;
  end(account: Account): Promise<void>;
}

export type Write = (text: string) => Promise<void>;

/** @returns whether nothing was lost: every line read is accounted for once */
export function isBalanced(account: Account): boolean {
  return account.lines === account.answered + account.duplicates + account.refused + account.left;
}
