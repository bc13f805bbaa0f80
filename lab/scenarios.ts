/**
 * Finds and loads the scenario folders, and says clearly which one is wrong when one is.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { lastScenario } from './address-plan.ts';
import type { Expected } from './expect.ts';
import { type Scenario, toALabel } from './scenario.ts';

export const scenariosFolder = join(import.meta.dirname, 'scenarios');

export interface LoadedScenario extends Scenario {
  /** Folder name. */
  id: string;
  folder: string;
  /** A-label of the domain that is measured. */
  domain: string;
}

/** All scenarios, by number. Throws when two claim one number or one domain. */
export async function loadScenarios(folder = scenariosFolder): Promise<LoadedScenario[]> {
  const ids = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'scenario.ts')))
    .map((entry) => entry.name);
  const loaded = await Promise.all(ids.map((id) => loadScenario(folder, id)));
  requireDistinct(loaded);
  return loaded.sort((a, b) => a.number - b.number);
}

async function loadScenario(folder: string, id: string): Promise<LoadedScenario> {
  const own = join(folder, id);
  const module = (await import(pathToFileURL(join(own, 'scenario.ts')).href)) as { default?: Scenario };
  const scenario = module.default;
  const first = scenario?.domains[0];
  if (!scenario || !first)
    throw new Error(`scenario ${id}: scenario.ts must export defineScenario(…) with a domain`);
  if (!(scenario.number >= 1 && scenario.number <= lastScenario)) {
    throw new Error(`scenario ${id}: number ${scenario.number} is outside 1 to ${lastScenario}`);
  }
  return { ...scenario, id, folder: own, domain: toALabel(first.name) };
}

function requireDistinct(scenarios: readonly LoadedScenario[]): void {
  const numbers = new Map<number, string>();
  const names = new Map<string, string>();
  for (const { id, number, domains } of scenarios) {
    const other = numbers.get(number);
    if (other !== undefined)
      throw new Error(`scenarios ${other} and ${id} both have number ${number}: change one`);
    numbers.set(number, id);
    for (const domain of domains) {
      const name = toALabel(domain.name);
      const owner = names.get(name);
      if (owner !== undefined)
        throw new Error(`scenarios ${owner} and ${id} both register ${name}: rename one`);
      names.set(name, id);
    }
  }
}

/** What the scenario's expected.json says; null when there is none yet. */
export function readExpected(scenario: Pick<LoadedScenario, 'folder'>): Expected | null {
  const path = join(scenario.folder, 'expected.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Expected) : null;
}
