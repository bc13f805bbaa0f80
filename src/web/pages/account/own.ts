/** Whose account a page of "my account" is: whoever is signed in, in whatever role. */
import { type LoaderFunctionArgs, redirect } from 'react-router';
import type { Actor } from '#identity/index.ts';
import { withReturn } from '#web/server/own-path.ts';
import { requestOf } from '#web/server/request.ts';

/** @throws a redirect to sign-in */
export function ownActor({ request, context }: Pick<LoaderFunctionArgs, 'request' | 'context'>): Actor {
  const { actor } = requestOf(context);
  if (actor === null) throw redirect(withReturn('/dang-nhap', new URL(request.url).pathname));
  return actor;
}
