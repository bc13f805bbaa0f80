/**
 * The program's beginning: the only file that reads the environment. It makes the host that everything else is given.
 */
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import type { Host } from './cli/host.ts';
import { run } from './cli/run.ts';

/** Runs the command line of this process and sets its exit code. */
export async function main(): Promise<void> {
  // React picks its fast form by this as it is loaded, and runs five times as long without it.
  process.env.NODE_ENV ??= 'production';
  const host = realHost();
  // A reader that goes away (`| head`) is handled where answers are written; help and errors may simply stop.
  process.stdout.on('error', ignoreClosedPipe);
  process.stderr.on('error', ignoreClosedPipe);
  try {
    process.exitCode = await run(process.argv.slice(2), host);
  } catch (error) {
    process.stderr.write(`hien-dien ${host.version}: ${describe(error)}\n`);
    process.exitCode = 1;
  }
}

function realHost(): Host {
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8')) as {
    version: string;
  };
  const plain = (process.env.NO_COLOR ?? '') !== '' || process.env.TERM === 'dumb';
  return {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    colour: process.stdout.isTTY === true && !plain,
    columns: process.stdout.columns ?? process.stderr.columns ?? 80,
    version,
    settings: {
      databaseUrl: given('DATABASE_URL'),
      dataFolder: resolve(given('HIEN_DIEN_DATA') ?? join(import.meta.dirname, '../data')),
      runtimeFolder: given('XDG_RUNTIME_DIR'),
      vantage: given('HIEN_DIEN_VANTAGE') ?? hostname(),
      web: {
        origin: given('HIEN_DIEN_ORIGIN'),
        smtp: given('HIEN_DIEN_SMTP'),
        mailFrom: given('HIEN_DIEN_MAIL_FROM'),
        oidc: givenOidc(),
      },
    },
    now: () => Temporal.Now.instant(),
    ticksMs: () => performance.now(),
    onInterrupt(handler) {
      process.on('SIGINT', handler).on('SIGTERM', handler);
      return () => {
        process.off('SIGINT', handler).off('SIGTERM', handler);
      };
    },
    exitNow: (code) => process.exit(code),
  };
}

/** A variable of the environment; an empty one is none. */
function given(name: string): string | null {
  const value = process.env[name];
  return value === undefined || value === '' ? null : value;
}

function givenOidc(): Host['settings']['web']['oidc'] {
  const issuer = given('HIEN_DIEN_OIDC_ISSUER');
  if (issuer === null) return null;
  return {
    issuer,
    clientId: given('HIEN_DIEN_OIDC_CLIENT_ID') ?? 'hien-dien',
    clientSecret: given('HIEN_DIEN_OIDC_CLIENT_SECRET') ?? '',
    name: given('HIEN_DIEN_OIDC_NAME') ?? new URL(issuer).hostname,
    acr: given('HIEN_DIEN_OIDC_ACR'),
    maxAge: given('HIEN_DIEN_OIDC_MAX_AGE'),
  };
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

/** Our own fault, with all its causes: this text goes to whoever mends it. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\ncaused by: ${describe(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
