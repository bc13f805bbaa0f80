/** Reads what web servers, certificates and pages showed, as the W, T, X, A8 and V checks give it for evidence. */
import { formatInstant, type Language } from '#platform/format.ts';
import {
  certificateCauseWords,
  chainEndWords,
  chainProblemWords,
  cspProblemWords,
  orderingWords,
  pageErrorWords,
  pagePartWords,
  qrWords,
  resourceWords,
  statusWords,
} from '#web/messages/presence-evidence-words.ts';
import { errorWords, signalSeen, signalWords } from '#web/messages/presence-signals.ts';
import { stateWords } from '#words/index.ts';
import { nameRule } from './seen-name-rule.ts';
import {
  codeWords,
  each,
  type Fields,
  faultOr,
  lastSpace,
  type Reader,
  say,
  type Teller,
  withTimes,
} from './seen-teller.ts';

/** `404` → `404 (không có trang)`; a status without words is a number that is looked up. */
function statusSaid(status: number, teller: Teller): string {
  const words = statusWords[status];
  return words ? `${status} (${say(teller, words)})` : String(status);
}

/** `301` or `refused`, as stands behind an address. */
function statusOrFault(text: string, teller: Teller): string {
  return /^\d+$/.test(text) ? statusSaid(Number(text), teller) : faultOr({}, text, teller);
}

function endpoint({ url, address, outcome, status }: Fields, teller: Teller): string {
  const place = `${url} (${address})`;
  if (outcome === 'response') return `${place}: ${statusSaid(Number(status), teller)}`;
  return `${place}: ${faultOr({}, String(outcome), teller)}`;
}

/** `cafe.vn (198.18.0.1)`, with a cause or a fault behind it in W6. */
const places = each((text, teller) => {
  const [, place, code] = /^(.*\)): (\S+)$/.exec(text) ?? [];
  return place === undefined || code === undefined
    ? text
    : `${place}: ${faultOr(certificateCauseWords, code, teller)}`;
});

function certificate({ subject, issuer, notBefore, notAfter }: Fields, teller: Teller): string {
  const from = formatInstant(String(notBefore), teller.language);
  const until = formatInstant(String(notAfter), teller.language);
  return say(teller, [
    `cấp cho ${subject}, nơi cấp ${issuer}, có hạn ${from} – ${until}`,
    `for ${subject}, issued by ${issuer}, valid ${from} – ${until}`,
  ]);
}

/** Whole days, cut towards zero. */
function daysLeft(days: number): readonly [vi: string, en: string] {
  if (days > 0) return [`còn ${days} ngày`, `${days} days left`];
  if (days < 0) return [`đã quá ${-days} ngày`, `${-days} days over`];
  return ['chưa đến một ngày', 'less than a day'];
}

/** `vi-VN` → `tiếng Việt (vi-VN)`; what is no language tag stays as the page wrote it. */
function languageName(tag: string, { language }: Teller): string {
  try {
    const name = names[language].of(tag.replace('_', '-'));
    return name === undefined || name === tag ? tag : `${name} (${tag})`;
  } catch {
    return tag;
  }
}
const names: Record<Language, Intl.DisplayNames> = {
  vi: new Intl.DisplayNames('vi', { type: 'language' }),
  en: new Intl.DisplayNames('en', { type: 'language' }),
};

/** `many-words (definite): 306 words`; of the flags without the strength. */
const signals = each((text, teller) => {
  const [, id, strength, seen = ''] = /^([a-z-]+)(?: \((definite|indicative)\))?: (.*)$/s.exec(text) ?? [];
  if (id === undefined) return text;
  const weak = strength === 'indicative' ? say(teller, [' (chưa chắc)', ' (by itself not sure)']) : '';
  return `${codeWords(id, signalWords, teller)}${weak}: ${signalTold(id, seen, teller)}`;
});

