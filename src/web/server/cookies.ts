/**
 * Cookies: the session's, and those that last while a person is sent to a provider and back. `__Host-` binds them to this
 * host and to a secure connection; browsers count http://localhost as one, and nothing else is served without TLS.
 */
export const sessionCookie = '__Host-hd-session';
export const oidcCookie = '__Host-hd-oidc';

/** A cookie's value out of the request's head line; null where it is missing. */
export function cookieOf(header: string, name: string): string | null {
  for (const part of header.split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim() || null;
  }
  return null;
}

/**
 * The line that sets a cookie.
 *
 * @param sameSite the session's is `Strict` everywhere but where a provider's answer must find it
 */
export function setCookie(
  name: string,
  value: string,
  { maxAgeSeconds, sameSite = 'Lax' }: { maxAgeSeconds: number; sameSite?: 'Lax' | 'Strict' },
): string {
  return `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=${sameSite}; Max-Age=${maxAgeSeconds}`;
}

export function clearCookie(name: string): string {
  return setCookie(name, '', { maxAgeSeconds: 0 });
}
