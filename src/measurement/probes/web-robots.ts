/**
 * Asks robots.txt once for each host and run, before anything but `/` is read there.
 */
import type { MeasurementFault } from '../vocabulary.ts';
import { productToken } from './http/agent.ts';
import { FaultError } from './http/fault.ts';
import {
  everythingAllowed,
  nothingAllowed,
  parseRobots,
  type RobotsRules,
  robotsAllow,
} from './http/robots.ts';
import type { WebMeans } from './web-means.ts';
import type { Followed } from './web-visit.ts';

export interface Robots {
  /** `disallowed`, or why robots.txt could not be read; null when the URL may be asked for. */
  refusal(url: URL): Promise<MeasurementFault | null>;
}

/** @param follow reads a URL through its redirects without asking robots.txt */
export function createRobots(means: WebMeans, follow: (url: URL) => Promise<Followed>): Robots {
  return {
    async refusal(url) {
      try {
        const rules = await means.memo.once('robots', url.origin, () => readRules(url, follow));
        return robotsAllow(rules, url.pathname + url.search) ? null : 'disallowed';
      } catch (error) {
        if (error instanceof FaultError) return error.fault;
        throw error;
      }
    },
  };
}

/** @throws FaultError on a network fault, so that the run's memo forgets it and the next name asks again */
async function readRules(url: URL, follow: (url: URL) => Promise<Followed>): Promise<RobotsRules> {
  const { chain, last } = await follow(new URL('/robots.txt', url));
  const status = last?.response?.status ?? 0;
  if (last && status >= 200 && status < 300) return parseRobots(last.text, productToken);
  if (status >= 500) return nothingAllowed; // RFC 9309 §2.3.1.4
  const outcome = chain.hops.at(-1)?.outcome;
  if (chain.end === 'fault' && outcome && outcome !== 'response') throw new FaultError(outcome);
  return everythingAllowed; // 4xx, and redirects that lead nowhere (§2.3.1.2, §2.3.1.3)
}
