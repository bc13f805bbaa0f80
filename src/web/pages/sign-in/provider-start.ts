/**
 * `/dang-nhap/lien-ket`: off to the province's own sign-in (OIDC). A link and no form, for the policy lets forms go nowhere
 * else. With `?gan` whoever is signed in links his user there to his account.
 */
import { redirect } from 'react-router';
import { admitLink, startOidc } from '#identity/index.ts';
import { oidcCookie, setCookie } from '#web/server/cookies.ts';
import { requireFresh } from '#web/server/fresh.ts';
import { asAnswer, notFound } from '#web/server/page.ts';
import { requestOf } from '#web/server/request.ts';
import type { Route } from './+types/provider-start.ts';

export function loader(args: Route.LoaderArgs) {
  const { request, context } = args;
  const state = requestOf(context);
  const { services, address } = state;
  const { oidc: provider, identity, means, origin } = services;
  if (provider === null) throw notFound();
  const linkFor = new URL(request.url).searchParams.has('gan') ? requireFresh(args).accountId : null;
  return asAnswer(async () => {
    const now = services.now();
    await admitLink(identity, { address, now });
    const redirectUri = `${origin}/dang-nhap/tro-ve`;
    const { url, stateSecret } = await startOidc(identity, {
      provider,
      redirectUri,
      now,
      random: means.random,
      linkFor,
    });
    state.cookies.push(setCookie(oidcCookie, stateSecret, { maxAgeSeconds: 600 }));
    return redirect(url.href);
  });
}
