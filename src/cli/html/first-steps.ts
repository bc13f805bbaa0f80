/**
 * What the owner of one name does first: at most three things, each said once.
 *
 * Checks see one fault from several sides (a certificate in T9–T11 and again in W6, a dead website in W4 and A8). Here the
 * sides are one problem, told by the most telling side. Danger to visitors comes first, then what keeps the name from
 * being seen at all, then what costs most points. The order is a judgement, kept as a table.
 */
import { checks, defaultNorm, type Finding } from '#measurement/index.ts';
import { faultsOf } from '#words/index.ts';
import type { NameSection } from '../tally.ts';

/** One row a problem: the checks that may tell it, the most telling first. */
const problems: readonly (readonly string[])[] = [
  ['A8-malware'],
  ['A8-phishing'],
  ['A8-injected', 'V5'],
  ['A8-defaced'],
  ['N1', 'N2'],
  ['N3', 'N15'],
  ['S2', 'S7', 'S6', 'S11', 'S8'],
  ['A8', 'W4', 'W5'],
  ['T9', 'T10', 'T11', 'W6'],
];

const most = 3;

/** The first of the failures and warnings of a name, most urgent first; empty where nothing is to be mended. */
export function firstSteps({ judgement }: Pick<NameSection, 'judgement'>): Finding[] {
  const told = new Set<string>();
  return faultsOf(judgement)
    .sort((left, right) => rankOf(left) - rankOf(right) || worth(right) - worth(left))
    .filter((finding) => {
      const problem = String(rowOf(finding) ?? finding.id);
      if (told.has(problem)) return false;
      told.add(problem);
      return true;
    })
    .slice(0, most);
}

function rowOf({ id }: Finding): number | null {
  const row = problems.findIndex((ids) => ids.includes(id));
  return row < 0 ? null : row;
}

/** Urgent failures and suspicions by row and place in it, then other failures, then warnings. */
function rankOf(finding: Finding): number {
  const row = rowOf(finding);
  if (row !== null && (finding.verdict === 'fail' || finding.id.startsWith('A8-'))) {
    return row * 10 + (problems[row]?.indexOf(finding.id) ?? 0);
  }
  return finding.verdict === 'fail' ? 1000 : 2000;
}

/** Points of the check in its category's weight: what mending it would bring. */
function worth({ id }: Finding): number {
  const category = checks.find((check) => check.id === id)?.category;
  return category ? (defaultNorm.points[id] ?? 0) * defaultNorm.weights[category] : 0;
}
