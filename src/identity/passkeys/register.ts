/**
 * Adding a passkey to one's own account. The person is signed in, and has proved who he is a short while ago: both are the
 * caller's to see to.
 *
 * No attestation is asked: any make of device is good, and what it says about itself would be kept for nothing.
 */
import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON,
  type VerifiedRegistrationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { Trx } from '#platform/postgres/db.ts';
import { problem } from '#platform/problems.ts';
import type { Actor } from '../actor.ts';
import { appendAudit } from '../audit/append.ts';
import { insertChallenge, takeChallenge } from '../challenges.ts';
import type { RandomBytes } from '../secrets.ts';
import { checkPasskeyName } from './keep.ts';
import {
  algorithms,
  challengeMinutes,
  challengeOf,
  mostPasskeys,
  type RelyingParty,
  userHandle,
} from './relying-party.ts';

const knownTransports = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'];

/**
 * What the browser is asked to make, for `parseCreationOptionsFromJSON`.
 *
 * @throws Problem `passkey-too-many`
 */
export async function startRegistration(
  trx: Trx,
  {
    actor,
    rp,
    now,
    random,
  }: {
    actor: Pick<Actor, 'accountId' | 'login' | 'name'>;
    rp: RelyingParty;
    now: Temporal.Instant;
    random: RandomBytes;
  },
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { rows: present } = await trx.query<{ id: Buffer; transports: string[] }>(
    `
    select credential_id as id, transports
    from identity.passkey
    where account_id = $1`,
    [actor.accountId],
  );
  if (present.length >= mostPasskeys) throw problem('passkey-too-many', { limit: mostPasskeys });
  const options = await generateRegistrationOptions({
    rpName: rp.name,
    rpID: rp.id,
    userName: actor.login,
    userDisplayName: actor.name,
    userID: userHandle(rp, actor.accountId),
    challenge: new Uint8Array(random(32)),
    timeout: challengeMinutes * 60_000,
    attestationType: 'none',
    excludeCredentials: present.map(({ id, transports }) => ({ id: id.toString('base64url'), transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: algorithms,
  });
  await insertChallenge(trx, {
    secret: options.challenge,
    purpose: 'passkey-register',
    accountId: actor.accountId,
    payload: {},
    now,
    minutes: challengeMinutes,
  });
  return options;
}

/**
 * Keeps the passkey the browser made.
 *
 * @param response what `JSON.stringify` of the credential gave, parsed; nothing about it is believed
 * @returns the credential's id in base64url
 * @throws Problem `passkey-expired`, `passkey-not-added`, `passkey-known`, `passkey-too-many` or `passkey-name-wrong`
 */
export async function finishRegistration(
  trx: Trx,
  {
    actor,
    rp,
    response,
    name,
    now,
    requestId,
  }: {
    actor: Pick<Actor, 'accountId' | 'postId'>;
    rp: RelyingParty;
    response: unknown;
    name: string;
    now: Temporal.Instant;
    requestId?: string;
  },
): Promise<string> {
  const shownName = checkPasskeyName(name);
  const secret = challengeOf(response);
  if (secret === null) throw problem('passkey-not-added', { origin: rp.origin });
  const challenge = await takeChallenge(trx, { secret, purpose: 'passkey-register', now });
  if (challenge?.accountId !== actor.accountId) throw problem('passkey-expired', {});

  const { id, publicKey, counter, transports = [] } = await verify(response, secret, rp);
  const { rows } = await trx.query<{ outcome: 'added' | 'known' | 'too-many' }>(
    `
    with present as (
      select count(*) as passkeys
      from identity.passkey
      where account_id = $2
    ),
    added as (
      insert into identity.passkey (credential_id, account_id, public_key, counter, transports, name, created_at)
      select $1, $2, $3, $4, $5, $6, $7
      from present
      where passkeys < $8
      on conflict (credential_id) do nothing
      returning credential_id
    )
    select
      case
        when exists (select from added) then 'added'
        when passkeys >= $8 then 'too-many'
        else 'known'
      end as outcome
    from present`,
    [
      Buffer.from(id, 'base64url'),
      actor.accountId,
      Buffer.from(publicKey),
      counter,
      transports.filter((transport) => knownTransports.includes(transport)),
      shownName,
      now,
      mostPasskeys,
    ],
  );
  if (rows[0]!.outcome === 'too-many') throw problem('passkey-too-many', { limit: mostPasskeys });
  if (rows[0]!.outcome === 'known') throw problem('passkey-known', {});
  await appendAudit(trx, {
    at: now,
    actor,
    act: 'passkey-added',
    object: `account:${actor.accountId}`,
    details: { key: id.slice(0, 8) },
    ...(requestId === undefined ? {} : { requestId }),
  });
  return id;
}

type Verified = Extract<VerifiedRegistrationResponse, { verified: true }>['registrationInfo']['credential'];

/** The library throws for whatever is wrong with an answer; all of it was made by the other side. */
async function verify(response: unknown, challenge: string, rp: RelyingParty): Promise<Verified> {
  const refused = problem('passkey-not-added', { origin: rp.origin });
  const result = await verifyRegistrationResponse({
    response: response as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: rp.origin,
    expectedRPID: rp.id,
    requireUserVerification: true,
    supportedAlgorithmIDs: algorithms,
  }).catch(() => {
    throw refused;
  });
  if (!result.verified) throw refused;
  return result.registrationInfo.credential;
}
