/**
 * From words to options and operands, by a table of options. Splitting is node:util's parseArgs; what it finds is checked
 * against the table here, because a wrong option deserves the nearest right one and not an error code.
 */
import { isIP } from 'node:net';
import { parseArgs } from 'node:util';
import { problem } from '#platform/problems.ts';
import { nearest } from './nearest.ts';
import type { OptionRow } from './options.ts';

/** Option name → the values given; a switch has one empty value. */
export type Values = Map<string, string[]>;

/** @throws Problem for the first thing that cannot be meant */
export function readArguments(
  rows: readonly OptionRow[],
  words: readonly string[],
): { values: Values; positionals: string[] } {
  const { tokens } = parseArgs({
    args: [...words],
    options: Object.fromEntries(
      rows.map((row) => [row.name, { type: row.value === undefined ? 'boolean' : 'string' } as const]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values: Values = new Map();
  const positionals: string[] = [];
  let afterNetwork = false;
  for (const token of tokens) {
    if (token.kind === 'positional') {
      // `--allow-network A B`: ranges that follow are ranges, for no name holds a slash and a number.
      if (afterNetwork && isNetwork(token.value)) values.get('allow-network')?.push(token.value);
      else positionals.push(token.value);
      afterNetwork = afterNetwork && isNetwork(token.value);
      continue;
    }
    if (token.kind !== 'option') continue;
    const row = rows.find(({ name }) => `--${name}` === token.rawName);
    if (!row) {
      const meant = nearest(
        token.rawName,
        rows.map(({ name }) => `--${name}`),
      );
      throw problem('unknown-option', { option: token.rawName, nearest: meant });
    }
    if (row.value === undefined && token.value !== undefined) {
      throw problem('value-unwanted', { option: token.rawName });
    }
    const swallowed = !token.inlineValue && /^-./.test(token.value ?? '');
    if (row.value !== undefined && (token.value === undefined || token.value === '' || swallowed)) {
      throw problem('value-missing', { option: token.rawName });
    }
    afterNetwork = row.name === 'allow-network';
    const given = token.value ?? '';
    values.set(row.name, afterNetwork ? [...(values.get(row.name) ?? []), ...given.split(',')] : [given]);
  }
  return { values, positionals };
}

export function oneOf<Value extends string>(option: string, value: string, allowed: readonly Value[]): Value {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw problem('value-unknown', { option, value, allowed });
  return found;
}

/** @returns the number given, `fallback` when none was */
export function wholeNumber(
  option: string,
  value: string | undefined,
  { fallback, least, most }: { fallback: number; least: number; most: number },
): number {
  if (value === undefined) return fallback;
  const number = /^\d{1,6}$/.test(value) ? Number(value) : least - 1;
  if (number < least || number > most) throw problem('number-wrong', { option, value, least, most });
  return number;
}

export function isNetwork(value: string): boolean {
  const [address = '', bits = '', ...more] = value.split('/');
  const family = isIP(address);
  return (
    family !== 0 && more.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128)
  );
}
