/**
 * Sign-in by passkey. No login is asked: the device knows which of its keys are for this host and whom they name. It must
 * have asked for a PIN, a finger or a face, so having the key and being its owner are both proved, and nothing more is asked.
 *
 * Every refusal says the same; what it was stands in the audit. A key whose counter went back was copied, or restored: it
 * is refused until its owner adds it anew. Keys that are kept in several devices count 0 and are not judged by it.
 */
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server';
import type { Trx } from '#platform/postgres/db.ts';
import { problem } from '#platform/problems.ts';
import { type Answer, good, refused } from '../answer.ts';
import { appendAudit } from '../audit/append.ts';
import { insertChallenge, takeChallenge } from '../challenges.ts';
import type { RandomBytes } from '../secrets.ts';
import { challengeMinutes, challengeOf, isRecord, type RelyingParty, userHandle } from './relying-party.ts';

/** What the browser is asked, for `parseRequestOptionsFromJSON`. Anybody may ask: the caller limits how often. */
export async function startSignIn(
  trx: Trx,
  { rp, now, random }: { rp: RelyingParty; now: Temporal.Instant; random: RandomBytes },
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const options = await generateAuthenticationOptions({
    rpID: rp.id,
    challenge: new Uint8Array(random(32)),
    timeout: challengeMinutes * 60_000,
    userVerification: 'required',
  });
  await insertChallenge(trx, {
    secret: options.challenge,
    purpose: 'passkey-sign-in',
    accountId: null,
    payload: {},
    now,
    minutes: challengeMinutes,
  });
  return options;
}

interface Key {
  accountId: number;
  publicKey: Buffer;
  counter: number;
}

/** Why somebody was refused, for the audit. */
type Why = 'unknown-key' | 'other-user' | 'not-verified' | 'counter-back';

/**
 * Whose passkey it is. A session is the caller's to begin; it says `signed-in` there.
 *
 * The transaction is to commit in either case: a refusal has used its challenge up and stands in the audit.
 *
 * @param response what `JSON.stringify` of the credential gave, parsed; nothing about it is believed
 * @returns refused as Problem `passkey-expired` or `passkey-refused`
 */
export async function finishSignIn(
  trx: Trx,
  {
    rp,
    response,
    now,
    requestId,
  }: { rp: RelyingParty; response: unknown; now: Temporal.Instant; requestId?: string },
): Promise<Answer<{ accountId: number; credentialId: string }>> {
  const secret = challengeOf(response);
  const challenge = secret && (await takeChallenge(trx, { secret, purpose: 'passkey-sign-in', now }));
  if (!secret || !challenge) return refused(problem('passkey-expired', {}));
  const answer = response as AuthenticationResponseJSON;

  const id = typeof answer.id === 'string' ? Buffer.from(answer.id, 'base64url') : Buffer.alloc(0);
  const key = await selectKey(trx, id);
  const why = key === null ? 'unknown-key' : await judge(answer, id, key, secret, rp);
  if (key === null || typeof why === 'string') {
    await appendAudit(trx, {
      at: now,
      actor: null,
      act: 'sign-in-failed',
      object: key === null ? '' : `account:${key.accountId}`,
      details: { method: 'passkey', why },
      ...(requestId === undefined ? {} : { requestId }),
    });
    return refused(problem('passkey-refused', { origin: rp.origin }));
  }

  await trx.query(
    `
    update identity.passkey
    set
      counter = $2,
      last_used_at = $3
    where credential_id = $1`,
    [id, why.newCounter, now],
  );
  return good({ accountId: key.accountId, credentialId: id.toString('base64url') });
}

/** The key of an account that may sign in, locked: two answers with one counter wait for each other. */
async function selectKey(trx: Trx, id: Buffer): Promise<Key | null> {
  const { rows } = await trx.query<Key>(
    `
    select passkey.account_id as "accountId", public_key as "publicKey", counter
    from identity.passkey
    join identity.account on account.id = passkey.account_id
    where credential_id = $1
      and status = 'active'
    for update of passkey`,
    [id],
  );
  return rows[0] ?? null;
}

async function judge(
  answer: AuthenticationResponseJSON,
  id: Buffer,
  key: Key,
  challenge: string,
  rp: RelyingParty,
): Promise<{ newCounter: number } | Why> {
  const { userHandle: given } = isRecord(answer.response) ? answer.response : {};
  const owner = Buffer.from(userHandle(rp, key.accountId)).toString('base64url');
  if (given !== owner) return 'other-user';
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer,
      expectedChallenge: challenge,
      expectedOrigin: rp.origin,
      expectedRPID: rp.id,
      requireUserVerification: true,
      credential: {
        id: id.toString('base64url'),
        publicKey: new Uint8Array(key.publicKey),
        counter: 0, // judged below, so that a counter that went back is told from a signature that is wrong
      },
    });
    if (!verified) return 'not-verified';
    const { newCounter } = authenticationInfo;
    const counts = newCounter > 0 || key.counter > 0;
    return counts && newCounter <= key.counter ? 'counter-back' : { newCounter };
  } catch {
    return 'not-verified'; // the library throws for whatever the other side did wrong
  }
}
