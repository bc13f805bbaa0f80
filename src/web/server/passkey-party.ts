/** For whom this installation's passkeys are, and a browser's answer out of a form. */
import type { RelyingParty } from '#identity/index.ts';
import type { Services } from './services.ts';

export function relyingPartyOf({ origin }: Pick<Services, 'origin'>): RelyingParty {
  return { id: new URL(origin).hostname, name: 'Hiện Diện', origin };
}

/** The JSON a browser made of its credential; null where it is none, which is refused like a wrong one. */
export function parseAnswer(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
