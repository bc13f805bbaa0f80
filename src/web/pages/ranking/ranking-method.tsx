/** How the figure is reckoned and what a rank needs; ⚠ where that rests on something nobody confirmed. */
import type { ReactNode } from 'react';
import { rankingWords } from '#web/messages/ranking.ts';
import { assumptionPath } from '#web/pages/presence/paths.ts';
import type { Shown } from '#web/pages/ranking/ranking-page.ts';
import { Facts } from '../../components/facts.tsx';
import { Unconfirmed } from '../../components/figures.tsx';
import { useLanguage } from '../../components/language.tsx';

/** Which words say the formula, and the assumption it rests on. */
const formulas = {
  names: ['formulaNames', null],
  'names-website': ['formulaWebsite', 'presence.website'],
  'names-trusted': ['formulaTrusted', 'presence.trusted'],
  'names-mail': ['formulaMail', 'presence.mail'],
  faults: ['formulaFaults', null],
  'registered-per-1000': ['formulaRegistered', 'population.rate-base'],
} as const;

export function RankingMethod({ page }: { page: Shown }) {
  const words = rankingWords[useLanguage()];
  const { indicator, least, frame, unconfirmed } = page;
  const [formula, assumption] = formulas[indicator];
  const mark = (key: string | null): ReactNode =>
    key !== null && unconfirmed.includes(key) ? <Unconfirmed href={assumptionPath(key)} /> : null;
  const limits =
    indicator === 'names' || least === null
      ? words.limitsNames
      : indicator === 'registered-per-1000'
        ? words.limitsRate
        : words.limitsText(least.denominator, least.coveragePercent);
  const limited = limits !== words.limitsNames && indicator !== 'registered-per-1000';
  return (
    <section className="stack-s">
      <h2>{words.methodTitle}</h2>
      <Facts
        rows={[
          [
            words.formula,
            <>
              {words[formula]} {mark(assumption)}
            </>,
          ],
          [
            words.limits,
            <>
              {limits} {limited && mark('ranking.least-denominator')}{' '}
              {limited && mark('coverage.least-percent')}
            </>,
          ],
          [
            words.mapLimits,
            <>
              {frame === '34' ? words.map34Text : words.map63Text}{' '}
              {page.rows.some(({ exactness }) => exactness === 'estimated') && mark('territory.cut-weights')}
            </>,
          ],
        ]}
      />
    </section>
  );
}
