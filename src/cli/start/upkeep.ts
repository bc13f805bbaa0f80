/**
 * What has to be done now and then while the web runs. Every minute, and once more at the end: the audit's present end is
 * signed into a file beside the key. At the start and every hour, for a machine may sleep over midnight: the head of each
 * past day is signed, and what ran out in sign-in is written down. What is done already is left alone.
 */
import { keepHead, keptHeadFile, readAuditKey, signHeads, sweepIdentity } from '#identity/index.ts';
import { dayOf } from '#platform/day.ts';
import { inTransaction } from '#platform/postgres/db.ts';
import { within } from '#platform/wait.ts';
import type { Services } from '#web/index.ts';
import type { Host } from '../host.ts';

const minuteMs = 60_000;
const minutesAnHour = 60;
const endMs = 2_000;

/** What upkeep needs of the web's services. */
export type Kept = Pick<Services, 'identity' | 'installation' | 'now' | 'database'>;

/** Begins at once; a fault is told, once while it stays the same, and the next minute tries again. Disposing ends it. */
export function startUpkeep(host: Pick<Host, 'stderr'>, current: () => Kept): AsyncDisposable {
  let sinceHourly = minutesAnHour;
  let before = current();
  let told = '';

  const hourly = async ({ identity, installation, now }: Kept) => {
    const key = readAuditKey(installation.dataFolder);
    await inTransaction(identity, (trx) => sweepIdentity(trx, now()));
    await inTransaction(identity, (trx) => signHeads(trx, { today: dayOf(now()), key }));
    sinceHourly = 0;
    return '';
  };
  const once = async () => {
    const services = current();
    // The web has turned to the other database: what was done last in the one before is signed as well.
    const works = (before.database === services.database ? [services] : [before, services]).map(keepEnd);
    before = services;
    if (sinceHourly >= minutesAnHour) works.push(hourly(services));
    sinceHourly += 1;
    const faults = await Promise.all(works.map((work) => work.catch(faultOf)));
    const text = faults.filter((fault) => fault !== '').join('; ');
    if (text !== '' && text !== told) host.stderr.write(`upkeep: ${text}\n`);
    told = text;
  };

  let underWay: Promise<void> | null = null;
  const run = () => {
    underWay ??= once().finally(() => {
      underWay = null;
    });
    return underWay;
  };
  void run();
  const timer = setInterval(run, minuteMs);
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      const last = async () => {
        await underWay;
        await run();
      };
      await within(endMs, last()).catch(() => {}); // a database that is gone must not keep the program
    },
  };
}

const faultOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** @returns what is wrong with the chain; '' where nothing is. The sample is made anew at will: its end is not kept. */
async function keepEnd({ identity, installation, database }: Kept): Promise<string> {
  if (database !== 'main') return '';
  const { dataFolder: folder } = installation;
  const kept = await keepHead(identity, { folder, key: readAuditKey(folder) });
  return kept === 'differs'
    ? `the audit does not hold the entry that ${keptHeadFile} was signed over; see: hien-dien audit verify`
    : '';
}
