/**
 * W13: whoever finds a hole can read in /.well-known/security.txt whom to tell (RFC 9116). Nothing here fails a site.
 */
import { defineCheck } from '../check.ts';
import type { Observation, WebObservation } from '../observation.ts';
import { cut, mainFault, notApplicable, notMeasured, tooManyRequests, websiteGate } from './shared-web.ts';
import { isTrusted } from './shared-web-certificate.ts';
import { parseSecurityTxt, valuesOf } from './shared-web-security-txt.ts';
import { securityTxtAdvice } from './w13-security-txt.advice.ts';

type Attempt = WebObservation['securityTxt'][number];
type Cause = keyof typeof securityTxtAdvice;

const yearMs = 366 * 86_400_000;

export const securityTxt = defineCheck({
  id: 'W13',
  slug: 'security-txt',
  title: {
    vi: 'Có địa chỉ báo lỗ hổng (security.txt)',
    en: 'There is a contact for security reports (security.txt)',
  },
  category: 'website',
  profile: 'full',
  verdicts: ['pass', 'warn', 'not-applicable', 'not-measured'],
  advice: securityTxtAdvice,
  judge(observation) {
    const ended = websiteGate(observation);
    if (ended) return ended;
    const attempts = observation.web.securityTxt;
    if (attempts.length === 0) {
      if (observation.profile === 'presence') return notApplicable('not-in-profile');
      if (observation.web.page?.status === tooManyRequests) return notMeasured('rate-limited');
      const secure = observation.web.endpoints.some((one) => one.scheme === 'https' && one.response);
      return notApplicable(secure ? 'no-page' : 'no-https');
    }
    const file = attempts.find((attempt) => isWellKnown(attempt) && isFile(attempt));
    const legacy = attempts.find((attempt) => !isWellKnown(attempt) && isFile(attempt));
    const found = file ?? legacy;
    if (!found) return absence(attempts);
    if (!found.url.startsWith('https:')) return warn('security-txt-not-https', found);
    if (!overTrustedTls(observation, found)) return notMeasured('bad-certificate', { url: found.url });
    const parsed = parseSecurityTxt(found.text ?? '');
    const evidence = {
      contacts: valuesOf(parsed.fields, 'contact')
        .slice(0, 4)
        .map((value) => cut(value, 120)),
      expires: valuesOf(parsed.fields, 'expires')[0] ?? null,
      signed: parsed.signed,
      errors: parsed.errors.slice(0, 5),
    };
    const expiresIn =
      parsed.expiresAt === null ? null : parsed.expiresAt - Date.parse(observation.observedAt);
    const wrongs: [boolean, Cause][] = [
      [!file, 'security-txt-legacy-path'],
      [!isPlainUtf8(found.contentType), 'security-txt-wrong-type'],
      [evidence.contacts.length === 0, 'security-txt-no-contact'],
      [valuesOf(parsed.fields, 'expires').length === 0, 'security-txt-no-expires'],
      [expiresIn !== null && expiresIn < 0, 'security-txt-expired'],
      [parsed.errors.length > 0, 'security-txt-malformed'],
      [expiresIn !== null && expiresIn > yearMs, 'security-txt-expires-far'],
    ];
    const wrong = wrongs.find(([is]) => is);
    if (wrong) return warn(wrong[1], found, evidence);
    return { verdict: 'pass', evidence: { ...where(found), ...evidence } };
  },
});

/** A page of the site's own that says "not found" with status 200 is no security.txt. */
function isFile({ outcome, status, text }: Attempt): boolean {
  return (
    outcome === 'response' && status === 200 && text !== undefined && !/^\s*</.test(text) && /:/.test(text)
  );
}

function isWellKnown({ url }: Attempt): boolean {
  return URL.parse(url)?.pathname === '/.well-known/security.txt';
}

function absence(attempts: Attempt[]) {
  const faults = attempts.flatMap(({ outcome }) => (outcome === 'response' ? [] : [outcome]));
  const asked = attempts
    .slice(0, 4)
    .map(({ url, status, outcome }) => `${cut(url, 120)} ${status ?? outcome}`);
  if (faults.length === attempts.length) return notMeasured(mainFault(faults), { asked });
  return { verdict: 'warn', reason: 'security-txt-absent', evidence: { asked } } as const;
}

function warn(reason: Cause, found: Attempt, evidence = {}) {
  return { verdict: 'warn', reason, evidence: { ...where(found), ...evidence } } as const;
}

function where({ url, contentType, redirectedTo }: Attempt) {
  return { url: cut(url, 150), contentType: contentType ?? null, redirectedTo: redirectedTo ?? null };
}

function overTrustedTls(observation: Observation, { url }: Attempt): boolean {
  const host = URL.parse(url)?.hostname;
  const secure = observation.web.endpoints.filter((one) => one.scheme === 'https' && one.host === host);
  return secure.length === 0 || secure.some((endpoint) => isTrusted(observation, endpoint));
}

/** §3: text/plain; a charset, where one is named, is utf-8 (text/plain alone would mean US-ASCII to a strict reader). */
function isPlainUtf8(contentType = ''): boolean {
  const [type = '', ...parameters] = contentType
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='));
  return type === 'text/plain' && (charset === undefined || /^charset="?utf-8"?$/.test(charset));
}
