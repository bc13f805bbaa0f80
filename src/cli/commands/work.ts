/**
 * `hien-dien work`: a measuring process. It takes batches of the open run from the database until it is told to stop; with
 * `--run` it ends with that run. Any number of them, on any number of machines, share a run. Without `--run` it also does
 * what pages ask for: it takes lists in, and measures single names while no run is open.
 */
import { randomBytes } from 'node:crypto';
import { defaultNorm } from '#measurement/index.ts';
import { type WorkEvent, work } from '#observatory/index.ts';
import { problem } from '#platform/problems.ts';
import { refreshTouched } from '#reporting/index.ts';
import type { Host } from '../host.ts';
import { serveLists } from './desk-lists.ts';
import { mayMeasure, readEngineMeans } from './engine-means.ts';
import { type Given, optionOf } from './given.ts';
import { readMailRule } from './mail-rule.ts';
import { withDatabase } from './with-database.ts';

export async function workCommand(given: Given, host: Host): Promise<number> {
  const means = await readEngineMeans(given);
  const run = optionOf(given, 'run');
  return await withDatabase(given, host, 'hien_dien_worker', async ({ pool, target, name }) => {
    const measures = mayMeasure(name, given);
    if (!measures && run !== undefined) throw problem('sample-needs-lab', {});
    const stop = new AbortController();
    let interrupted = false;
    const quiet = host.onInterrupt(() => {
      interrupted = true;
      stop.abort();
    });
    const cells = throttled(host, (wait) => refreshTouched(pool, { now: host.now(), wait }));
    const lists =
      run === undefined
        ? serveLists(target, host, {
            signal: stop.signal,
            onTrouble: (error) => host.stderr.write(`work: lists: ${messageOf(error)}; trying again\n`),
          })
        : null;
    try {
      // Without a way to measure it still does what pages ask for, until it is told to stop.
      if (measures) {
        await work({
          target,
          workerId: `${host.settings.vantage} ${process.pid} ${randomBytes(3).toString('hex')}`,
          means,
          mailRule: await readMailRule(pool, host.now()),
          ...(run === undefined ? {} : { runId: Number(run) }),
          asks: {
            method: `${defaultNorm.name} · hien-dien ${host.version}`,
            vantage: host.settings.vantage,
          },
          clock: host,
          log: (event) => log(event, host),
          onStored: cells.soon,
          // Somebody looks at the page of this name and goes back to the figures.
          onAskStored: () => cells.now(),
          signal: stop.signal,
        });
        await cells.now();
      } else await lists;
    } finally {
      stop.abort();
      await lists;
      quiet();
    }
    return interrupted ? 130 : 0;
  });
}

/**
 * Cells follow a batch at once, but never take more than a fifth of the time: what refreshing a province costs is waited
 * for four times before it is done again. What is left at the end is waited for.
 */
function throttled(
  host: Host,
  refresh: (wait: boolean) => Promise<unknown>,
): { soon(): Promise<void>; now(): Promise<void> } {
  let notBefore = 0;
  const timed = async (wait: boolean) => {
    const began = host.ticksMs();
    await refresh(wait);
    notBefore = host.ticksMs() + 4 * (host.ticksMs() - began);
  };
  return {
    now: () => timed(true),
    soon: async () => {
      if (host.ticksMs() >= notBefore) await timed(false);
    },
  };
}

/** One line an event on standard error, for whoever runs workers by hand or by a service. */
function log(event: WorkEvent, { stderr }: Host): void {
  const line = lineOf(event);
  if (line !== null) stderr.write(`${line}\n`);
}

function lineOf(event: WorkEvent): string | null {
  switch (event.kind) {
    case 'slot-taken':
      return `work: run ${event.runId}, slot ${event.slot} of ${event.slots}`;
    case 'no-slot':
      return `work: run ${event.runId} has its ${event.slots} workers; waiting`;
    case 'stored':
      return `work: batch ${event.batch} stored: ${event.measured} measured (${event.unchanged} unchanged), ${event.notMeasured} not`;
    case 'ask-stored':
      return `work: ask ${event.askId} stored: ${event.measured} measured (${event.unchanged} unchanged), ${event.notMeasured} not`;
    case 'dropped':
      return `work: batch ${event.batch} given up: its lease had ended or the process is stopping`;
    case 'trouble':
      return `work: ${event.trouble}: ${messageOf(event.error)}; trying again`;
    case 'name-broke':
      return `work: ${event.name} broke the engine: ${messageOf(event.error)}`;
    case 'workers-gone':
      return `work: took over from ${event.workerIds.join(', ')}`;
    case 'run-over':
      return null;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
