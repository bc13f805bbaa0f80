/**
 * What a run over the crowd gives, and the crowd's own list of what each name is.
 */
import { readFileSync } from 'node:fs';

interface Rate {
  names: number;
  seconds: number;
  perSecond: number;
  /** User and system time of all threads of the measuring process, start-up left out. */
  cpuMsPerName: number;
  /** The lab's servers, on the same cores. */
  serversCpuMsPerName: number;
}

export interface CrowdRun extends Rate {
  /** Peak of resident memory of the measuring process since it began. */
  peakMb: number;
  /** Resident memory at every thousandth name. */
  memory: { names: number; seconds: number; mb: number }[];
}

export interface TierRun extends Rate {
  questionsPerName: number;
  /** Questions that found no usable answer. */
  failed: number;
  /** Of all answers; 0 when nothing was validated. */
  secureShare: number;
}

/** What was said of a name; a line of `measure-crowd --verdicts`. */
export interface CrowdVerdict {
  domain: string;
  state: string;
  presence: string;
  trusted: boolean | null;
  findings: { check: string; verdict: string; reason: string }[];
}

export function readVerdicts(path: string): CrowdVerdict[] {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as CrowdVerdict);
}

/** A row of the list that `lab generate` writes. */
export interface CrowdRow {
  domain: string;
  /** How it behaves: active, parked, lame … (lab/crowd/names.ts). */
  kind: string;
  /** Content state a measurement should come to. */
  state: string;
  signed: boolean;
  bogus: boolean;
}

export function readCrowdList(path: string): CrowdRow[] {
  const [, ...lines] = readFileSync(path, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const [domain = '', kind = '', state = '', , signed, bogus] = line.split(',');
    return { domain, kind, state, signed: signed === 'true', bogus: bogus === 'true' };
  });
}
