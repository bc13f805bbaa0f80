/**
 * Sign-in by another house: the authorization code flow with PKCE, state and nonce. What comes out is an issuer and a
 * subject that were proved; whose account that is stands in link.ts.
 *
 * The state secret goes into a cookie that comes back over a link from another site (`SameSite=Lax`): an answer is good
 * only in the browser that asked. Both functions are given a pool and hold no connection while the provider is asked; the
 * challenge is taken before, so that a failed answer has used it up.
 */
import * as client from 'openid-client';
import type { Pool } from 'pg';
import { type Db, inTransaction } from '#platform/postgres/db.ts';
import { problem } from '#platform/problems.ts';
import { appendAudit } from '../audit/append.ts';
import { insertChallenge, takeChallenge } from '../challenges.ts';
import { makeSecret, type RandomBytes } from '../secrets.ts';
import { selectLinkedAccount } from './link.ts';
import { discoverProvider, type OidcProvider, refusal } from './provider.ts';
import { judgeStrength, strengthAsked } from './strength.ts';

/** Minutes for signing in over there, with a second factor and a forgotten phone. */
export const oidcMinutes = 10;

export interface OidcUser {
  issuer: string;
  /** Never reused by its issuer, and never shown to others: it may be an identity number. */
  subject: string;
  /** As the provider tells it, for showing only: accounts are never found by it. */
  email: string | null;
  name: string | null;
  /** The account that began this in order to link; null where somebody wants to sign in. */
  linkFor: number | null;
}

interface Payload {
  issuer: string;
  redirectUri: string;
  state: string;
  nonce: string;
  codeVerifier: string;
  /** Milliseconds since 1970; not there in what was kept before the upgrade to this. */
  askedAt?: number;
}

/**
 * Where to send the browser, and what to put into its cookie until it comes back.
 *
 * @param redirectUri our own address the provider knows; the answer comes there
 * @param linkFor the signed-in person's account, where he links and does not sign in
 * @throws Problem `oidc-unreachable`, `oidc-refused` or `oidc-issuer-wrong`
 */
export async function startOidc(
  db: Db,
  {
    provider,
    redirectUri,
    now,
    random,
    linkFor = null,
  }: {
    provider: OidcProvider;
    redirectUri: string;
    now: Temporal.Instant;
    random: RandomBytes;
    linkFor?: number | null;
  },
): Promise<{ url: URL; stateSecret: string }> {
  const configuration = await discoverProvider(provider);
  const stateSecret = makeSecret(random).text;
  const payload: Payload = {
    issuer: provider.issuer,
    redirectUri,
    state: makeSecret(random).text,
    nonce: makeSecret(random).text,
    codeVerifier: makeSecret(random).text, // 43 characters: the least RFC 7636 allows, 256 bits
    askedAt: now.epochMilliseconds,
  };
  await insertChallenge(db, {
    secret: stateSecret,
    purpose: 'oidc',
    accountId: linkFor,
    payload,
    now,
    minutes: oidcMinutes,
  });
  const url = client.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: 'openid profile email',
    state: payload.state,
    nonce: payload.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(payload.codeVerifier),
    code_challenge_method: 'S256',
    ...strengthAsked(provider),
  });
  return { url, stateSecret };
}

/**
 * Who came back. A sign-in over there that is weaker or older than was asked for lets nobody in, and is an entry of the
 * audit by itself: the caller's work ends here.
 *
 * @param currentUrl the address the browser came to, with its query; behind a proxy only the query is right, and only it is used
 * @throws Problem `oidc-expired`, `oidc-denied`, `oidc-refused`, `oidc-unreachable`, `oidc-too-weak`, `oidc-too-old` or
 *   `oidc-time-missing`
 */
export async function finishOidc(
  pool: Pool,
  {
    provider,
    currentUrl,
    stateSecret,
    now,
    requestId,
  }: {
    provider: OidcProvider;
    currentUrl: URL;
    stateSecret: string;
    now: Temporal.Instant;
    requestId?: string;
  },
): Promise<OidcUser> {
  const challenge = await takeChallenge(pool, { secret: stateSecret, purpose: 'oidc', now });
  if (challenge === null) throw problem('oidc-expired', { provider: provider.name });
  const payload = challenge.payload as Payload;
  // Begun with one provider and ended at another's address: an answer must not be taken to the wrong house.
  if (payload.issuer !== provider.issuer) {
    throw problem('oidc-refused', { provider: provider.name, reason: 'issuer_mix_up' });
  }
  const configuration = await discoverProvider(provider);
  const answer = new URL(payload.redirectUri);
  answer.search = currentUrl.search;
  const claims = await readClaims(provider, configuration, answer, payload);
  const user = {
    issuer: claims.iss,
    subject: claims.sub,
    email: typeof claims.email === 'string' ? claims.email : null,
    name: typeof claims.name === 'string' ? claims.name : null,
    linkFor: challenge.accountId,
  };
  const askedAt = Temporal.Instant.fromEpochMilliseconds(payload.askedAt ?? now.epochMilliseconds);
  const fault = judgeStrength(provider, claims, { askedAt, now });
  if (fault === null) return user;
  await recordWeak(pool, { user, why: fault.why, acr: claims.acr, now, requestId });
  throw fault.problem;
}

async function readClaims(
  provider: OidcProvider,
  configuration: client.Configuration,
  answer: URL,
  payload: Payload,
): Promise<client.IDToken> {
  try {
    const tokens = await client.authorizationCodeGrant(configuration, answer, {
      expectedState: payload.state,
      expectedNonce: payload.nonce,
      pkceCodeVerifier: payload.codeVerifier,
      idTokenExpected: true,
    });
    return tokens.claims()!;
  } catch (error) {
    throw refusal(provider, error);
  }
}

/** Of whose account, where the user is linked to one; the subject stays out: it may be an identity number. */
async function recordWeak(
  pool: Pool,
  {
    user,
    why,
    acr,
    now,
    requestId,
  }: { user: OidcUser; why: string; acr: unknown; now: Temporal.Instant; requestId: string | undefined },
): Promise<void> {
  await inTransaction(pool, async (trx) => {
    const accountId = user.linkFor ?? (await selectLinkedAccount(trx, user));
    await appendAudit(trx, {
      at: now,
      actor: null,
      act: 'sign-in-failed',
      object: accountId === null ? '' : `account:${accountId}`,
      details: {
        method: 'oidc',
        why,
        issuer: user.issuer,
        acr: typeof acr === 'string' ? acr.slice(0, 100) : null,
      },
      ...(requestId === undefined ? {} : { requestId }),
    });
  });
}
