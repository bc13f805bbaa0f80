/** `/dang-xuat`: ends the session on the server and takes its cookie; a GET, which a picture could send, does nothing. */
import { redirect } from 'react-router';
import { signOut } from '#identity/index.ts';
import { inIdentity, visitOf } from '#web/server/identity-work.ts';
import { requestOf } from '#web/server/request.ts';
import { takeSession } from '#web/server/session-cookies.ts';
import type { Route } from './+types/sign-out.ts';

export const loader = () => redirect('/');

export async function action({ context }: Route.ActionArgs) {
  const state = requestOf(context);
  const { sessionSecret: secret } = state;
  if (secret !== null) await inIdentity(state, (trx) => signOut(trx, { secret }, visitOf(state)));
  takeSession(state);
  return redirect('/dang-nhap?da-thoat');
}
