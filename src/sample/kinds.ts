/**
 * What names of the sample show: every kind of judgement that the lab gave them, as recorded in tables/judgements.csv.
 *
 * A kind is called after the first name that shows it, so a story can say "as expired-certificate.vn does". The first
 * row of the table has the usual verdict of each check and the categories; the others say where they differ.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Category, ContentFlag, Presence } from '#measurement/index.ts';
import { digestOfJudgement, type JudgementRow } from '#observatory/index.ts';

export interface Kind {
  row: JudgementRow;
  digest: Buffer;
}

export interface Kinds {
  /** By the name they are called after. */
  kinds: ReadonlyMap<string, Kind>;
  /** A-label of each name of the sample → the kind that it shows in the lab. */
  kindOf: ReadonlyMap<string, string>;
}

export const tablesFolder = join(import.meta.dirname, 'tables');

type Cells = Record<
  | 'kind'
  | 'norm'
  | 'state'
  | 'presence'
  | 'trusted'
  | 'grade'
  | 'score'
  | 'scores'
  | 'flags'
  | 'mail'
  | 'verdicts'
  | 'names',
  string
>;

/** Reads the recorded kinds; a missing or malformed table is our own fault and throws. */
export function readKinds(path = join(tablesFolder, 'judgements.csv')): Kinds {
  const [usual, ...rows] = parse<Cells>(readFileSync(path), { columns: true });
  if (usual === undefined) throw new Error(`${path} is empty; write it with lab/sample/record-judgements.ts`);
  const categories = words(usual.scores) as Category[];
  const verdicts = readVerdicts(usual.verdicts);
  const kinds = new Map(
    rows.map((cells): [string, Kind] => {
      const row = readRow(cells, categories, verdicts);
      return [cells.kind, { row, digest: digestOfJudgement(row) }];
    }),
  );
  const kindOf = new Map(
    rows.flatMap(({ kind, names }) => words(names).map((name): [string, string] => [name, kind])),
  );
  return { kinds, kindOf };
}

function readRow(
  cells: Cells,
  categories: readonly Category[],
  usual: ReadonlyMap<string, string>,
): JudgementRow {
  const all = new Map([...usual, ...readVerdicts(cells.verdicts)]);
  const spoken = [...all].filter(([, verdict]) => verdict !== 'absent');
  const failed = spoken.filter(([, verdict]) => verdict.startsWith('fail'));
  const scores = words(cells.scores).map((score, at) => [
    categories[at],
    score === '-' ? null : Number(score),
  ]);
  return {
    norm: cells.norm,
    state: cells.state,
    presence: cells.presence as Presence,
    trusted: truth(cells.trusted),
    grade: cells.grade === '' ? null : cells.grade,
    score: cells.score === '' ? null : Number(cells.score),
    scores: Object.fromEntries(scores) as JudgementRow['scores'],
    flags: words(cells.flags) as ContentFlag[],
    mail: truth(cells.mail),
    faults: [...new Set(failed.map(([check]) => check.replace(/\/.*/, '')))],
    verdicts: Object.fromEntries(spoken),
  };
}

function readVerdicts(cell: string): Map<string, string> {
  return new Map(
    cell.split('; ').map((pair) => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

const words = (cell: string) => cell.split(' ').filter((word) => word !== '');
const truth = (cell: string) => (cell === '' ? null : cell === 'true');
