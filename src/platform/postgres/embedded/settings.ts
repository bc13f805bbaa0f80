/**
 * How the embedded server is set up: a province's laptop or small server, and durable unless it is only for tests.
 *
 * Given on the command line, so that nobody's edit of postgresql.conf decides whether data survives a power cut. Who wants
 * to tune has a server of their own (DATABASE_URL).
 */
import { availableParallelism, totalmem } from 'node:os';

export interface ServerSettings {
  socketFolder: string;
  /** False for tests: a crash of the machine, not of a process, may then lose the cluster. */
  durable: boolean;
  /** TCP beside the socket, with a password; none by default. */
  listen?: { address: string; port: number } | undefined;
}

const MiB = 2 ** 20;

/** `name=value` pairs for `postgres -c`. */
export function renderSettings(
  { socketFolder, durable, listen }: ServerSettings,
  memoryBytes = totalmem(),
): string[] {
  // An eighth of the memory up to 512 MB: the rest is the page cache's, which also serves the database.
  const shared = Math.max(32, Math.min(512, Math.floor(memoryBytes / 8 / MiB)));
  const small = memoryBytes < 4096 * MiB;
  const settings: Record<string, string | number> = {
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    listen_addresses: listen?.address ?? '',
    port: listen?.port ?? 5432,
    max_connections: durable ? 60 : 200,
    shared_buffers: durable ? `${shared}MB` : '64MB',
    work_mem: small ? '16MB' : '64MB',
    maintenance_work_mem: small ? '64MB' : '512MB',
    effective_cache_size: `${Math.max(64, Math.floor(memoryBytes / 2 / MiB))}MB`,
    max_worker_processes: Math.max(4, availableParallelism() * 2),
    // A bulk import writes some GB of WAL; fewer checkpoints write fewer full pages. The build has neither lz4 nor zstd.
    wal_compression: 'pglz',
    max_wal_size: durable ? '4GB' : '2GB',
    checkpoint_timeout: '15min',
    // Nobody streams from an embedded server.
    wal_level: 'minimal',
    max_wal_senders: 0,
    // Planning costs of a just-in-time compiler were never earned back by our statements; the build has none anyway.
    jit: 'off',
    track_io_timing: 'on',
    // SSDs everywhere; PostgreSQL's default of 4 is for a turning disk.
    random_page_cost: 1.1,
    log_min_messages: 'warning',
    // Without DETAIL and CONTEXT: they quote rows, and rows hold names.
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    log_line_prefix: '%m [%p] %a@%d ',
    lc_messages: 'C',
    timezone: 'UTC',
    log_timezone: 'UTC',
  };
  if (!durable) Object.assign(settings, { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' });
  return Object.entries(settings).map(([name, value]) => `${name}=${value}`);
}
