/**
 * Another house that says who somebody is: its settings, and its own description of itself, read anew for each sign-in, so
 * that a key it has changed overnight is known. Sign-ins are some hundreds a day; two requests more each are nothing.
 */
import * as client from 'openid-client';
import { problem } from '#platform/problems.ts';
import type { OidcStrength } from './strength.ts';

export interface OidcProvider extends OidcStrength {
  /** As the provider writes it itself: `https://sso.tinh.gov.vn/realms/tinh`. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** On the button and in sentences. */
  name: string;
}

/** Seconds a provider may take for each request; a person waits for it with an empty page. */
const timeoutSeconds = 10;

/**
 * The issuer as a URL. To be called where settings are read, too.
 *
 * @throws Problem `oidc-issuer-wrong`: over the network only https, for what comes back decides who is let in
 */
export function checkIssuer({ issuer }: Pick<OidcProvider, 'issuer'>): URL {
  const url = URL.canParse(issuer) ? new URL(issuer) : null;
  const allowed = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (url === null || !allowed || /[?#@]/.test(issuer)) throw problem('oidc-issuer-wrong', { issuer });
  return url;
}

/** @throws Problem `oidc-unreachable`, `oidc-refused` or `oidc-issuer-wrong` */
export async function discoverProvider(provider: OidcProvider): Promise<client.Configuration> {
  const url = checkIssuer(provider);
  const { clientId, clientSecret } = provider;
  try {
    return await client.discovery(url, clientId, undefined, authenticate(clientSecret), {
      timeout: timeoutSeconds,
      execute: url.protocol === 'http:' ? [client.allowInsecureRequests] : [],
    });
  } catch (error) {
    throw refusal(provider, error);
  }
}

/** Whatever went wrong between us and the provider, as a sentence with a word for whoever runs either of them. */
export function refusal(provider: OidcProvider, error: unknown) {
  if (error instanceof client.AuthorizationResponseError && mayNot.includes(error.error)) {
    return problem('oidc-denied', { provider: provider.name });
  }
  if (isNetwork(error)) return problem('oidc-unreachable', { provider: provider.name });
  return problem('oidc-refused', { provider: provider.name, reason: reasonOf(error) });
}

/** RFC 6749 and OpenID Connect: the person, or the provider on his behalf, said no. */
const mayNot = [
  'access_denied',
  'login_required',
  'consent_required',
  'interaction_required',
  'account_selection_required',
];

/** By header, which every provider must take (RFC 6749, 2.3.1), unless it says it takes the form only. */
function authenticate(secret: string): client.ClientAuth {
  const basic = client.ClientSecretBasic(secret);
  const post = client.ClientSecretPost(secret);
  return (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    return (methods.includes('client_secret_basic') ? basic : post)(server, ...rest);
  };
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);

/** `fetch` throws a TypeError of these words for all that happens below HTTP. */
function isNetwork(error: unknown): boolean {
  if (error instanceof client.ClientError) return error.code === 'OAUTH_TIMEOUT' || isNetwork(error.cause);
  return error instanceof TypeError && error.message === 'fetch failed';
}

/** `invalid_client`, `OAUTH_JWT_CLAIM_COMPARISON_FAILED` …: words of the protocol, never what a token held. */
function reasonOf(error: unknown): string {
  const word =
    error instanceof client.AuthorizationResponseError || error instanceof client.ResponseBodyError
      ? error.error
      : error instanceof client.WWWAuthenticateChallengeError
        ? error.cause[0]?.parameters.error // how a wrong secret is answered: 401 with a challenge
        : (error as { code?: unknown }).code;
  return typeof word === 'string' && /^[A-Za-z_]{1,60}$/.test(word) ? word : 'unexpected';
}
