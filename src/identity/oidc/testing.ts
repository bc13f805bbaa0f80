/**
 * A real OpenID provider on this machine for tests, and a browser that signs in there: it follows redirects, keeps cookies
 * and stops where it is sent back to us.
 */
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Configuration, type JWK, Provider } from 'oidc-provider';
import type { OidcProvider } from './provider.ts';

/** How somebody signs in over there. */
export interface TestSignIn {
  acr?: string;
  /** Seconds since 1970; now where it is left out. */
  ts?: number;
}

export interface TestProvider extends AsyncDisposable {
  settings: OidcProvider;
  /** Signs in as `subject` and gives the address the browser is sent back to; null: the person presses cancel. */
  signIn(url: URL, subject: string | null, how?: TestSignIn): Promise<URL>;
  /** Whoever comes from now on, with a browser of his own, is this person and agrees. */
  answerAs(subject: string | null): void;
}

export async function startProvider({
  name,
  redirectUri,
  change = {},
}: {
  name: string;
  redirectUri: string;
  change?: Configuration;
}): Promise<TestProvider> {
  const listener: { handle: ReturnType<Provider['callback']> } = { handle: async () => {} };
  const server = createServer((request, response) => void listener.handle(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clientId = 'hien-dien';
  const clientSecret = 'a secret/with:signs';
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
    jwks: {
      keys: [{ ...(privateKey.export({ format: 'jwk' }) as JWK), use: 'sig', alg: 'RS256', kid: 'k1' }],
    },
    cookies: { keys: ['cookies of the test provider'] },
    claims: { openid: ['sub'], profile: ['name'], email: ['email'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, sub) => ({
      accountId: sub,
      claims: () => ({ sub, name: `Người dùng ${sub}`, email: 'an@phuong.gov.vn' }),
    }),
    ttl: { AccessToken: 60, AuthorizationCode: 60, IdToken: 60, Interaction: 60, Session: 60, Grant: 60 },
    ...change,
  });
  let subject: string | null = null;
  let signedIn: TestSignIn = {};
  const callback = provider.callback();
  listener.handle = async (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return callback(request, response);
    if (subject === null) {
      return provider.interactionFinished(request, response, { error: 'access_denied' });
    }
    const grant = new provider.Grant({ accountId: subject, clientId });
    grant.addOIDCScope('openid profile email');
    const grantId = await grant.save();
    return provider.interactionFinished(request, response, {
      login: { accountId: subject, ...signedIn },
      consent: { grantId },
    });
  };
  return {
    settings: { issuer, clientId, clientSecret, name, acrValues: [], maxAgeSeconds: null },
    async signIn(url, as, how = {}) {
      subject = as;
      signedIn = how;
      return browse(url, redirectUri);
    },
    answerAs(as) {
      subject = as;
    },
    async [Symbol.asyncDispose]() {
      if (!server.listening) return;
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** At most ten redirects; cookies by name, for one host and all paths. */
async function browse(first: URL, until: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let url = first;
  for (let step = 0; step < 10; step += 1) {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const body = await response.text();
    const location = response.headers.get('location');
    if (location === null)
      throw new Error(`${url} answered ${response.status} and no redirect: ${body.slice(0, 300)}`);
    url = new URL(location, url);
    if (url.href.startsWith(until)) return url;
  }
  throw new Error(`still not back after ten redirects, at ${url}`);
}
