/** `/dang-nhap/tro-ve`: back from the province's own sign-in, with an answer that is verified before it is believed. */
import { data, redirect } from 'react-router';
import { admitLink, finishOidc, linkOidc, selectOidcAccount, startSession } from '#identity/index.ts';
import { Problem, problem } from '#platform/problems.ts';
import { signInWords } from '#web/messages/sign-in.ts';
import { clearCookie, cookieOf, oidcCookie } from '#web/server/cookies.ts';
import { attempting, inIdentity, visitOf } from '#web/server/identity-work.ts';
import { notFound } from '#web/server/page.ts';
import { type RequestState, requestOf } from '#web/server/request.ts';
import type { OidcSettings } from '#web/server/services.ts';
import { giveSession, onward } from '#web/server/session-cookies.ts';
import { useLanguage } from '../../components/language.tsx';
import type { Route } from './+types/provider-return.ts';
import { Entrance, EntranceTitle } from './entrance.tsx';

export const handle = { bare: true };

export async function loader({ request, context }: Route.LoaderArgs) {
  const state = requestOf(context);
  const { oidc: provider } = state.services;
  if (provider === null) throw notFound();
  state.cookies.push(clearCookie(oidcCookie));
  try {
    throw redirect(await letIn(state, provider, request));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return data({ problem: error.sentences, signedIn: state.actor !== null }, { status: 422 });
  }
}

/** @returns where to go on to. @throws Problem */
async function letIn(state: RequestState, provider: OidcSettings, request: Request): Promise<string> {
  const { services, actor, requestId } = state;
  const { identity } = services;
  const now = services.now();
  await admitLink(identity, { address: state.address, now });
  const stateSecret = cookieOf(request.headers.get('cookie') ?? '', oidcCookie) ?? '';
  const currentUrl = new URL(request.url);
  const user = await finishOidc(identity, { provider, currentUrl, stateSecret, now, requestId });
  if (user.linkFor !== null) {
    // Begun by one person and finished in the session of another: linked to neither.
    if (actor === null || user.linkFor !== actor.accountId) throw problem('oidc-not-yours', {});
    const { issuer, subject } = user;
    await inIdentity(state, (trx) =>
      linkOidc(trx, { actor, accountId: actor.accountId, issuer, subject, provider, now, requestId }),
    );
    return '/toi#lien-ket';
  }
  const signedIn = await attempting(services, async (trx) => {
    const accountId = await selectOidcAccount(trx, { provider, user });
    return startSession(trx, { accountId, method: 'oidc' }, visitOf(state));
  });
  giveSession(state, signedIn);
  return onward(signedIn, '/');
}

export default function ProviderReturn({ loaderData }: Route.ComponentProps) {
  const language = useLanguage();
  const words = signInWords[language];
  return (
    <Entrance>
      <EntranceTitle title={words.providerTitle} lede={loaderData.problem[language]} />
      <p>
        <a href={loaderData.signedIn ? '/toi' : '/dang-nhap'}>
          {loaderData.signedIn ? words.providerBackAccount : words.providerBack}
        </a>
      </p>
    </Entrance>
  );
}
