/**
 * The crew: several engines on threads of their own, one list shared among them.
 *
 * Measuring is bound by the CPU of one thread long before the network is (a presence costs some milliseconds of parsing
 * and signatures), so each worker observes and judges and sends back plain JSON. A name always goes to the worker that its
 * registrable domain hashes to: what names share below one domain is then asked once. The public budgets are split.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { EngineOptions } from './engine.ts';
import type { Judgement } from './judge.ts';
import type { Observation } from './observation.ts';
import type { Language } from './vocabulary.ts';
import { registrableDomain } from './zones.ts';

export interface CrewOptions extends Omit<EngineOptions, 'engines'> {
  /** How many crews share the budgets of the run, this one among them (other processes, other machines). Default 1. */
  crews?: number;
  /** Threads; 1 or more. */
  workers: number;
  language: Language;
  /** Name of the norm; the default one when absent. */
  norm?: string;
  /** Text of a table of route origins (`--origins`). */
  origins?: string;
  /** Send observations back too; they are a hundred times larger than judgements. */
  keepObservation: boolean;
}

export interface Measured {
  judgement: Judgement;
  observation?: Observation;
}

export interface Crew extends AsyncDisposable {
  /** Observes and judges one name. Rejects only when the engine itself broke. */
  measure(domain: string): Promise<Measured>;
  reachable(): Promise<{ usable: boolean; tried: string[] }>;
  /** What is not measured yet becomes `interrupted`; every open `measure` then resolves within moments. */
  interrupt(): void;
}

export type CrewTask =
  | { kind: 'measure'; id: number; domain: string }
  | { kind: 'reachable'; id: number }
  | { kind: 'interrupt' }
  | { kind: 'end' };

export type CrewReply =
  | { kind: 'ready' }
  | { kind: 'failed-to-start'; message: string }
  | { kind: 'measured'; id: number; measured: Measured }
  | { kind: 'reachable'; id: number; answer: { usable: boolean; tried: string[] } }
  | { kind: 'broke'; id: number; message: string; stack: string };

interface Pending {
  resolve(value: never): void;
  reject(reason: Error): void;
}

/** A worker with what it was given and has not answered. */
interface Seat {
  worker: Worker;
  pending: Map<number, Pending>;
  /** Set when the thread ended by itself: out of memory, or an exception that nothing caught. */
  broken: Error | null;
}

/** @throws Error saying which option was wrong, as `createEngine` does */
export async function createCrew(options: CrewOptions): Promise<Crew> {
  const shared = { ...options, engines: options.workers * (options.crews ?? 1) };
  const seats = await Promise.all(Array.from({ length: options.workers }, () => startWorker(shared)));
  /** Seats whose thread ended and is being replaced: the rest of the list is measured all the same. */
  const replacing = new Map<number, Promise<void>>();
  let lastId = 0;
  let interrupted = false;
  let disposed = false;

  const seatAt = async (index: number): Promise<Seat> => {
    // A thread that was ended is not replaced: nobody would end the new one.
    if (disposed) throw new Error('the crew has been disposed of');
    if (!seats[index]?.broken) return seats[index] as Seat;
    const replaced =
      replacing.get(index) ??
      startWorker(shared).then((seat) => {
        seats[index] = seat;
        replacing.delete(index);
        if (interrupted) seat.worker.postMessage({ kind: 'interrupt' } satisfies CrewTask);
      });
    replacing.set(index, replaced);
    await replaced;
    return seats[index] as Seat;
  };
  const post = async <T>(index: number, task: (id: number) => CrewTask): Promise<T> => {
    const seat = await seatAt(index);
    if (seat.broken) throw seat.broken;
    lastId += 1;
    const id = lastId;
    return new Promise<T>((resolve, reject) => {
      seat.pending.set(id, { resolve: resolve as Pending['resolve'], reject });
      seat.worker.postMessage(task(id));
    });
  };
  const indexOf = (domain: string): number => hashOf(registrableDomain(domain) ?? domain) % options.workers;

  return {
    measure: (domain) => post(indexOf(domain), (id) => ({ kind: 'measure', id, domain })),
    reachable: () => post(0, (id) => ({ kind: 'reachable', id })),
    interrupt() {
      interrupted = true;
      for (const { worker } of seats) worker.postMessage({ kind: 'interrupt' } satisfies CrewTask);
    },
    async [Symbol.asyncDispose]() {
      disposed = true;
      await Promise.allSettled(replacing.values());
      await Promise.all(
        seats.map(async ({ worker, broken }) => {
          if (broken) return; // its exit has been
          const gone = once(worker, 'exit');
          worker.postMessage({ kind: 'end' } satisfies CrewTask);
          await gone;
        }),
      );
    },
  };
}

/**
 * Without limits V8 lets the heap of each thread grow to four times what lives in it before it looks for garbage: two
 * threads then took 680 MB, with these 460 (2,000 names of the lab's crowd, 200 at a time, Node 26.10, 2026-11-22). What
 * that costs in CPU was not told apart from other work on the machine. What lives is 60 to 90 MB a thread; the rest is room for names in flight, at most 500 kB of page each.
 */
const resourceLimits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 24 };

async function startWorker(options: CrewOptions & EngineOptions): Promise<Seat> {
  const worker = new Worker(new URL('./crew-worker.ts', import.meta.url), {
    workerData: options,
    resourceLimits,
  });
  const pending: Seat['pending'] = new Map();
  const seat: Seat = { worker, pending, broken: null };
  await new Promise<void>((ready, fail) => {
    worker.on('message', (reply: CrewReply) => {
      if (reply.kind === 'ready') return ready();
      if (reply.kind === 'failed-to-start') return fail(new Error(reply.message));
      const waiting = pending.get(reply.id);
      pending.delete(reply.id);
      if (reply.kind === 'measured') waiting?.resolve(reply.measured as never);
      else if (reply.kind === 'reachable') waiting?.resolve(reply.answer as never);
      else waiting?.reject(new Error(reply.message, { cause: reply.stack }));
    });
    const breakDown = (cause?: unknown) => {
      seat.broken ??= new Error('a measuring thread ended by itself', { cause });
      fail(seat.broken);
      for (const waiting of pending.values()) waiting.reject(seat.broken);
      pending.clear();
    };
    worker.on('error', breakDown);
    worker.on('exit', () => breakDown());
  });
  return seat;
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
