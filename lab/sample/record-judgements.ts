/**
 * Measures the sample's 412 names in the lab and writes what was found to src/sample/tables/judgements.csv:
 * `npm run --silent lab -- exec node lab/sample/record-judgements.ts`
 *
 * Names that show the same to the last verdict share a kind, called after the first of them. A kind says only where it
 * differs from the usual verdicts (first row), so that the file can be read and a difference in it reviewed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Category, createEngine, judge } from '#measurement/index.ts';
import { type JudgementRow, summarise } from '#observatory/index.ts';
import { readLabFacts } from '../engine.ts';
import { inParallel } from '../run.ts';
import { checkout } from '../state.ts';
import { sampleNames } from './names.ts';

const facts = readLabFacts();
// What a run over known names measures; one engine, so that shared hosts are asked once.
await using engine = await createEngine({
  profile: 'full',
  rootHints: readFileSync(facts.rootHints, 'utf8'),
  trustAnchors: readFileSync(facts.trustAnchor, 'utf8'),
  ca: readFileSync(facts.ca, 'utf8'),
  allowNetworks: facts.allowNetworks,
});
const measured = await inParallel(40, sampleNames(), async ({ domain }) => ({
  domain,
  row: summarise(judge(await engine.observe(domain))),
}));

const kinds = new Map<string, { name: string; row: JudgementRow }>();
const names: Record<string, string> = {};
for (const { domain, row } of measured) {
  const key = JSON.stringify(row);
  const kind = kinds.get(key) ?? { name: domain, row };
  kinds.set(key, kind);
  names[domain] = kind.name;
}
const usual = usualVerdicts(measured.map(({ row }) => row));
const categories = Object.keys(measured[0]!.row.scores) as Category[];
const head = `kind,norm,state,presence,trusted,grade,score,scores,flags,mail,verdicts,names`;
const lines = [...kinds.values()].map(({ name, row }) => renderKind(name, row));
const path = join(checkout, 'src/sample/tables/judgements.csv');
writeFileSync(
  path,
  [head, `usual,,,,,,,${categories.join(' ')},,,${renderVerdicts(usual)},`, ...lines, ''].join('\n'),
);
console.log(`${measured.length} names, ${kinds.size} kinds: ${path}`);

/** The commonest verdict of each check. */
function usualVerdicts(rows: readonly JudgementRow[]): Record<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { verdicts } of rows) {
    for (const [check, verdict] of Object.entries(verdicts)) {
      const those = counts.get(check) ?? new Map<string, number>();
      those.set(verdict, (those.get(verdict) ?? 0) + 1);
      counts.set(check, those);
    }
  }
  return Object.fromEntries(
    [...counts].map(([check, those]) => [check, [...those].sort((a, b) => b[1] - a[1])[0]![0]]),
  );
}

/** No cell holds a comma or a quote: all are ids of the engine, numbers and A-labels. */
function renderKind(name: string, row: JudgementRow): string {
  const unusual = Object.fromEntries(
    Object.keys(usual)
      .map((check) => [check, row.verdicts[check] ?? 'absent'] as const)
      .filter(([check, verdict]) => verdict !== usual[check]),
  );
  return [
    name,
    row.norm,
    row.state,
    row.presence,
    row.trusted ?? '',
    row.grade ?? '',
    row.score ?? '',
    categories.map((category) => row.scores[category] ?? '-').join(' '),
    row.flags.join(' '),
    row.mail ?? '',
    renderVerdicts(unusual),
    Object.keys(names)
      .filter((domain) => names[domain] === name)
      .join(' '),
  ].join(',');
}

function renderVerdicts(verdicts: Record<string, string>): string {
  return Object.entries(verdicts)
    .map(([check, verdict]) => `${check}=${verdict}`)
    .join('; ');
}
