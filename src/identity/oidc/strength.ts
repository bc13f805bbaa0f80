/**
 * How strong, and how fresh, a sign-in at the provider has to be: what the administrator asks for goes along with the person
 * and is held against the ID token that comes back. Where nothing is asked for, the provider's own rules are trusted.
 *
 * Asking is not enough: `acr_values` is a wish by the standard (OpenID Connect Core, 3.1.2.1), and a provider may leave
 * `max_age` unheard.
 */
import { type Problem, problem } from '#platform/problems.ts';

export interface OidcStrength {
  /** The ID token's `acr` must be one of them; none: any, and none at all. */
  acrValues: readonly string[];
  /** Seconds between the sign-in over there and our asking for it, at most; null: any. */
  maxAgeSeconds: number | null;
}

/** A month: longer is as good as any. */
const mostSeconds = 2_592_000;
/** Two machines' clocks may differ by so much. */
const clockSeconds = 60;

/**
 * The strength as the environment says it; null: not set.
 *
 * @param acr values by blanks, the best first
 * @throws Problem `oidc-max-age-wrong`: a word that is not understood must not mean "any"
 */
export function parseStrength({ acr, maxAge }: { acr: string | null; maxAge: string | null }): OidcStrength {
  if (maxAge !== null && !(/^\d{1,7}$/.test(maxAge) && Number(maxAge) <= mostSeconds)) {
    throw problem('oidc-max-age-wrong', { value: maxAge, most: mostSeconds });
  }
  return {
    acrValues: [...new Set((acr ?? '').split(/\s+/))].filter((value) => value !== ''),
    maxAgeSeconds: maxAge === null ? null : Number(maxAge),
  };
}

/** What the browser takes along to the provider. */
export function strengthAsked({ acrValues, maxAgeSeconds }: OidcStrength): Record<string, string> {
  return {
    ...(acrValues.length === 0 ? {} : { acr_values: acrValues.join(' ') }),
    ...(maxAgeSeconds === null ? {} : { max_age: String(maxAgeSeconds) }),
  };
}

/**
 * What is wrong with how somebody signed in over there, and the word for the audit; null where nothing is.
 *
 * The age counts to the moment we asked, as the provider counts it: who signs in there and then reads a page of consent for
 * five minutes has not grown old by it. Ten minutes are the most between asking and here (flow.ts). A time that is still to
 * come says nothing: one in milliseconds would be young for ever.
 *
 * @param claims of an ID token that was verified
 */
export function judgeStrength(
  provider: OidcStrength & { name: string },
  claims: { acr?: unknown; auth_time?: unknown },
  { askedAt, now }: { askedAt: Temporal.Instant; now: Temporal.Instant },
): { why: string; problem: Problem } | null {
  const { name, acrValues, maxAgeSeconds } = provider;
  if (acrValues.length > 0 && !acrValues.some((value) => value === claims.acr)) {
    return { why: 'acr', problem: problem('oidc-too-weak', { provider: name, wanted: acrValues }) };
  }
  if (maxAgeSeconds === null) return null;
  const at = claims.auth_time;
  if (typeof at !== 'number' || !(at <= now.epochMilliseconds / 1000 + clockSeconds)) {
    return { why: 'no-auth-time', problem: problem('oidc-time-missing', { provider: name }) };
  }
  const age = askedAt.epochMilliseconds / 1000 - at;
  return age > maxAgeSeconds + clockSeconds
    ? { why: 'auth-time', problem: problem('oidc-too-old', { provider: name, maxAgeSeconds }) }
    : null;
}
