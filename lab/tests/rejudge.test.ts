/**
 * Observations that were kept are judged again without a network, and the answers are the same bytes.
 */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { keptPath } from '../oracles/kept.ts';
import { answersOf, measurableDomains, start } from '../oracles/product.ts';

describe('every scenario measured once', () => {
  let folder = '';
  let path = '';
  let kept = '';
  before(
    async () => {
      folder = await mkdtemp(join(tmpdir(), 'hien-dien-lab-rejudge-'));
      path = await keptPath();
      kept = await readFile(path, 'utf8');
    },
    { timeout: 450_000 },
  );
  after(() => rm(folder, { recursive: true }));

  test('and judged again gives byte-identical lines', { timeout: 120_000 }, async () => {
    const output = join(folder, 'again.jsonl');
    const options = ['--keep-observation', '--format', 'jsonl', '--output', output];
    const { code, stderr } = await start(['judge', '--input', path, ...options]).ended;
    assert.equal(code, 0, stderr);
    const [first, again] = [kept.split('\n'), (await readFile(output, 'utf8')).split('\n')];
    assert.equal(again.length, first.length);
    assert.deepEqual(
      first.filter((line, at) => line !== again[at]).map((line) => line.slice(0, 80)),
      [],
    );
  });

  test('answers a name that is listed twice once, for both its lines', () => {
    const domains = measurableDomains();
    const answers = answersOf(kept);
    assert.deepEqual(answers.map(({ domain }) => domain).sort(), [...domains].sort());
    for (const { domain, lines } of answers) {
      const first = 2 * domains.indexOf(domain) + 1;
      assert.deepEqual(lines, [first, first + 1], domain);
    }
  });

  test('reports the line that is no name', () => {
    const refused = kept.split('\n').filter((line) => line.includes('"problem":"not-a-name"'));
    assert.equal(refused.length, 1);
    assert.match(refused[0]!, /"input":"không phải tên"/);
  });
});
