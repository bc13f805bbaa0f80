/**
 * One line of JSON on standard error a request or fault: no personal data, no query, and no path that may hold a secret.
 */
import { isRouteErrorResponse } from 'react-router';

/** Paths whose next part is good once and so never written down. */
const secretPaths = /^\/(kich-hoat|bat-dau)\/[^/]+/;

export function logRequest(entry: {
  requestId: string;
  method: string;
  path: string;
  status: number;
  /** Whose session it was; null for nobody's. */
  account: number | null;
  ms: number;
}): void {
  const path = entry.path.replace(secretPaths, '/$1/…');
  write({ at: Temporal.Now.instant().toString(), ...entry, path, ms: Math.round(entry.ms) });
}

/** Our own fault, with its causes; the page says only its number. An answer such as 404 that the router threw is none. */
export function logFault(error: unknown, requestId: string): void {
  if (isRouteErrorResponse(error) && error.status < 500) return;
  write({ at: Temporal.Now.instant().toString(), requestId, fault: describe(error) });
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined
    ? (error.stack ?? error.message)
    : `${error.stack ?? error.message}\ncaused by: ${describe(error.cause)}`;
}

function write(entry: Record<string, unknown>): void {
  process.stderr.write(`${JSON.stringify(entry)}\n`);
}
