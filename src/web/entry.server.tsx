/**
 * Renders a page to HTML, whole before its first byte leaves: pages are small, and an error half-way would otherwise be
 * seen as half a page. As static markup, for no page is taken over by React in the browser: one string instead of a
 * stream of small pieces was 10 of the 17 ms of a province's page.
 */
import { renderToStaticMarkup } from 'react-dom/server.edge';
import {
  type EntryContext,
  type HandleErrorFunction,
  type RouterContextProvider,
  ServerRouter,
} from 'react-router';
import { logFault } from '#web/server/log.ts';
import { requestOf } from '#web/server/request.ts';
import { NonceContext } from './components/nonce.tsx';

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
  context: RouterContextProvider,
): Response {
  const { nonce, language } = requestOf(context);
  const html = renderToStaticMarkup(
    <NonceContext value={nonce}>
      <ServerRouter context={routerContext} url={request.url} nonce={nonce} />
    </NonceContext>,
  );
  headers.set('content-type', 'text/html; charset=utf-8');
  headers.set('content-language', language);
  return new Response(`<!DOCTYPE html>${html}`, { status, headers });
}

export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (!request.signal.aborted) logFault(error, requestOf(context as RouterContextProvider).requestId);
};
