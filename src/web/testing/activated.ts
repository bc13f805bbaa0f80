/** Somebody who has activated his account through the pages' own room and can sign in with password and app. */
import { randomBytes } from 'node:crypto';
import {
  finishActivation,
  handOver,
  makeAccount,
  makePost,
  type Role,
  startActivation,
  type TotpEnrolment,
} from '#identity/index.ts';
import { dayOf } from '#platform/day.ts';
import { inTransaction } from '#platform/postgres/db.ts';
import { codeOf, goodPassword } from '../../identity/testing/desk.ts';
import type { Site } from './site.ts';

export interface Activated {
  login: string;
  accountId: number;
  totp: TotpEnrolment;
}

/** The code of this moment is then used: the site's clock has to go on by half a minute before the next one is good. */
export async function activated(site: Site, role: Role = 'auditor'): Promise<Activated> {
  const { means, identity } = site.services;
  const now = site.services.now();
  const login = `nguoi-${randomBytes(4).toString('hex')}`;
  const act = { by: null, means, now };
  const visit = { means, now, agent: 'Chrome trên Linux', network: '127.0.0.0/24', requestId: 'trial' };
  return inTransaction(identity, async (trx) => {
    const { accountId, secret } = await makeAccount(trx, { login, name: 'Nguyễn Thị Hà' }, act);
    const postId = await makePost(trx, { title: 'Chuyên viên', role, unitIds: [], everywhere: true }, act);
    await handOver(trx, { postId, to: { accountId }, on: dayOf(now) }, act);
    const { totp } = await startActivation(trx, { secret, password: goodPassword }, visit);
    const answer = await finishActivation(trx, { secret, factor: 'totp', code: codeOf(totp, now) }, visit);
    if (!answer.ok) throw new Error('the activation was refused', { cause: answer.problem });
    return { login, accountId, totp };
  });
}
