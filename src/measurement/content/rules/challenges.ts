/**
 * Challenge pages and refusals to machines: what stands behind them was not seen, and counts as a website all the same.
 */
import { normalPhrase } from '../normal.ts';
import { firstMatch, type Rule } from '../signal.ts';
import type { Subject } from '../subject.ts';

/** Response headers of products that say a challenge was served instead of the page. */
const headerMarks: readonly { name: string; value: RegExp }[] = [
  { name: 'cf-mitigated', value: /challenge|block/i },
  { name: 'x-amzn-waf-action', value: /challenge|captcha/i },
  { name: 'x-sucuri-block', value: /./ },
  { name: 'x-datadome', value: /protected/i },
];

const titleMarks: readonly RegExp[] = [
  /^just a moment/, // Cloudflare
  /^chờ một chút/, // Cloudflare in Vietnamese
  /^attention required! \| cloudflare/,
  /^ddos-guard/,
  /^one moment, please/, // Imunify360
  /^bot verification/, // LiteSpeed
  /^sucuri website firewall/,
  /^vddos/,
  /^checking your browser/,
  /^(?:human|security) (?:verification|check)/,
  /^pardon our interruption/, // Imperva
  /^are you a (?:robot|human)/,
];

/** Sentences and script marks, on pages with fewer than 120 words. */
const pageMarks: readonly RegExp[] = [
  /checking (?:if the site connection is secure|your browser before accessing)/,
  /verify(?:ing)? (?:that )?you are (?:a )?(?:human|not a (?:robot|bot))/,
  /needs to review the security of your connection/,
  /enable javascript and cookies to continue/,
  /request unsuccessful\. incapsula incident id/,
  /access denied .{0,200}reference #[\da-f.]+/s, // Akamai
  /your request is being verified/,
  /this site requires javascript to work, please enable javascript/, // testcookie
  /đang kiểm tra trình duyệt|xác minh (?:bạn|rằng bạn) (?:là|không phải)|vui lòng chờ.{0,40}kiểm tra trình duyệt/,
];
const scriptMarks: readonly RegExp[] = [
  /_cf_chl_opt|\/cdn-cgi\/challenge-platform\/h\/[bg]\/orchestrate/,
  /_incapsula_resource/i,
  /captcha-delivery\.com|datadome/i,
  /px-captcha|perimeterx/i,
  /slowaes\.decrypt|__test=/i,
  /awswafcookie|challenge\.js.{0,40}awswaf|token\.awswaf\.com/i,
];

function refusing({ page }: Subject): boolean {
  return page !== null && (page.status === 403 || page.status === 503 || page.status === 429);
}

export const blockedRules: readonly Rule[] = [
  {
    state: 'blocked',
    id: 'challenge-header',
    strength: 'definite',
    group: 'header',
    see({ headers }) {
      const mark = headerMarks.find(({ name, value }) => value.test(headers.get(name) ?? ''));
      return mark ? `${mark.name}: ${headers.get(mark.name)}` : null;
    },
  },
  {
    state: 'blocked',
    id: 'challenge-title',
    strength: 'definite',
    group: 'title',
    see: ({ title, words }) => (words < 120 ? firstMatch(titleMarks, title) : null),
  },
  {
    state: 'blocked',
    id: 'challenge-text',
    strength: 'definite',
    group: 'text',
    see: ({ facts, title, text, words }) =>
      facts && words < 120
        ? firstMatch(pageMarks, `${title} ${text} ${normalPhrase(facts.noscriptText)}`)
        : null,
  },
  {
    state: 'blocked',
    id: 'challenge-script',
    strength: 'definite',
    group: 'script',
    see({ facts, words }) {
      if (!facts || words >= 50) return null;
      for (const script of [...facts.scripts, ...facts.inlineScripts]) {
        const found = firstMatch(scriptMarks, script);
        if (found) return found;
      }
      return null;
    },
  },
  {
    state: 'blocked',
    id: 'refusing-status',
    strength: 'indicative',
    group: 'status',
    see: (subject) => (refusing(subject) ? `HTTP ${subject.page?.status}` : null),
  },
  {
    state: 'blocked',
    id: 'script-only',
    strength: 'indicative',
    group: 'script',
    see: (subject) =>
      refusing(subject) &&
      subject.words < 20 &&
      subject.facts !== null &&
      (subject.facts.inlineScriptBytes > 0 || subject.facts.scripts.length > 0)
        ? `${subject.words} words and scripts`
        : null,
  },
];
