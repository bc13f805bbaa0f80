/**
 * Work of the identity room for a page: what it is told of the request, and its transactions. They run as
 * hien_dien_identity and not in the scope of a post: whoever signs in has none yet.
 */
import type { Answer, SecretAct, Visit } from '#identity/index.ts';
import { networkOf } from '#identity/index.ts';
import { inTransaction, type Trx } from '#platform/postgres/db.ts';
import type { RequestState } from './request.ts';
import type { Services } from './services.ts';

export function visitOf({ services, agent, address, requestId }: RequestState): Visit {
  return { means: services.means, now: services.now(), agent, network: networkOf(address), requestId };
}

/** An act of whoever is signed in. */
export function actOf({ services, actor, requestId }: RequestState): SecretAct {
  return { by: actor, means: services.means, now: services.now(), requestId };
}

/** @throws whatever `work` throws; nothing is then written */
export function inIdentity<Result>(
  { services }: RequestState,
  work: (trx: Trx) => Promise<Result>,
): Promise<Result> {
  return inTransaction(services.identity, work);
}

/** An attempt: what was tried is kept also where it is refused. @throws Problem after that */
export async function attempting<Value>(
  { identity }: Pick<Services, 'identity'>,
  work: (trx: Trx) => Promise<Answer<Value>>,
): Promise<Value> {
  const answer = await inTransaction(identity, work);
  if (!answer.ok) throw answer.problem;
  return answer.value;
}

/** What `work` gives, with nothing written: says what would happen. @throws whatever `work` throws */
export async function rehearse<Result>(
  state: RequestState,
  work: (trx: Trx) => Promise<Result>,
): Promise<Result> {
  const met: { result?: Result } = {};
  const over = new Error('rehearsed');
  await inIdentity(state, async (trx) => {
    met.result = await work(trx);
    throw over;
  }).catch((error: unknown) => {
    if (error !== over) throw error;
  });
  return met.result as Result;
}
