/**
 * The arrows of the house: who may import whom. An import against them fails here, with the file that does it.
 */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { test } from 'node:test';

const root = resolve(import.meta.dirname, '..');

/** Rooms from the ground up: each may import those before it. The engine stands alone beside them. */
const floors = [
  'src/platform',
  'src/identity',
  'src/assumptions',
  'src/territory',
  'src/registry',
  'src/observatory',
  'src/words',
  'src/reporting',
  'src/sample',
  'src/web',
  'src/cli',
] as const;

/** Room → rooms it may import. Rooms of later issues are added with their folder. */
const arrows: Record<string, readonly string[]> = {
  'src/main.ts': ['src/cli', 'src/platform', 'src/measurement'],
  'src/measurement': [],
  ...Object.fromEntries(
    floors.map((room, floor) => [
      room,
      [...floors.slice(0, floor), ...(floor >= floors.indexOf('src/registry') ? ['src/measurement'] : [])],
    ]),
  ),
};

/** Inside the engine: judgement knows no network, the network judges nothing, parsers know neither. */
const engineArrows: Record<string, readonly string[]> = {
  checks: ['content', 'page', 'dns', 'tls', 'top'],
  content: ['page', 'dns', 'tls', 'top'],
  probes: ['page', 'dns', 'tls', 'data', 'top'],
  dns: ['top'],
  tls: ['top'],
  page: ['top'],
  data: ['dns', 'top'],
};

interface Import {
  from: string;
  to: string;
}

function readImports(): Import[] {
  const files = globSync(['src/**/*.{ts,tsx}', 'bin/*.ts'], { cwd: root }).filter(
    (file) => !/\.test\.ts$|\/testing(\/|\.ts$)/.test(file),
  );
  return files.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8');
    return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].flatMap(([, target = '']) => {
      if (target.startsWith('#')) return [{ from: file, to: `src/${target.slice(1)}` }];
      if (!target.startsWith('.')) return [];
      return [{ from: file, to: relative(root, resolve(root, dirname(file), target)) }];
    });
  });
}

const imports = readImports();

function roomOf(path: string): string {
  return path === 'src/main.ts' || !path.startsWith('src/') ? path : path.split('/').slice(0, 2).join('/');
}

test('imports run with the arrows between rooms', () => {
  const wrong = imports.filter(({ from, to }) => {
    const [here, there] = [roomOf(from), roomOf(to)];
    if (here === there || from.startsWith('bin/')) return false;
    return !(arrows[here] ?? []).includes(there);
  });
  assert.deepEqual(wrong, []);
});

test('a room is entered through its index', () => {
  const wrong = imports.filter(({ from, to }) => {
    if (roomOf(from) === roomOf(to) || !to.startsWith('src/')) return false;
    // The ground floor is tools, taken one by one; the command line is entered by its run alone.
    if (['src/platform', 'src/cli', 'src/main.ts'].includes(roomOf(to))) return false;
    return to !== `${roomOf(to)}/index.ts`;
  });
  assert.deepEqual(wrong, []);
});

test('inside the engine judgement and network are kept apart', () => {
  const part = (path: string) => {
    const [, , first = '', second] = path.split('/');
    return second === undefined ? 'top' : first;
  };
  const wrong = imports.filter(({ from, to }) => {
    if (!from.startsWith('src/measurement/') || !to.startsWith('src/measurement/')) return false;
    const [here, there] = [part(from), part(to)];
    if (here === 'top' || here === 'testing' || here === there) return false;
    return !(engineArrows[here] ?? []).includes(there);
  });
  assert.deepEqual(wrong, []);
});

test('judgement reads no clock, no randomness and no environment', () => {
  const files = globSync(
    ['src/measurement/{checks,content,page,tls}/**/*.ts', 'src/measurement/{judge,norm}.ts'],
    {
      cwd: root,
    },
  ).filter((file) => !file.endsWith('.test.ts'));
  const wrong = files.filter((file) =>
    /Temporal\.Now|Date\.now|new Date\(\)|Math\.random|process\.env|performance\.now/.test(
      readFileSync(join(root, file), 'utf8'),
    ),
  );
  assert.deepEqual(wrong, []);
});

test('only main.ts reads the environment', () => {
  const files = globSync('src/**/*.ts', { cwd: root }).filter(
    (file) => !/\.test\.ts$|\/testing\//.test(file),
  );
  const wrong = files.filter(
    (file) => file !== 'src/main.ts' && /process\.env/.test(readFileSync(join(root, file), 'utf8')),
  );
  assert.deepEqual(wrong, []);
});
