/**
 * Renders a page to HTML, whole before its first byte leaves: pages are small, and an error half-way would otherwise be
 * seen as half a page.
 */
import { renderToReadableStream } from 'react-dom/server.edge';
import {
  type EntryContext,
  type HandleErrorFunction,
  type RouterContextProvider,
  ServerRouter,
} from 'react-router';
import { logFault } from '#web/server/log.ts';
import { requestOf } from '#web/server/request.ts';
import { NonceContext } from './components/nonce.tsx';

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
  context: RouterContextProvider,
): Promise<Response> {
  const { nonce, language } = requestOf(context);
  let broken: unknown;
  const stream = await renderToReadableStream(
    <NonceContext value={nonce}>
      <ServerRouter context={routerContext} url={request.url} nonce={nonce} />
    </NonceContext>,
    {
      nonce,
      signal: request.signal,
      onError(error) {
        broken = error;
      },
    },
  );
  await stream.allReady;
  if (broken !== undefined && !request.signal.aborted) throw broken;
  headers.set('content-type', 'text/html; charset=utf-8');
  headers.set('content-language', language);
  return new Response(stream, { status, headers });
}

export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (!request.signal.aborted) logFault(error, requestOf(context as RouterContextProvider).requestId);
};
