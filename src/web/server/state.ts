/**
 * What is known of a request before its page runs: who asks, which units his post sees, in which language. Two answers are
 * kept for a while: when a session was last seen, and the units of a post on a day.
 */
import type { Context } from 'hono';
import { selectActor, touchSession } from '#identity/index.ts';
import { dayOf } from '#platform/day.ts';
import type { Language } from '#platform/format.ts';
import { selectScopeUnits } from '#territory/index.ts';
import { addressOf } from './address.ts';
import { agentWords } from './agent.ts';
import { cookieOf, sessionCookie } from './cookies.ts';
import { keepingByDay } from './kept-days.ts';
import type { RequestState } from './request.ts';
import type { Services } from './services.ts';

export interface Env {
  Variables: { requestId: string; nonce: string; began: number; state: RequestState };
  /** What @hono/node-server hands along. */
  Bindings: { incoming?: { socket?: { remoteAddress?: string } } };
}
export type Ask = Context<Env>;

export async function readState(c: Ask, services: Services): Promise<RequestState> {
  const now = services.now();
  const sessionSecret = cookieOf(c.req.header('cookie') ?? '', sessionCookie);
  const actor = sessionSecret === null ? null : await selectActor(services.identity, sessionSecret, now);
  if (actor !== null) await noteSight(services, actor.sessionId, now);
  return {
    services,
    actor,
    scopeUnitIds: actor === null || actor.everywhere ? [] : await scopeUnits(services, actor.unitIds, now),
    sessionSecret,
    language: languageOf(c, actor?.language ?? null),
    nonce: c.get('nonce'),
    requestId: c.get('requestId'),
    address: addressOf(
      c.env?.incoming?.socket?.remoteAddress ?? '',
      c.req.header('x-forwarded-for'),
      services.origin,
    ),
    agent: agentWords(c.req.header('user-agent') ?? ''),
    lookAgainSeconds: null,
    cookies: [],
  };
}

/** When this process last wrote that a session was seen; the statement itself writes once a minute at most. */
const sights = new WeakMap<Services, Map<number, number>>();

async function noteSight(services: Services, sessionId: number, now: Temporal.Instant): Promise<void> {
  const kept = sights.get(services) ?? new Map<number, number>();
  sights.set(services, kept);
  const at = now.epochMilliseconds;
  if (at - (kept.get(sessionId) ?? 0) < 60_000) return;
  if (kept.size > 5_000) kept.clear();
  kept.set(sessionId, at);
  await touchSession(services.identity, { sessionId, now });
}

/** Units of a post change when the map does. */
const scopes = keepingByDay<readonly number[]>(2_000);

function scopeUnits(
  services: Services,
  unitIds: readonly number[],
  now: Temporal.Instant,
): Promise<readonly number[]> {
  const today = dayOf(now);
  return scopes(services, today, unitIds.join(','), () => selectScopeUnits(services.console, unitIds, today));
}

function languageOf(c: Ask, ofAccount: Language | null): Language {
  const asked = c.req.query('lang');
  if (asked === 'vi' || asked === 'en') return asked;
  return ofAccount ?? 'vi';
}
