/**
 * One voice: who reads us is "anh chị", or is not addressed at all (docs/glossary.md). "Bạn" is for friends, and stands only
 * where the pages of others are read for it.
 */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = import.meta.dirname;
const address = /(?<!\p{L})(?:bạn|quý khách|quý vị|ông\/bà|anh\/chị)(?!\p{L})/iu;

test('nothing we say addresses its reader otherwise than as "anh chị"', () => {
  const ours = globSync('**/*.{ts,tsx}', { cwd: root }).filter(
    (path) => !/\.test\.ts$|\/testing\//.test(path),
  );
  const others = ours.filter((path) => address.test(readFileSync(join(root, path), 'utf8').normalize('NFC')));
  // Rules that look for the word in what a website says.
  assert.deepEqual(others.sort(), [
    'measurement/content/rules/challenges.ts',
    'measurement/content/rules/suspension.ts',
  ]);
});