function signalTold(id: string, seen: string, teller: Teller): string {
  if (id === 'no-valid-name') return nameRule(seen, teller);
  if (id === 'bogus-address') return withTimes(seen, teller.language);
  if (id === 'nothing-connects') return refusalsTold(seen, teller);
  // `https://da-dong-cua.vn/: refused`
  const [, url, fault] = id === 'redirect-leads-nowhere' ? (/^(.*): ([\w-]+)$/.exec(seen) ?? []) : [];
  return fault === undefined
    ? signalSeen(id, seen, teller.language)
    : `${url}: ${faultOr({}, fault, teller)}`;
}

/**
 * `http 198*****38: refused, https 2001:db8::a: timeout`, by scheme alone: texts of A8 hide the middle of long numbers, and
 * W4 has the addresses.
 */
function refusalsTold(seen: string, teller: Teller): string {
  const told = seen.split(', ').map((one) => {
    const [, scheme, fault] = /^(\S+) .*: ([\w-]+)$/.exec(one) ?? [];
    return fault === undefined ? one : `${scheme}: ${faultOr({}, fault, teller)}`;
  });
  return [...new Set(told)].join('; ');
}

/** `missing-base-uri`: what is missing is the directive's own name. */
const cspProblem = each((problem, teller) => {
  const [, kind, directive] = /^(missing-|data-in-)(.+)$/.exec(problem) ?? [];
  return kind === undefined
    ? codeWords(problem, cspProblemWords, teller)
    : `${codeWords(kind, cspProblemWords, teller)} ${directive}`;
});

export const webReaders = {
  endpoints: each((text) => text, endpoint),
  status: (value, teller) => [statusSaid(Number(value), teller)],
  'status-class': each((text, teller) =>
    /^\d+$/.test(text) ? statusSaid(Number(text), teller) : codeWords(text, pageErrorWords, teller),
  ),
  hops: each((text, teller) => {
    const [url, outcome] = lastSpace(text);
    return outcome === '' ? url : `${url}: ${statusOrFault(outcome, teller)}`;
  }),
  /** A page that says "not found" with 200 is no file. */
  'file-tries': each((text, teller) => {
    const [url, outcome] = lastSpace(text);
    const told =
      outcome === '200'
        ? say(teller, ['200, nhưng không phải tệp này', '200, but not this file'])
        : statusOrFault(outcome, teller);
    return `${url}: ${told}`;
  }),
  'chain-end': each((end, teller) => codeWords(end, chainEndWords, teller)),
  places,
  'chain-problem': each((problem, teller) => codeWords(problem, chainProblemWords, teller)),
  'certificate-cause': each((cause, teller) => codeWords(cause, certificateCauseWords, teller)),
  certificates: each((text) => text, certificate),
  'days-left': (value, teller) => [say(teller, daysLeft(Number(value)))],
  resources: each((text, teller) => {
    const [kind = '', ...url] = text.split(' ');
    const words = resourceWords[kind];
    return `${words ? say(teller, words) : kind} ${url.join(' ')}`;
  }),
  'csp-problem': cspProblem,
  cookies: each((text, teller) =>
    text.replace(
      /\bpersistent$/,
      say(teller, ['giữ lại khi đóng trình duyệt', 'kept when the browser closes']),
    ),
  ),
  errors: each((error, teller) => {
    const words = errorWords(error, teller.language);
    if (words === null && !error.endsWith('…')) teller.unknown(error);
    return words ?? error;
  }),
  state: each((state, teller) => {
    const words: Readonly<Record<string, string>> = stateWords[teller.language];
    if (words[state] === undefined) teller.unknown(state);
    return words[state] ?? state;
  }),
  signals,
  'page-part': each((part, teller) => codeWords(part, pagePartWords, teller)),
  language: each(languageName),
  ordering: each((text, teller) => {
    const [, kind = '', what = ''] = /^(form and words|link|form|words) (.*)$/s.exec(text) ?? [];
    return kind === '' ? text : `${codeWords(kind, orderingWords, teller)}: ${what}`;
  }),
  'qr-codes': each((text, teller) => {
    const [, kind = '', what = ''] = /^([a-z-]+): (.*)$/s.exec(text) ?? [];
    return kind === '' ? text : `${codeWords(kind, qrWords, teller)}: ${what}`;
  }),
} satisfies Record<string, Reader>;
