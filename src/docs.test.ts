/**
 * The documents say what is there: paths exist, every check has its page and its row, every reason is explained, every
 * dependency has its line. A document that lags behind the program fails here.
 */
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { test } from 'node:test';
import { checks } from '#measurement/index.ts';
import { defaultNorm, gradeCaps, gradeOrder } from '#measurement/norm.ts';
import { categories } from '#measurement/vocabulary.ts';

const root = resolve(import.meta.dirname, '..');
const documents = globSync(['*.md', '{docs,lab,bench,samples}/**/*.md'], { cwd: root });

/** Pages of docs/checks that are about all checks together. */
const generalPages = ['README', 'grade', 'profiles'];
/** Checks of a category that are shown and never scored; docs/checks/grade.md says why. */
const shownOnly = ['M2', 'N1', 'N2', 'W9'];
/** The README's example of a check that somebody is about to write. */
const examples = ['docs/checks/W10.md', 'src/measurement/checks/w10-http2.ts'];

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** Cells of the table rows of a page, without code marks and the brackets of links. */
function tableRows(path: string): string[][] {
  return read(path)
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('|---'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) =>
          cell
            .trim()
            .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
            .replaceAll('`', ''),
        ),
    );
}

function rowOf(path: string, first: string): string[] | undefined {
  return tableRows(path).find(([cell]) => cell === first);
}

test('every link in the documents leads to a file', () => {
  const dead = documents.flatMap((document) =>
    [...read(document).matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = '']) => target.replace(/#.*$/, ''))
      .filter((target) => target !== '' && !/^[a-z]+:/.test(target))
      .filter((target) => !existsSync(resolve(root, dirname(document), target)))
      .map((target) => `${document}: ${target}`),
  );
  assert.deepEqual(dead, []);
});

test('every path of the checkout that a document names exists', () => {
  const named = /`((?:src|lab|bench|bin|docs|samples|\.ci)\/[A-Za-z0-9._/-]*)`/g;
  const missing = documents.flatMap((document) =>
    [...read(document).matchAll(named)]
      .map(([, path = '']) => path)
      .filter((path) => !examples.includes(path) && !existsSync(join(root, path)))
      .map((path) => `${document}: ${path}`),
  );
  assert.deepEqual(missing, []);
});

test('every decision stands in the index of decisions with its title', () => {
  const files = globSync('docs/decisions/[0-9]*.md', { cwd: root }).sort();
  const index = tableRows('docs/decisions/README.md').filter(([number]) => /^\d/.test(number ?? ''));
  assert.deepEqual(
    index,
    files.map((file) => {
      const [, number = '', title = ''] = /^# (\d{4}) (.+)$/m.exec(read(file)) ?? [];
      return [number, title.replaceAll('`', '')];
    }),
  );
});

test('every dependency has its line, and every line its dependency', () => {
  const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string> | undefined>;
  const declared = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
    Object.keys(manifest[kind] ?? {}),
  );
  const told = tableRows('docs/dependencies.md')
    .map(([name = '']) => name)
    .filter((name) => name !== 'package')
    .flatMap((name) => name.split(', '));
  assert.deepEqual(told.sort(), declared.sort());
});

for (const { id, slug, title, advice } of checks) {
  test(`the page of ${id} is headed by it and names every reason it gives`, () => {
    const path = `docs/checks/${id}.md`;
    assert.ok(existsSync(join(root, path)), `${path} is missing`);
    const text = read(path);
    const heading = text.split('\n')[0] ?? '';
    assert.ok(heading.startsWith(`# ${id} · `), heading);
    assert.ok(
      [slug, title.en, title.vi].some((name) => heading.includes(name)),
      heading,
    );
    assert.deepEqual(
      Object.keys(advice).filter((reason) => !text.includes(`\`${reason}\``)),
      [],
    );
  });
}

test('every page of a check belongs to a check', () => {
  const known = [...generalPages, ...checks.map(({ id }) => id)];
  const pages = globSync('docs/checks/*.md', { cwd: root }).map((path) => basename(path, '.md'));
  assert.deepEqual(
    pages.filter((page) => !known.includes(page)),
    [],
  );
});

test('the index of checks holds every check as it is, in the order of the catalogue', () => {
  const rows = tableRows('docs/checks/README.md')
    .filter(([id]) => id !== 'id')
    .map((cells) => cells.filter((_, column) => column !== 3));
  assert.deepEqual(
    rows,
    checks.map(({ id, slug, title, category, profile }) => [
      id,
      slug,
      title.vi,
      category ?? '–',
      profile,
      String(defaultNorm.points[id] ?? '–'),
    ]),
  );
});

test('points are given to checks that exist and have a category', () => {
  const scored = checks.filter(({ category }) => category !== null).map(({ id }) => id);
  assert.deepEqual(
    Object.keys(defaultNorm.points).filter((id) => !scored.includes(id)),
    [],
  );
});

test('a check with a category has points, or is said to be shown only', () => {
  const without = checks.filter(
    ({ id, category }) => category !== null && defaultNorm.points[id] === undefined,
  );
  assert.deepEqual(without.map(({ id }) => id).sort(), shownOnly);
  for (const id of shownOnly) assert.match(read('docs/checks/grade.md'), new RegExp(`\\b${id}\\b`));
});

test('the page about grades tells the weights, the grades and the caps of the norm', () => {
  const page = 'docs/checks/grade.md';
  assert.match(read(page), new RegExp(defaultNorm.name.replaceAll('.', '\\.')));
  for (const category of categories) {
    assert.equal(rowOf(page, category)?.[1], String(defaultNorm.weights[category]), category);
  }
  for (const grade of gradeOrder) {
    const from = defaultNorm.grades.find((step) => step.grade === grade)?.from;
    assert.equal(rowOf(page, grade)?.[1], String(from), grade);
  }
  for (const cap of gradeCaps) assert.equal(rowOf(page, cap)?.[1], defaultNorm.caps[cap], cap);
});

test('the page about profiles names the checks that only the full profile measures', () => {
  const told = tableRows('docs/checks/profiles.md').map(([id = '']) => id);
  const ids = checks.map(({ id }) => id);
  assert.deepEqual(
    told.filter((id) => ids.includes(id)).sort(),
    checks
      .filter(({ profile }) => profile === 'full')
      .map(({ id }) => id)
      .sort(),
  );
});
