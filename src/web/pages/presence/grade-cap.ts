/**
 * Why a grade is worse than its score alone would give: the norm holds it down for what no points make up for. Told beside
 * the grade, or 99 of 100 with a D reads like an error.
 */
import { defaultNorm } from '#measurement/index.ts';
import type { ShownState } from '#observatory/index.ts';

export type GradeCap = 'capBogus' | 'capFlagged' | 'capNoWebsite' | 'capUnseen' | 'capUntrusted' | 'capFail';

/** Null where the grade is what the score gives, or the norm is one whose table this build does not count by. */
export function gradeCapOf(shown: ShownState): GradeCap | null {
  const { grade, score, norm, verdicts, flags, presence, trusted } = shown;
  if (grade === null || score === null || norm !== defaultNorm.name) return null;
  const earned = defaultNorm.grades.find(({ from }) => score >= from)?.grade;
  if (earned === undefined || earned === grade) return null;
  if (verdicts.S2?.startsWith('fail')) return 'capBogus';
  if (flags.length > 0) return 'capFlagged';
  if (presence !== 'website') return 'capNoWebsite';
  if (trusted === null) return 'capUnseen';
  return trusted ? 'capFail' : 'capUntrusted';
}
