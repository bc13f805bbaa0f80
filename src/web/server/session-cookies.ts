/**
 * The session's cookie, given and taken away, and where somebody goes who has just been let in.
 */
import type { StartedSession } from '#identity/index.ts';
import { clearCookie, sessionCookie, setCookie } from './cookies.ts';
import { withReturn } from './own-path.ts';
import type { RequestState } from './request.ts';

/** Lasts as long as the session can; what ends it sooner is found on the server. */
export function giveSession(state: RequestState, { secret, expiresAt }: StartedSession): void {
  const left = expiresAt.since(state.services.now()).total('seconds');
  state.cookies.push(setCookie(sessionCookie, secret, { maxAgeSeconds: Math.max(0, Math.floor(left)) }));
}

export function takeSession(state: RequestState): void {
  state.cookies.push(clearCookie(sessionCookie));
}

/** Onward; by way of choosing where there are several posts, or none. */
export function onward({ postId }: { postId: number | null }, back: string): string {
  return postId === null ? withReturn('/chon-vi-tri', back) : back;
}
