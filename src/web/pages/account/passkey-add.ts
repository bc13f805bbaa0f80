/** `/toi/khoa/them`: both halves of adding a passkey, for the page's script (client/passkeys.js). Answers in JSON. */
import {
  finishPasskeyRegistration,
  needsReauthentication,
  startPasskeyRegistration,
} from '#identity/index.ts';
import { Problem, problem } from '#platform/problems.ts';
import { inIdentity } from '#web/server/identity-work.ts';
import { readForm, textOf } from '#web/server/page.ts';
import { parseAnswer, relyingPartyOf } from '#web/server/passkey-party.ts';
import { requestOf } from '#web/server/request.ts';
import type { Route } from './+types/passkey-add.ts';

export async function action({ request, context }: Route.ActionArgs): Promise<Response> {
  const state = requestOf(context);
  const { actor, services, language, requestId } = state;
  const now = services.now();
  const rp = relyingPartyOf(services);
  try {
    if (actor === null) throw problem('session-over', {});
    // The page asked for a fresh proof; where it ran out meanwhile, the page is asked again and leads to it.
    if (needsReauthentication(actor, now)) return Response.json({ path: '/toi/khoa' });
    const form = await readForm(request);
    if (textOf(form, 'buoc') === 'bat-dau') {
      const options = await inIdentity(state, (trx) =>
        startPasskeyRegistration(trx, { actor, rp, now, random: services.means.random }),
      );
      return Response.json(options);
    }
    const given = { response: parseAnswer(textOf(form, 'tra-loi')), name: textOf(form, 'ten') };
    await inIdentity(state, (trx) => finishPasskeyRegistration(trx, { actor, rp, now, requestId, ...given }));
    return Response.json({ path: '/toi/khoa' });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return Response.json({ problem: error.sentences[language] }, { status: 422 });
  }
}
