/**
 * The two jobs of an upload: the dry run, and the writing. Each is one import as the command line makes it; killed at any
 * moment, nothing of it is there, and the job is done again by whoever is left.
 *
 * Nobody's agreement is stretched: the writing makes its own report and compares it, in its transaction, with the one that
 * was shown. Where they differ nothing is written, the new report takes the old one's place and the person decides again.
 */
import type { Pool } from 'pg';
import { appendAudit } from '#identity/index.ts';
import type { JobContext, Task } from '#platform/jobs/serve.ts';
import { Problem, problem } from '#platform/problems.ts';
import { kindOf } from '#platform/tables/guard.ts';
import { openListBytes } from '#platform/tables/list-source.ts';
import { type ImportOptions, importList } from '../imports/import.ts';
import type { ImportReport } from '../imports/report.ts';
import { takeFileOver } from './again.ts';
import { keepReport } from './upload-report.ts';
import { isCorrectable, keepWaiting } from './waiting.ts';
import {
  claimUpload,
  endUpload,
  keepChecked,
  keepCommitted,
  readUploadBytes,
  type UploadLease,
  writeProgress,
} from './work.ts';

export interface UploadMeans {
  /** As `hien_dien_app`. */
  pool: Pool;
  /** The installation's key, held against the database's. @throws Problem where it is another one */
  secret(): Promise<Buffer>;
  clock: { now(): Temporal.Instant };
  /** Called after a list was written; what it throws is reported by the queue and changes nothing. */
  onCommitted(): Promise<void>;
}

/** Leaves the import's transaction with the report it would have written; never leaves this file. */
class ReportDiffers extends Error {
  readonly report: ImportReport;
  constructor(report: ImportReport) {
    super('the register has changed since the list was checked');
    this.report = report;
  }
}

export function createUploadTasks(means: UploadMeans): Task[] {
  return [
    { name: 'check-upload', run: (id, job) => ending(means, id, job, () => check(means, id, job)) },
    { name: 'commit-upload', run: (id, job) => ending(means, id, job, () => commit(means, id, job)) },
  ];
}

/** A Problem is the list's fault and ends it at once, or is put right (waiting.ts); anything else is tried again, and ends it at the last attempt. */
async function ending(
  { pool }: UploadMeans,
  id: number,
  { last, signal }: JobContext,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (isCorrectable(error) && (await keepWaiting(pool, id, error))) return;
    if (error instanceof Problem) return await endUpload(pool, id, 'refused', error);
    if (last && !signal.aborted) await endUpload(pool, id, 'failed', problem('upload-failed', { id }));
    throw error;
  }
}

async function check(means: UploadMeans, id: number, { signal }: JobContext): Promise<void> {
  const { pool, clock } = means;
  const lease = await claimUpload(pool, id, 'checking');
  if (lease === null) return;
  await takeFileOver(pool, lease);
  const report = await importList(pool, {
    ...(await importOptions(means, lease, signal)),
    by: `upload ${id}`,
    dryRun: true,
  });
  await keepChecked(pool, lease, keepReport(report), clock.now());
}

async function commit(means: UploadMeans, id: number, { signal }: JobContext): Promise<void> {
  const { pool, clock } = means;
  const lease = await claimUpload(pool, id, 'committing');
  if (lease === null) return;
  const by = lease.committedBy;
  if (by === null) throw new Error(`upload ${id} is to be written and nobody said so`);
  const options = await importOptions(means, lease, signal);
  const report = await importList(pool, {
    ...options,
    by: `account:${by}`,
    async beforeCommit(trx, made) {
      if (lease.digest === null || !keepReport(made).digest.equals(lease.digest))
        throw new ReportDiffers(made);
      await keepCommitted(trx, lease, made.importId!, clock.now());
      await appendAudit(trx, {
        at: clock.now(),
        actor: { accountId: by, postId: lease.committedPost },
        act: 'import-committed',
        object: `import:${made.importId}`,
        details: { upload: id, kind: made.kind, asOf: made.asOf, counts: made.counts },
      });
    },
  }).catch((error: unknown) => {
    if (error instanceof ReportDiffers) return error.report;
    throw error;
  });
  const written = keepReport(report);
  // Differing, or somebody else has imported this very file meanwhile.
  if (report.already !== null || !written.digest.equals(lease.digest!)) {
    return await keepChecked(pool, lease, written, clock.now(), true);
  }
  await means.onCommitted();
}

async function importOptions(
  { pool, secret, clock }: UploadMeans,
  lease: UploadLease,
  signal: AbortSignal,
): Promise<Omit<ImportOptions, 'by'>> {
  const { kind, fileName, asOf, province, profile, unitId } = lease;
  const bytes = await readUploadBytes(pool, lease);
  return {
    kind,
    file: openListBytes({ path: fileName, bytes, kind: kindOf(fileName, bytes) }),
    asOf,
    province,
    profile,
    unitId,
    secret: await secret(),
    now: clock.now(),
    onProgress: writeProgress(pool, lease, signal),
  };
}
