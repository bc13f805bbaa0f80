/**
 * Every scenario measured once by the command itself, observations kept: what oracles and rejudging start from.
 *
 * The pass takes half a minute, nearly all of it waiting for servers that are silent on purpose, so test files share it: it
 * lies in the folder of the running lab and is made anew when a source file is younger.
 */
import { existsSync, globSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Finding, Observation } from '#measurement/index.ts';
import { readLabFacts } from '../engine.ts';
import type { LabFacts } from '../start.ts';
import { checkout } from '../state.ts';
import { measurableDomains, startMeasure } from './product.ts';

export interface Measured {
  scenario: LabFacts['scenarios'][number];
  findings: Finding[];
  observation: Observation;
}

/**
 * The list holds each name twice, in two spellings, and at its end a line that is no name.
 *
 * @returns path of the jsonl output. @throws with what the command said when it did not end with 0
 */
export async function keptPath(): Promise<string> {
  const folder = dirname(readLabFacts().rootHints);
  const path = join(folder, 'kept.jsonl');
  const youngest = Math.max(
    ...globSync('src/**/*.ts', { cwd: checkout }).map((file) => statSync(join(checkout, file)).mtimeMs),
  );
  if (existsSync(path) && statSync(path).birthtimeMs > youngest) return path;
  const list = join(folder, `kept-${process.pid}.txt`);
  const lines = measurableDomains().flatMap((domain) => [domain, `HTTPS://${domain.toUpperCase()}/`]);
  writeFileSync(list, `${[...lines, 'không phải tên'].join('\n')}\n`);
  const output = `${path}.${process.pid}`;
  const options = ['--keep-observation', '--format', 'jsonl', '--output', output];
  const { code, stderr } = await startMeasure(['--input', list, ...options], 400_000).ended;
  if (code !== 0) throw new Error(`measuring every scenario ended with ${code}: ${stderr}`);
  renameSync(output, path);
  return path;
}

/** One entry a scenario whose domain is a name. */
export async function readMeasured(): Promise<Measured[]> {
  const { scenarios } = readLabFacts();
  const lines = (await readFile(await keptPath(), 'utf8')).split('\n').filter((line) => line !== '');
  return lines.flatMap((line) => {
    const answer = JSON.parse(line) as Partial<Measured> & { domain?: string };
    const scenario = scenarios.find(({ domain }) => domain === answer.domain);
    const { findings, observation } = answer;
    return scenario && findings && observation ? [{ scenario, findings, observation }] : [];
  });
}
