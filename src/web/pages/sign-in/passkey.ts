/**
 * `/dang-nhap/khoa`: both halves of signing in by passkey, for the page's script (client/passkeys.js): what the browser is to
 * ask its device, and what the device said. With `viec=xac-nhan` whoever is signed in proves it again. Answers in JSON:
 * options, or where to go on to, or a sentence.
 */
import {
  admitLink,
  finishPasskeySignIn,
  renewProved,
  startPasskeySignIn,
  startSession,
} from '#identity/index.ts';
import { Problem, problem } from '#platform/problems.ts';
import { attempting, inIdentity, visitOf } from '#web/server/identity-work.ts';
import { returnOf } from '#web/server/own-path.ts';
import { readForm, textOf } from '#web/server/page.ts';
import { parseAnswer, relyingPartyOf } from '#web/server/passkey-party.ts';
import { type RequestState, requestOf } from '#web/server/request.ts';
import { giveSession, onward } from '#web/server/session-cookies.ts';
import type { Route } from './+types/passkey.ts';

export async function action({ request, context }: Route.ActionArgs): Promise<Response> {
  const state = requestOf(context);
  const { services, address, language } = state;
  const now = services.now();
  try {
    await admitLink(services.identity, { address, now });
    const form = await readForm(request);
    if (textOf(form, 'buoc') === 'bat-dau') {
      const rp = relyingPartyOf(services);
      const options = await inIdentity(state, (trx) =>
        startPasskeySignIn(trx, { rp, now, random: services.means.random }),
      );
      return Response.json(options);
    }
    const response = parseAnswer(textOf(form, 'tra-loi'));
    const back = returnOf(request);
    const path =
      textOf(form, 'viec') === 'xac-nhan'
        ? await confirm(state, response, back)
        : await enter(state, response, back);
    return Response.json({ path });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const status = error.code === 'too-many-attempts' ? 429 : 422;
    return Response.json({ problem: error.sentences[language] }, { status });
  }
}

async function enter(state: RequestState, response: unknown, back: string): Promise<string> {
  const { services, requestId } = state;
  const given = { rp: relyingPartyOf(services), response, now: services.now(), requestId };
  const signedIn = await attempting(services, async (trx) => {
    const answer = await finishPasskeySignIn(trx, given);
    if (!answer.ok) return answer;
    return startSession(trx, { accountId: answer.value.accountId, method: 'passkey' }, visitOf(state));
  });
  giveSession(state, signedIn);
  return onward(signedIn, back);
}

async function confirm(state: RequestState, response: unknown, back: string): Promise<string> {
  const { services, requestId, actor } = state;
  if (actor === null) throw problem('session-over', {});
  const rp = relyingPartyOf(services);
  const renewed = await attempting(services, async (trx) => {
    const answer = await finishPasskeySignIn(trx, { rp, response, now: services.now(), requestId });
    if (!answer.ok) return answer;
    if (answer.value.accountId !== actor.accountId)
      return { ok: false, problem: problem('passkey-refused', { origin: rp.origin }) };
    return { ok: true, value: await renewProved(trx, { actor }, visitOf(state)) };
  });
  giveSession(state, renewed);
  return back;
}
