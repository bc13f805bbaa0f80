/**
 * How often what may be tried. Every limit has a bucket of its own (limit-bucket.ts), and who runs into one is told when
 * the next try is free: he is either the person himself, who should know, or a machine, which finds out anyway.
 *
 * What a stranger tries is asked before the transaction of the attempt, on the pool: what was taken stays taken, and no
 * lock on a network's bucket is held while a password is hashed. `signIn` takes nothing but the `Attempt` that is made here.
 */
import type { Db } from '#platform/postgres/db.ts';
import { type Problem, problem } from '#platform/problems.ts';
import { type Bucket, takeToken } from './limit-bucket.ts';
import { normaliseLogin } from './logins.ts';
import { networkOf } from './network.ts';
import { loginKey } from './secrets.ts';

/**
 * Found by reasoning, not by trial. A network is a whole office, or many phones behind one carrier's address on the
 * morning when 92 communes activate: hence 120. An account from one network: somebody who mistypes has five tries and
 * then one a minute. An account from everywhere: 30 and then one every two minutes, 750 guesses a day by any number of
 * machines, of 12 characters that are in no list; so much keeps the person himself from being locked out by one of them.
 */
const policies = {
  network: { capacity: 120, perMinute: 60 },
  accountFromNetwork: { capacity: 5, perMinute: 1 },
  account: { capacity: 30, perMinute: 0.5 },
  /** Second factors, known to have the password: 5 and then 12 an hour. Three of a million codes are right: 0.1 % a day. */
  code: { capacity: 5, perMinute: 0.2 },
  /** Codes sent by e-mail: three at once, then one in three minutes. */
  emailCode: { capacity: 3, perMinute: 1 / 3 },
  /** Opening of links, whose secrets have 256 bits: only against a machine that keeps us busy. */
  link: { capacity: 120, perMinute: 60 },
} as const satisfies Record<string, Omit<Bucket, 'key'>>;

declare const admitted: unique symbol;

/** A try at signing in that the limits let through. */
export interface Attempt {
  readonly [admitted]: true;
  readonly login: string;
  /** Stands for the login in audit and buckets (secrets.ts). */
  readonly loginKey: string;
  readonly network: string;
}

/**
 * Asks the limits for a try at signing in.
 *
 * @param address the visitor's, as the web server knows it
 * @throws Problem 'too-many-attempts' with the time of the next free try
 */
export async function admitAttempt(
  db: Db,
  { login: typed, address, key, now }: { login: string; address: string; key: Buffer; now: Temporal.Instant },
): Promise<Attempt> {
  const login = normaliseLogin(typed);
  const who = loginKey(key, login);
  const network = networkOf(address);
  await take(db, { key: `sign-in:network:${network}`, ...policies.network }, now);
  await take(db, { key: `sign-in:login:${who}:${network}`, ...policies.accountFromNetwork }, now);
  await take(db, { key: `sign-in:login:${who}`, ...policies.account }, now);
  return { login, loginKey: who, network } as Attempt;
}

/** Asks for a try at opening a link, or at anything else a stranger may ask. @throws Problem 'too-many-attempts' */
export async function admitLink(
  db: Db,
  { address, now }: { address: string; now: Temporal.Instant },
): Promise<void> {
  await take(db, { key: `link:network:${networkOf(address)}`, ...policies.link }, now);
}

/**
 * Asks for a try at an account's second factor, or at the password of who is signed in; inside the attempt's transaction,
 * which must then commit.
 *
 * @returns the problem to answer with, or null where the try is free
 */
export async function refuseCode(
  db: Db,
  { accountId, now }: { accountId: number; now: Temporal.Instant },
): Promise<Problem | null> {
  return ask(db, { key: `code:account:${accountId}`, ...policies.code }, now);
}

/** Asks for a code to be sent, likewise. */
export async function refuseEmailCode(
  db: Db,
  { accountId, now }: { accountId: number; now: Temporal.Instant },
): Promise<Problem | null> {
  return ask(db, { key: `email-code:account:${accountId}`, ...policies.emailCode }, now);
}

async function take(db: Db, bucket: Bucket, now: Temporal.Instant): Promise<void> {
  const refusal = await ask(db, bucket, now);
  if (refusal !== null) throw refusal;
}

async function ask(db: Db, bucket: Bucket, now: Temporal.Instant): Promise<Problem | null> {
  const { taken, nextAt } = await takeToken(db, { ...bucket, now });
  return taken ? null : problem('too-many-attempts', { again: nextAt.toString({ smallestUnit: 'second' }) });
}
