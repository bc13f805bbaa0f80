/**
 * A8: what a visitor finds at the name, in one word (content/state.ts), and whether that is a page of its own.
 *
 * A page passes however small: a café's twenty words are a website. What stands in for a page fails; a page elsewhere,
 * or one that only scripts can show, is a warning; what was not seen is not judged.
 */
import { defineCheck, type Evidence, type Outcome } from '../check.ts';
import { countsAsWebsite, decidePresence } from '../content/presence.ts';
import { decideState, type StateDecision } from '../content/state.ts';
import { defaultNorm } from '../norm.ts';
import type { Observation } from '../observation.ts';
import type { ContentState } from '../vocabulary.ts';
import { type StateCause, stateAdvice } from './a8-content-state.advice.ts';

type Judged =
  | 'pass'
  | 'not-measured'
  | 'no-name'
  | 'as-end'
  | { verdict: 'warn' | 'fail'; reason: StateCause };

const fail = (reason: StateCause): Judged => ({ verdict: 'fail', reason });
const warn = (reason: StateCause): Judged => ({ verdict: 'warn', reason });

const verdictOf: Readonly<Record<ContentState, Judged>> = {
  unregistered: 'no-name',
  no_web_address: fail('no-web-address'),
  unreachable: fail('unreachable'),
  http_error: fail('http-error'),
  blocked: 'not-measured',
  suspended: fail('suspended'),
  for_sale: fail('for-sale'),
  parked: fail('parked'),
  default_page: fail('default-page'),
  empty: fail('empty'),
  under_construction: fail('under-construction'),
  redirect_social: warn('redirect-social'),
  redirect_marketplace: warn('redirect-marketplace'),
  redirect_other: 'as-end',
  script_app: warn('script-app'),
  login_only: 'pass',
  active: 'pass',
  small_page: 'pass',
  not_measured: 'not-measured',
};

export const contentState = defineCheck({
  id: 'A8',
  slug: 'content-state',
  title: { vi: 'Tên miền có trang web của riêng mình', en: 'The name shows a page of its own' },
  category: 'content',
  profile: 'presence',
  verdicts: ['pass', 'warn', 'fail', 'info', 'not-applicable', 'not-measured'],
  advice: stateAdvice,
  judge(observation, context) {
    const decision = decideState(observation, context);
    const evidence = evidenceOf(decision, observation);
    const judged = verdictOf[decision.state];
    if (judged === 'pass') return { verdict: 'pass', evidence };
    if (judged === 'as-end') return judgeRedirect(observation, evidence);
    if (judged === 'no-name') {
      const reason = observation.dns.invalidName ? 'not-a-name' : 'no-name';
      return { verdict: 'not-applicable', reason, evidence };
    }
    if (judged === 'not-measured') {
      const fault = decision.state === 'blocked' ? 'challenge' : (decision.fault ?? 'malformed');
      return { verdict: 'not-measured', reason: fault, evidence };
    }
    return { ...judged, evidence };
  },
});

/** A8b: judged by the page it ends on. */
function judgeRedirect(observation: Observation, evidence: Evidence): Outcome<StateCause> {
  const counts = countsAsWebsite(decidePresence('redirect_other', observation, defaultNorm));
  if (counts === null) return { verdict: 'not-measured', reason: 'not-asked', evidence };
  return counts
    ? { verdict: 'info', reason: 'redirect-other', evidence }
    : { verdict: 'fail', reason: 'redirect-to-placeholder', evidence };
}

function evidenceOf({ state, signals, httpStatusClass }: StateDecision, { web }: Observation): Evidence {
  return {
    state,
    signals: signals.slice(0, 6).map(({ id, strength, seen }) => `${id} (${strength}): ${seen}`),
    ...(httpStatusClass === undefined ? {} : { httpStatusClass }),
    ...(web.page
      ? { url: web.page.url.slice(0, 200), status: web.page.status, words: web.page.facts?.words ?? null }
      : {}),
  };
}
