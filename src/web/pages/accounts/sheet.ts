/** What one printed card says: made where a link is made, shown once and kept nowhere. */
export interface Sheet {
  /** Of the post, or the person's name. */
  title: string;
  login: string;
  /** The whole address of the link. */
  url: string;
  /** An instant. */
  until: string;
}

export function sheetOf(
  origin: string,
  {
    title,
    login,
    secret,
    expiresAt,
  }: { title: string; login: string; secret: string; expiresAt: Temporal.Instant },
): Sheet {
  return { title, login, url: `${origin}/kich-hoat/${secret}`, until: expiresAt.toString() };
}

/** Sheets of such an installation carry an address that only its own machine can open. */
export function isAlone(address: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(address).hostname);
}
