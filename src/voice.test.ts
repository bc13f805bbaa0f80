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

test('a day in our words is written dd/MM/yyyy, as the program writes every other', () => {
  // Besides examples of what may be typed: "viết như 1/5/2026".
  const short = /(?<!như |Ví dụ |For example |it as )(?<![\d/])(?:\d\/\d{1,2}|\d{2}\/\d)\/20\d\d/u;
  const comment = /^\s*(?:\*|\/\*\*|\/\/)/;
  const days = globSync('{assumptions,reporting,registry,territory,words,web,platform,cli}/**/*.{ts,tsx}', {
    cwd: root,
  })
    .filter((path) => !/\.test\.ts$|\/testing\//.test(path))
    .flatMap((path) => readFileSync(join(root, path), 'utf8').split('\n'))
    .filter((line) => !comment.test(line) && short.test(line));
  assert.deepEqual(days, []);
});
