/**
 * What is known of a request before a page runs: who asks, in which language, under which number. Set by the server
 * (server/app.ts) and read by loaders and actions through the router's context.
 *
 * Pages import this file as `#web/server/request.ts`, never by a relative path: it must exist once in the process.
 */
import { createContext, type RouterContextProvider } from 'react-router';
import type { Actor } from '#identity/index.ts';
import type { Language } from '#platform/format.ts';
import type { Services } from './services.ts';

export interface RequestState {
  services: Services;
  /** Who has signed in wholly and acts in a post; null for everybody else. */
  actor: Actor | null;
  /** The actor's units and what they were formed of: the roots of what the request sees. */
  scopeUnitIds: readonly number[];
  /** What the session cookie holds; pages of sign-in itself work with it. */
  sessionSecret: string | null;
  language: Language;
  /** For the few scripts of a page; a new one for every answer. */
  nonce: string;
  requestId: string;
  /** Where the request came from: the address itself, for limits only; it is stored nowhere. */
  address: string;
  /** The browser in a word or two, for the list of one's sessions. */
  agent: string;
  /** The page waits for something and is to be asked for again after so many seconds; null: it stands. */
  lookAgainSeconds: number | null;
  /** Cookies to be set with the answer, whichever page gives it. */
  cookies: string[];
}

export const requestContext = createContext<RequestState>();

export function requestOf(context: Readonly<RouterContextProvider>): RequestState {
  return context.get(requestContext);
}
