/**
 * Why units stand without a rank, said once above their table: the reason, its figures where all of them share one coverage,
 * and what a rank would take.
 */
import { rankingWords } from '#web/messages/ranking.ts';
import { reasonWords } from '#web/pages/presence/coverage-words.ts';
import { assumptionPath } from '#web/pages/presence/paths.ts';
import type { Reason } from '#web/pages/presence/told-reason.ts';
import type { Shown, ShownRow } from '#web/pages/ranking/ranking-page.ts';
import { Unconfirmed } from '../../components/figures.tsx';
import { useLanguage } from '../../components/language.tsx';

export function WhyUnranked({ page, rows }: { page: Shown; rows: readonly ShownRow[] }) {
  const words = rankingWords[useLanguage()];
  const reasons = reasonsOf(rows);
  const [only] = reasons;
  return (
    <>
      {reasons.length === 1 && only !== undefined && (
        <OnlyReason reason={only} rows={rows} isOwn={!page.wholeIsSeen} frame={page.frame} />
      )}
      {page.wholeIsSeen && page.least !== null && page.indicator !== 'registered-per-1000' && (
        <>
          {reasons.includes('few-names') && (
            <Norm
              says={words.normNames(page.least.denominator)}
              rule="ranking.least-denominator"
              unconfirmed={page.unconfirmed}
            />
          )}
          {reasons.some((reason) => reason !== 'few-names') && (
            <Norm
              says={(reasons.includes('low-coverage') ? words.normCoverage : words.normCount)(
                page.least.coveragePercent,
              )}
              rule="coverage.least-percent"
              unconfirmed={page.unconfirmed}
            />
          )}
        </>
      )}
    </>
  );
}

interface OnlyReasonProps {
  reason: Reason;
  rows: readonly ShownRow[];
  /** Only the post's own units stand here, and nothing above them says that they have no rank. */
  isOwn: boolean;
  frame: string;
}

function OnlyReason({ reason, rows, isOwn, frame }: OnlyReasonProps) {
  const language = useLanguage();
  const words = rankingWords[language];
  const because = isOwn ? words.noteOwnReason : words.noteReason;
  return <>{because(reasonWords(reason, sharedCoverage(rows), frame, language))} </>;
}

interface NormProps {
  says: string;
  rule: string;
  unconfirmed: readonly string[];
}

function Norm({ says, rule, unconfirmed }: NormProps) {
  return (
    <>
      {says} {unconfirmed.includes(rule) && <Unconfirmed href={assumptionPath(rule)} />}{' '}
    </>
  );
}

export function reasonsOf(rows: readonly ShownRow[]): Reason[] {
  return [...new Set(rows.map(({ unranked }) => unranked))].filter(
    (one): one is Reason => one !== null && one !== 'not-ranked',
  );
}

/** The coverage of the province where it stands for every row; null where rows differ. */
export function sharedCoverage(rows: readonly ShownRow[]): ShownRow['coverage'] {
  const first = rows[0]?.coverage ?? null;
  return first?.from === 'above' && rows.every(({ coverage }) => coverage?.share === first.share)
    ? first
    : null;
}
