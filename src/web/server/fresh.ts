/**
 * Asks for a proof of who one is before what cannot be taken back: links into accounts, roles, exports of personal data,
 * changes of how one signs in. Called by loader and action of such a page.
 */
import { type LoaderFunctionArgs, redirect } from 'react-router';
import { type Actor, needsReauthentication } from '#identity/index.ts';
import { withReturn } from './own-path.ts';
import { type RequestState, requestOf } from './request.ts';

/** A page that opens asks for so much more time, so that its form does not run out while it is filled in. */
const marginMinutes = 5;

/** Requests whose act was let through: the page that shows what came of it is not sent away after all was done. */
const acted = new WeakSet<RequestState>();

/**
 * @param back where to go on afterwards; the page itself where it is left out
 * @throws a redirect to /xac-nhan-lai, or to sign-in where nobody is signed in
 */
export function requireFresh(
  { request, context }: Pick<LoaderFunctionArgs, 'request' | 'context'>,
  back?: string,
): Actor {
  const state = requestOf(context);
  const { actor, services } = state;
  const { pathname, search } = new URL(request.url);
  const here = back ?? `${pathname}${search}`;
  if (actor === null) throw redirect(withReturn('/dang-nhap', here));
  if (acted.has(state)) return actor;
  const now = services.now();
  const until = request.method === 'GET' ? now.add({ minutes: marginMinutes }) : now;
  if (needsReauthentication(actor, until)) throw redirect(withReturn('/xac-nhan-lai', here));
  if (request.method !== 'GET') acted.add(state);
  return actor;
}
