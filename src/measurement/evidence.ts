/**
 * Keeps evidence within what a finding may weigh: 2 kB of JSON. Checks choose what matters and put it first; this cuts
 * what hostile or very large answers add.
 */
import type { Evidence, JsonValue } from './check.ts';

/** UTF-8 bytes of JSON. */
export const evidenceBytes = 2048;

/** Longest list and text that are kept, tried in turn until the whole fits. */
const steps: [items: number, characters: number][] = [
  [20, 400],
  [8, 250],
  [5, 150],
  [3, 80],
  [2, 40],
];

/**
 * @returns the evidence itself where it fits; else with lists shortened and texts cut (an ellipsis shows it); only keys
 *   with numbers and truth values where even that is too much
 */
export function boundEvidence(evidence: Evidence): Evidence {
  if (mostBytes(evidence) <= evidenceBytes || weight(evidence) <= evidenceBytes) return evidence;
  for (const [items, characters] of steps) {
    const cut = Object.fromEntries(
      Object.entries(evidence).map(([key, value]) => [key, shorten(value, items, characters)]),
    );
    if (weight(cut) <= evidenceBytes) return cut;
  }
  const plain = Object.entries(evidence).filter(
    ([, value]) => typeof value === 'number' || typeof value === 'boolean',
  );
  return Object.fromEntries(plain);
}

/** Never less than `weight`, and told without writing the JSON: nearly all evidence is far below the bound. */
function mostBytes(value: JsonValue): number {
  if (typeof value === 'string') return 2 + 6 * value.length; // \u001f, or three bytes of UTF-8
  if (typeof value !== 'object' || value === null) return 24;
  let bytes = 2;
  if (Array.isArray(value)) for (const item of value) bytes += 1 + mostBytes(item);
  else for (const key in value) bytes += 4 + 6 * key.length + mostBytes(value[key] ?? null);
  return bytes;
}

function weight(evidence: Evidence): number {
  return Buffer.byteLength(JSON.stringify(evidence));
}

function shorten(value: JsonValue, items: number, characters: number): JsonValue {
  if (typeof value === 'string') {
    return value.length <= characters ? value : `${value.slice(0, characters - 1)}…`;
  }
  if (Array.isArray(value)) return value.slice(0, items).map((item) => shorten(item, items, characters));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, shorten(item, items, characters)]),
  );
}
