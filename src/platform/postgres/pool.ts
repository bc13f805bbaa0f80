/**
 * Connections to PostgreSQL, all opened here so that all behave alike: values as types.ts says, a role taken at the
 * start, a session in UTC, and a server that notices when the other end of a wire is gone.
 *
 * An idle connection that breaks is dropped without a word and the next query opens another; a query whose connection
 * breaks rejects with the driver's error, and the caller decides whether to try again.
 */
import pg from 'pg';
import { toParameters, typeParsers } from './types.ts';
import { joinUrl, splitUrl } from './url.ts';

/** Where a database is: a URL, or a Unix socket in a folder. */
export type Target =
  | { connectionString: string }
  | { socketFolder: string; database: string; user: string; port?: number };

export interface ConnectionOptions {
  /** Shown in `pg_stat_activity`. */
  applicationName: string;
  /** Taken with `set role` as the session starts; without it the session is the login's own. */
  role?: string;
  /** A statement that takes longer is cancelled by the server; none by default. */
  statementTimeoutMs?: number;
}

/**
 * What the server holds every session to. A peer that is silent for 10 s is asked every 5 s and given up after the
 * third time, and sent data that stays unacknowledged for 20 s ends the connection: a worker whose network is cut
 * gives its locks back within half a minute. They mean nothing on a Unix socket and do no harm there. A client that was
 * killed is noticed within 2 s also while its statement runs, which otherwise goes on to its end and keeps its locks.
 */
const sessionSettings = {
  timezone: 'UTC',
  datestyle: 'ISO',
  intervalstyle: 'iso_8601',
  client_min_messages: 'warning',
  idle_in_transaction_session_timeout: '300000',
  tcp_keepalives_idle: '10',
  tcp_keepalives_interval: '5',
  tcp_keepalives_count: '3',
  tcp_user_timeout: '20000',
  client_connection_check_interval: '2000',
} as const;

/**
 * A server that should have cancelled a statement and is not heard of for this long is not there any more: the query
 * rejects and its connection is dropped. Without it a query sent into a cut wire waits for TCP, about 15 minutes.
 */
const cancelGraceMs = 5_000;
/** How long a connection may take to be made, in milliseconds. */
const connectTimeoutMs = 10_000;

/**
 * A pool of at most `max` connections (10). The caller ends it.
 *
 * With `allowExitOnIdle` an idle pool does not keep the process alive.
 */
export function openPool(
  target: Target,
  options: ConnectionOptions & { max?: number; allowExitOnIdle?: boolean },
): pg.Pool {
  const pool = new pg.Pool({
    ...connectionConfig(target, options),
    max: options.max ?? 10,
    allowExitOnIdle: options.allowExitOnIdle ?? false,
  });
  pool.on('error', () => {}); // an idle connection broke; the pool has dropped it already
  pool.on('connect', prepare);
  return pool;
}

/** One connection of its own, for what outlives a transaction: a lock, a snapshot, a copy. The caller ends it. */
export async function openClient(target: Target, options: ConnectionOptions): Promise<pg.Client> {
  const client = new pg.Client(connectionConfig(target, options));
  prepare(client);
  await client.connect();
  return client;
}

/** The same server, another database. */
export function withDatabase(target: Target, database: string): Target {
  if (!('connectionString' in target)) return { ...target, database };
  return { connectionString: joinUrl({ ...splitUrl(target.connectionString), database }) };
}

/** The database a target names, for a sentence; the rest of a URL may hold a password and is not shown. */
export function databaseOf(target: Target): string {
  if (!('connectionString' in target)) return target.database;
  const { database, user } = splitUrl(target.connectionString);
  return database || user || 'postgres';
}

function connectionConfig(target: Target, options: ConnectionOptions): pg.ClientConfig {
  const settings: Record<string, string> = { ...sessionSettings };
  if (options.role !== undefined) settings.role = options.role;
  if (options.statementTimeoutMs !== undefined)
    settings.statement_timeout = String(options.statementTimeoutMs);
  const ours = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  const common = {
    application_name: options.applicationName,
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    types: typeParsers,
    ...(options.statementTimeoutMs === undefined
      ? {}
      : { query_timeout: options.statementTimeoutMs + cancelGraceMs }),
  };
  if ('connectionString' in target) {
    // The driver lets a URL's own `options` win over ours; both are wanted, the URL's last.
    const url = splitUrl(target.connectionString);
    const theirs = url.parameters.get('options') ?? '';
    url.parameters.delete('options');
    return { ...common, connectionString: joinUrl(url), options: [...ours, theirs].join(' ').trim() };
  }
  const { socketFolder, database, user, port = 5432 } = target;
  return { ...common, host: socketFolder, port, database, user, ssl: false, options: ours.join(' ') };
}

/** Without a listener an error between two queries of a transaction would end the process. */
function prepare(client: pg.ClientBase): void {
  client.on('error', () => {});
  const plain = client.query.bind(client) as (...given: unknown[]) => unknown;
  const query = (first: unknown, second?: unknown, ...rest: unknown[]) => {
    if (Array.isArray(second)) return plain(first, toParameters(second), ...rest);
    if (typeof first === 'object' && first !== null && 'values' in first && Array.isArray(first.values)) {
      return plain({ ...first, values: toParameters(first.values) }, second, ...rest);
    }
    return plain(first, second, ...rest);
  };
  client.query = query as unknown as typeof client.query;
}
