/**
 * Zone cuts found so far, names known to be none, and names known not to exist, each for its time.
 *
 * Bounded: the cuts of second-level names pass through, those of the root and the TLDs are read all the time and stay.
 */

import type { RootServer } from '../../data/root-hints.ts';
import { parentOf } from '../../dns/names.ts';
import { createLruMap } from '../../lru-map.ts';
import type { Reply, ZoneCut } from './types.ts';

type Answered = Extract<Reply, { outcome: 'answer' }>;

/** A name that does not exist, with the reply that says so. */
export interface Absence {
  zone: string;
  reply: Answered;
}

export interface DelegationCache {
  readonly root: ZoneCut;
  /** The cut at exactly this name; with `stale`, also one whose time is over. */
  get(zone: string, stale?: boolean): ZoneCut | undefined;
  /** The deepest cut known at or above the name. */
  closest(name: string): ZoneCut;
  add(cut: ZoneCut, ttlSeconds: number): void;
  /** The denial that showed a name to be no zone cut. */
  noCut(name: string): Answered | undefined;
  addNoCut(name: string, denial: Answered): void;
  absence(name: string): Absence | undefined;
  addAbsence(name: string, absence: Absence, ttlSeconds: number): void;
}

// A cut with its referral takes about 6 kB.
const maxCuts = 2048;
const maxNoCuts = 1024;
const maxAbsences = 1024;
// A delegation is walked over by all lookups of its name, even where its TTL is 0; a day old one is asked again.
const leastCutSeconds = 60;
const mostCutSeconds = 3600;
const noCutSeconds = 300;

export function createDelegationCache(hints: readonly RootServer[], clock: () => number): DelegationCache {
  const cuts = createLruMap<string, { cut: ZoneCut; until: number }>(maxCuts);
  const noCuts = createLruMap<string, { denial: Answered; until: number }>(maxNoCuts);
  const absences = createLruMap<string, { absence: Absence; until: number }>(maxAbsences);
  const glue = hints.flatMap(({ name, addresses }) => addresses.map((address) => ({ name, address })));
  const root: ZoneCut = {
    zone: '.',
    parentZone: '.',
    nsNames: hints.map(({ name }) => name),
    glue,
    servers: glue.map((server) => ({ ...server })),
    ds: [],
    dsSignatures: [],
    denial: [],
  };

  return {
    root,
    get,
    closest(name) {
      for (let zone: string | null = name; zone !== null && zone !== '.'; zone = parentOf(zone)) {
        const cut = get(zone);
        if (cut) return cut;
      }
      return root;
    },
    add(cut, ttlSeconds) {
      const seconds = Math.min(Math.max(ttlSeconds, leastCutSeconds), mostCutSeconds);
      cuts.set(cut.zone, { cut, until: clock() + seconds * 1000 });
    },
    noCut(name) {
      const found = noCuts.get(name);
      return found !== undefined && found.until > clock() ? found.denial : undefined;
    },
    addNoCut(name, denial) {
      noCuts.set(name, { denial, until: clock() + noCutSeconds * 1000 });
    },
    absence(name) {
      const found = absences.get(name);
      return found !== undefined && found.until > clock() ? found.absence : undefined;
    },
    addAbsence(name, absence, ttlSeconds) {
      absences.set(name, { absence, until: clock() + ttlSeconds * 1000 });
    },
  };

  function get(zone: string, stale = false): ZoneCut | undefined {
    if (zone === '.') return root;
    const found = cuts.get(zone);
    return found !== undefined && (stale || found.until > clock()) ? found.cut : undefined;
  }
}
