/**
 * Differences between ours and an oracle's word, held against the list in oracle-differences.json.
 *
 * The list explains; it never hides: a difference that no entry covers is a fault, and so is an entry that covers none.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Oracle = 'unbound' | 'delv' | 'zonemaster';

export interface Difference {
  oracle: Oracle;
  /** Folder name of the scenario. */
  scenario: string;
  /** A question (`@ SOA`), or a check id. */
  subject: string;
  ours: string;
  theirs: string;
}

/** An entry covers what agrees with every field it has; `scenarios` must each still show it. */
export interface ListedDifference {
  oracle: Oracle;
  scenarios?: string[];
  subject?: string;
  ours?: string;
  theirs?: string;
  /** Chance decides whether it shows (which of two servers was asked), so that it need not. */
  sometimes?: true;
  reason: string;
}

export function readListed(): ListedDifference[] {
  const path = join(import.meta.dirname, '..', 'oracle-differences.json');
  return JSON.parse(readFileSync(path, 'utf8')) as ListedDifference[];
}

/**
 * @param asked oracles that were asked of every scenario in this run: entries of others need not show
 * @param listed the list; a difference is covered by the first entry that fits
 * @returns one line for each difference without an entry, and for each entry or scenario of one without a difference
 */
export function unexplained(
  found: readonly Difference[],
  listed: readonly ListedDifference[],
  asked: readonly Oracle[],
): string[] {
  const used = new Set<string>();
  const lines: string[] = [];
  for (const difference of found) {
    const at = listed.findIndex((entry) => covers(entry, difference));
    if (at === -1) lines.push(`not listed: ${describe(difference)}`);
    else used.add(`${at}`).add(`${at} ${difference.scenario}`);
  }
  for (const [at, entry] of listed.entries()) {
    if (!asked.includes(entry.oracle) || entry.sometimes) continue;
    const { reason, ...shape } = entry;
    if (!used.has(`${at}`)) lines.push(`listed, but no longer so: ${JSON.stringify(shape)} (${reason})`);
    else
      for (const scenario of entry.scenarios ?? []) {
        if (!used.has(`${at} ${scenario}`))
          lines.push(`listed, but no longer so in ${scenario}: ${JSON.stringify(shape)}`);
      }
  }
  return lines;
}

function covers(entry: ListedDifference, difference: Difference): boolean {
  return (
    entry.oracle === difference.oracle &&
    (entry.scenarios?.includes(difference.scenario) ?? true) &&
    (['subject', 'ours', 'theirs'] as const).every(
      (field) => entry[field] === undefined || entry[field] === difference[field],
    )
  );
}

function describe({ oracle, scenario, subject, ours, theirs }: Difference): string {
  return `${scenario}: ${subject} is ${ours} to us, ${theirs} to ${oracle}`;
}
