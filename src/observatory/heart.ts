/**
 * The heartbeat of a worker process: says that it lives, renews its leases, shows how far it is, and now and then sweeps
 * up after workers that died. On a connection of its own, so that a busy pool never looks like death.
 *
 * A beat that fails is no event: the next one tries on a new connection. Nobody is swept away by a heart that was itself
 * cut off a moment ago: after an outage of the database all look dead alike.
 */
import type pg from 'pg';
import { asTrx } from '#platform/postgres/db.ts';
import { openClient, type Target } from '#platform/postgres/pool.ts';
import { within } from '#platform/wait.ts';
import { leaseKey, renewLeases } from './leases.ts';
import { deadAfterSeconds, reportAlive, reportGone, sweep } from './workers.ts';

/** A batch this process works on, as the heart sees it. */
export interface Held {
  runId: number;
  number: number;
  attempt: number;
  /** Names finished so far. */
  finished: number;
  /** Called when the lease turns out to belong to somebody else. */
  onLost(): void;
}

export interface Heart extends AsyncDisposable {
  held: Set<Held>;
  /** Under which name the queue locks our jobs. */
  jobsPool: string | null;
}

export interface HeartOptions {
  target: Target;
  role: string;
  workerId: string;
  onDead(workerIds: string[]): void;
  /** Called once when the database cannot be reached, and again only after it could. */
  onTrouble(error: unknown): void;
}

/** How often progress and leases are written. */
const beatMs = 1_000;
/** How often a worker says that it lives, and sweeps, in beats. */
const reportEvery = 5;
/** A beat that takes longer is given up with its connection: a cut network answers nothing at all. */
const beatDeadlineMs = 10_000;

export function startHeart(options: HeartOptions): Heart {
  const { target, role, workerId } = options;
  const heart = { held: new Set<Held>(), jobsPool: null as string | null };
  let client: pg.Client | null = null;
  let connectedAt = 0;
  let beats = 0;
  let troubled = false;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  const beat = async () => {
    if (client === null) {
      client = await openClient(target, { applicationName: 'hien-dien worker heart', role });
      connectedAt = performance.now();
      beats = 0;
    }
    const db = asTrx(client as unknown as pg.PoolClient);
    const held = [...heart.held];
    const ours = await renewLeases(db, workerId, held);
    for (const batch of held) if (!ours.has(leaseKey(batch)) && heart.held.has(batch)) batch.onLost();
    if (beats % reportEvery === 0) {
      await reportAlive(db, workerId, heart.jobsPool);
      if (performance.now() - connectedAt > deadAfterSeconds * 1000) {
        await db.query('begin');
        const dead = await sweep(db);
        await db.query('commit');
        if (dead.length > 0) options.onDead(dead);
      }
    }
    beats += 1;
    troubled = false;
  };
  const drop = () => {
    const broken = client;
    client = null;
    void broken?.end().catch(() => {});
  };
  const loop = async () => {
    try {
      await within(beatDeadlineMs, beat());
    } catch (error) {
      drop();
      if (!troubled) options.onTrouble(error);
      troubled = true;
    }
    if (!stopped) timer = setTimeout(() => (running = loop()), beatMs);
  };
  let running = loop();

  return Object.assign(heart, {
    async [Symbol.asyncDispose]() {
      stopped = true;
      clearTimeout(timer);
      await within(2_000, running).catch(() => {});
      const last = client;
      client = null;
      if (last === null) return;
      await within(2_000, reportGone(asTrx(last as unknown as pg.PoolClient), workerId)).catch(() => {});
      await within(2_000, last.end()).catch(() => {});
    },
  });
}
