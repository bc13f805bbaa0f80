/**
 * What has to be done now and then while the web runs: the audit's head of each past day is signed, and what ran out in
 * sign-in is written down. At the start and every hour, for a machine may sleep over midnight; what is done already is
 * left alone.
 */
import { readAuditKey, signHeads, sweepIdentity } from '#identity/index.ts';
import { dayOf } from '#platform/day.ts';
import { inTransaction } from '#platform/postgres/db.ts';
import type { Services } from '#web/index.ts';
import type { Host } from '../host.ts';

const everyMs = 3_600_000;

/** Begins at once; a fault is told and the next hour tries again. Ends with the returned function. */
export function startUpkeep(host: Host, current: () => Services): () => void {
  const once = async () => {
    const { identity, installation, now } = current();
    const key = readAuditKey(installation.dataFolder);
    await inTransaction(identity, (trx) => sweepIdentity(trx, now()));
    await inTransaction(identity, (trx) => signHeads(trx, { today: dayOf(now()), key }));
  };
  const run = () => {
    once().catch((error: unknown) => {
      host.stderr.write(`upkeep: ${error instanceof Error ? error.message : String(error)}\n`);
    });
  };
  run();
  const timer = setInterval(run, everyMs);
  return () => clearInterval(timer);
}
