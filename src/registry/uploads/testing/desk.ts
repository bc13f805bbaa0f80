/**
 * A province office for tests of uploads: an account with its post, requests in its scope, and a process that serves the
 * jobs, in this process or as one of its own that can be killed.
 */
import type pg from 'pg';
import { prepareJobs } from '#platform/jobs/queue.ts';
import { serveJobs } from '#platform/jobs/serve.ts';
import type { Trx } from '#platform/postgres/db.ts';
import { openPool, type Target } from '#platform/postgres/pool.ts';
import { inScope, type Scope } from '#platform/postgres/scope.ts';
import type { TestDatabase } from '#platform/postgres/testing.ts';
import { openTerritoryDatabase } from '#territory/testing.ts';
import { now, secret } from '../../testing/lists.ts';
import { type ReceivedUpload, receiveUpload } from '../receive.ts';
import { createUploadTasks, type UploadMeans } from '../tasks.ts';
import { selectUpload, type Upload, type UploadStatus } from '../upload.ts';

export interface Desk extends AsyncDisposable {
  database: TestDatabase;
  /** As the owner. */
  pool: pg.Pool;
  accountId: number;
  postId: number;
  /** Thái Nguyên, on the map since 1 July 2025. */
  unitId: number;
  /** A request of the office, or of another scope. */
  request<Result>(work: (trx: Trx) => Promise<Result>, scope?: Partial<Scope>): Promise<Result>;
  /** Hands a list of schools in. @returns its id */
  hand(text: string, change?: Partial<ReceivedUpload>): Promise<number>;
  /** Resolves when the upload stands so. */
  comesTo(id: number, status: UploadStatus): Promise<Upload>;
  /** Serves the jobs in this process until disposed of. */
  serve(change?: Partial<UploadMeans>): AsyncDisposable;
}

export async function openDesk(): Promise<Desk> {
  const database = await openTerritoryDatabase();
  const { pool, target } = database;
  await prepareJobs(target);
  const consolePool = database.connect('hien_dien_console');
  const unitId = await unitOf(pool, '19');
  const { rows } = await pool.query<{ accountId: number; postId: number }>(
    `with account as (
       insert into identity.account (login, name, status) values ('so.khcn', 'Phòng Chuyển đổi số', 'active') returning id
     ),
     post as (
       insert into identity.post (title, role) values ('Chuyên viên', 'province') returning id
     )
     select account.id as "accountId", post.id as "postId" from account, post`,
  );
  const { accountId, postId } = rows[0]!;
  const request: Desk['request'] = (work, scope = {}) =>
    inScope(consolePool, { everywhere: false, unitIds: [unitId], accountId, ...scope }, work);
  const read = (id: number) => request((trx) => selectUpload(trx, id));
  return {
    database,
    pool,
    accountId,
    postId,
    unitId,
    request,
    hand: (text, change = {}) =>
      request((trx) =>
        receiveUpload(trx, {
          bytes: Buffer.from(text),
          fileName: 'truong.csv',
          kind: 'schools',
          asOf: '2026-06-30',
          freeOfSecrets: true,
          unitId,
          accountId,
          postId,
          now,
          ...change,
        }),
      ),
    async comesTo(id, status) {
      const deadline = performance.now() + 60_000;
      for (;;) {
        const upload = (await read(id))!;
        if (upload.status === status) return upload;
        if (performance.now() > deadline) throw new Error(`upload ${id} stays ${JSON.stringify(upload)}`);
        await new Promise((soon) => setTimeout(soon, 50));
      }
    },
    serve: (change) => serveUploads(target, change),
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}

export async function unitOf(pool: pg.Pool, code: string): Promise<number> {
  const { rows } = await pool.query<{ id: number }>(
    `select unit_id as id from territory.code where code = $1 and scheme = 'gso' and valid @> date '2026-06-30'`,
    [code],
  );
  return rows[0]!.id;
}

export function serveUploads(target: Target, change: Partial<UploadMeans> = {}): AsyncDisposable {
  const pool = openPool(target, { applicationName: 'test lists', role: 'hien_dien_app', max: 3 });
  const stop = new AbortController();
  const served = serveJobs({
    target,
    role: 'hien_dien_app',
    tasks: createUploadTasks({
      pool,
      secret: () => Promise.resolve(secret),
      clock: { now: () => now },
      onCommitted: () => Promise.resolve(),
      ...change,
    }),
    concurrency: 1,
    signal: stop.signal,
    onTrouble: () => {},
  });
  return {
    async [Symbol.asyncDispose]() {
      stop.abort();
      await served;
      await pool.end();
    },
  };
}
