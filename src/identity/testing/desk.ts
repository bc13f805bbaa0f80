/**
 * What tests of this room begin with: a database as sign-in sees it, an installation, a clock that is turned by hand, and
 * the few steps that most of them need done.
 */
import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type pg from 'pg';
import { inTransaction, type Trx } from '#platform/postgres/db.ts';
import { openTestDatabase, type TestDatabase } from '#platform/postgres/testing.ts';
import type { Problem } from '#platform/problems.ts';
import { finishActivation, startActivation } from '../activation.ts';
import type { By, Means, SecretAct, Visit } from '../actor.ts';
import type { Answer } from '../answer.ts';
import { admitAttempt } from '../limits.ts';
import { argon2id } from '../password.ts';
import { makeSetupLink, startSetup } from '../setup.ts';
import { type SignedIn, signIn } from '../sign-in.ts';

export const goodPassword = 'con trâu đi trước cái cày';
export const address = '203.0.113.7';

export interface Desk extends AsyncDisposable {
  database: TestDatabase;
  /** As hien_dien_identity. */
  pool: pg.Pool;
  means: Means;
  /** How often a password was hashed or checked since the last look. */
  hashings(): number;
  /** A quarter past nine in Viet Nam, 26/11/2026, and what was added to it. */
  now: Temporal.Instant;
  within<Result>(work: (trx: Trx) => Promise<Result>): Promise<Result>;
  act(by?: By | null): SecretAct;
  visit(): Visit;
}

export async function openDesk(): Promise<Desk> {
  const database = await openTestDatabase();
  const pool = database.connect('hien_dien_identity');
  let count = 0;
  const counted =
    <Given extends unknown[], Result>(work: (...given: Given) => Result) =>
    (...given: Given): Result => {
      count += 1;
      return work(...given);
    };
  const means: Means = {
    key: Buffer.alloc(32, 7),
    random: randomBytes,
    passwords: { hash: counted(argon2id.hash), verify: counted(argon2id.verify) },
  };
  const desk: Desk = {
    database,
    pool,
    means,
    hashings() {
      const seen = count;
      count = 0;
      return seen;
    },
    now: Temporal.Instant.from('2026-11-26T02:15:00Z'),
    within: (work) => inTransaction(pool, work),
    act: (by = null) => ({ by, now: desk.now, means, requestId: 'trial' }),
    visit: () => ({
      means,
      now: desk.now,
      agent: 'Chrome trên Android',
      network: '203.0.113.0/24',
      requestId: 'trial',
    }),
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
  return desk;
}

/** The code an app shows at an instant for what it took over. */
export function codeOf({ typed }: { typed: string }, now: Temporal.Instant): string {
  return new TOTP({ secret: Secret.fromBase32(typed.replaceAll(' ', '')) }).generate({
    timestamp: now.epochMilliseconds,
  });
}

/** The value of an answer that must be good. */
export function unwrap<Value>(answer: Answer<Value>): Value {
  if (!answer.ok) throw new Error(`refused: ${answer.problem.code}`, { cause: answer.problem });
  return answer.value;
}

export function refusalOf(answer: Answer<unknown>): Problem['code'] | 'ok' {
  return answer.ok ? 'ok' : answer.problem.code;
}

export interface Person extends SignedIn {
  by: By;
  totp: { typed: string };
}

/** Walks an activation or recovery link to its end. */
export async function walkLink(desk: Desk, secret: string, password = goodPassword): Promise<Person> {
  const { totp } = await desk.within((trx) => startActivation(trx, { secret, password }, desk.visit()));
  return finish(desk, secret, totp);
}

/** The first administrator, through the set-up link. */
export async function firstAdministrator(desk: Desk): Promise<Person> {
  const link = await desk.within((trx) => makeSetupLink(trx, desk.act()));
  const founder = { secret: link!.secret, login: 'quan-tri', name: 'Trần Văn Quản', password: goodPassword };
  const { totp } = await desk.within((trx) => startSetup(trx, founder, desk.visit()));
  return finish(desk, founder.secret, totp);
}

async function finish(desk: Desk, secret: string, totp: { typed: string }): Promise<Person> {
  const code = codeOf(totp, desk.now);
  const signedIn = unwrap(
    await desk.within((trx) => finishActivation(trx, { secret, factor: 'totp', code }, desk.visit())),
  );
  return { ...signedIn, totp, by: { accountId: signedIn.accountId, postId: signedIn.postId } };
}

/** First step of signing in, through the limits. */
export async function tryPassword(
  desk: Desk,
  {
    login,
    password = goodPassword,
    from = address,
  }: {
    login: string;
    password?: string;
    from?: string;
  },
) {
  const attempt = await admitAttempt(desk.pool, { login, address: from, key: desk.means.key, now: desk.now });
  return desk.within((trx) => signIn(trx, { attempt, password }, desk.visit()));
}
