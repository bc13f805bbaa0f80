/**
 * `--format` and `--output` of the commands on the database.
 */
import { writeFile } from 'node:fs/promises';
import { problem, systemCode } from '#platform/problems.ts';
import type { Host } from '../host.ts';
import { oneOf } from '../read-arguments.ts';
import { type Given, optionOf } from './given.ts';

export type Format = 'text' | 'csv' | 'json';

/** The form wanted, `text` unless told. @throws Problem naming the forms this command has */
export function formatOption<Allowed extends Format>(given: Given, allowed: readonly Allowed[]): Allowed {
  return oneOf('--format', optionOf(given, 'format') ?? 'text', allowed);
}

/** To the file of `--output`, else to standard output. @throws Problem when the file cannot be written */
export async function writeAnswer(given: Given, host: Host, text: string): Promise<void> {
  const path = optionOf(given, 'output');
  if (path === undefined) {
    host.stdout.write(text);
    return;
  }
  try {
    await writeFile(path, text);
  } catch (error) {
    throw problem('output-broken', { path, reason: systemCode(error) });
  }
}
