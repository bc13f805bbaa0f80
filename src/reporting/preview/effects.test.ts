import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { assumptionKeys } from '#assumptions/index.ts';
import { wayOf } from './effects.ts';

const root = resolve(import.meta.dirname, '../../..');

test('an assumption is said to be read by nothing just when no source reads it', () => {
  const sources = globSync('src/**/*.{ts,tsx}', { cwd: root })
    .filter((file) => !/\.test\.ts$|^src\/assumptions\/|^src\/reporting\/preview\//.test(file))
    .map((file) => readFileSync(join(root, file), 'utf8'));
  // `assumed['presence.website']`, `const { 'presence.website': website } = …`; the type of a value reads nothing
  const isRead = (key: string) =>
    sources.some((text) =>
      new RegExp(`(?<!Assumptions)(?<=[\\w)])\\['${key}'\\]|\\{[^}]*'${key}': \\w+[^}]*\\} = `).test(text),
    );
  assert.deepEqual(
    assumptionKeys.filter((key) => isRead(key) === (wayOf[key] === 'not-read')),
    [],
  );
});
