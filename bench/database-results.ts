/**
 * The figures of bench/database.ts as bench/results-database.md. Pure.
 */
interface ImportPart {
  seconds: number;
  peakMegabytes: number;
  cpuSeconds: number;
}

interface TableSize {
  megabytes: number;
  rows: number;
  hotPercent: number;
}

export interface DatabaseFigures {
  quick: boolean;
  startedAt: string;
  machine: string;
  /** One-minute load average when the part had ended: other work on the machine shows here. */
  loads: Record<string, number>;
  import?: {
    rows: number;
    copy: ImportPart;
    first: ImportPart & { timesCopy: number; rowsPerSecond: number };
    again: ImportPart & { timesCopy: number };
    workbook: ImportPart & { rows: number };
  } | null;
  observatory?: {
    names: number;
    weeks: number;
    changePercent: number;
    namesPerSecond: Record<string, number>;
    planSeconds: number;
    quarters: { weeks: number; tables: Record<string, TableSize> }[];
    minutes: number;
  } | null;
  cells?: {
    names: number;
    subjects: number;
    judgements: number;
    judgement_size: string;
    cells: number;
    periods: number;
    rebuildSeconds: number[];
    unitPageMs: number | Record<string, number>;
    refreshMs: number;
    nothingTouchedMs: number;
  } | null;
  workers?: Record<'waiting' | 'mixed', { names: number; one: number; two: number; ratio: number }> | null;
}

export function renderDatabaseResults(figures: DatabaseFigures): string {
  return `# What the bench of the database measured

Written by \`npm run bench:database\`${figures.quick ? ' with --quick' : ''}; do not edit. Notes on it: docs/bench.md.

${figures.startedAt.slice(0, 16).replace('T', ' ')} UTC · ${figures.machine}

The embedded PostgreSQL, durable, on the same cores. Load is the one-minute average when the part had ended.

| what | goal | measured | load |
| --- | --- | --- | --- |
${[...importRows(figures), ...observatoryRows(figures), ...cellRows(figures), ...workerRows(figures)].join('\n')}
${growth(figures)}`;
}

function importRows({ import: part, loads }: DatabaseFigures): string[] {
  if (!part) return [];
  const { rows, copy, first, again, workbook } = part;
  return [
    row(
      `import of ${whole(rows)} subject rows`,
      '≤ 3 × COPY of the same rows, ≤ 300 MB',
      `${first.timesCopy} × (${seconds(first.seconds)} beside ${seconds(copy.seconds)}; ${seconds(first.cpuSeconds)} CPU in Node), ${whole(first.rowsPerSecond)} rows/s, peak ${whole(first.peakMegabytes)} MB`,
      loads.import,
    ),
    row(
      'the same list again, one row changed',
      '–',
      `${again.timesCopy} × (${seconds(again.seconds)}), peak ${whole(again.peakMegabytes)} MB`,
      loads.import,
    ),
    row(
      `.xlsx of ${whole(workbook.rows)} rows`,
      '≤ 30 s, ≤ 250 MB',
      `${seconds(workbook.seconds)}, peak ${whole(workbook.peakMegabytes)} MB`,
      loads.import,
    ),
  ];
}

function observatoryRows({ observatory: part, loads }: DatabaseFigures): string[] {
  if (!part) return [];
  const rate = (name: string) => `${whole(part.namesPerSecond[name] ?? 0)}`;
  return [
    row(
      'storing, nothing changed',
      '≥ 5,000 names/s',
      `${rate('unchanged')} names/s, ${rate('unchangedWalBytesPerName')} bytes of WAL a name`,
      loads.observatory,
    ),
    row(
      `storing, ${part.changePercent} % changed`,
      '–',
      `${rate('mixed')} names/s, ${rate('mixedWalBytesPerName')} bytes of WAL a name`,
      loads.observatory,
    ),
    row(
      'storing, all changed; all new',
      '–',
      `${rate('changed')}; ${rate('new')} names/s`,
      loads.observatory,
    ),
    row(`planning a run over ${whole(part.names)} names`, '–', seconds(part.planSeconds), loads.observatory),
  ];
}

function cellRows({ cells: part, loads }: DatabaseFigures): string[] {
  if (!part) return [];
  const page =
    typeof part.unitPageMs === 'number'
      ? `${part.unitPageMs} ms`
      : Object.entries(part.unitPageMs)
          .map(([what, ms]) => `${what} ${ms} ms`)
          .join(', ');
  const scale = `${whole(part.judgements)} judgements (${part.judgement_size}), ${whole(part.names)} names, ${whole(part.subjects)} subjects`;
  return [
    row('unit page from cells, in the database', '≤ 5 ms', `${page} at ${scale}`, loads.cells),
    row(
      'full rebuild',
      '≤ 60 s',
      `${part.rebuildSeconds.map(seconds).join(', then ')}: ${whole(part.cells)} cells of ${part.periods} months`,
      loads.cells,
    ),
    row(
      'one commune and its province counted anew',
      '–',
      `${whole(part.refreshMs)} ms; ${part.nothingTouchedMs} ms where nothing was touched`,
      loads.cells,
    ),
  ];
}

function workerRows({ workers, loads }: DatabaseFigures): string[] {
  if (!workers) return [];
  const { waiting, mixed } = workers;
  const told = ({ names, one, two, ratio }: typeof waiting) =>
    `${ratio.toFixed(2)} × over ${whole(names)} names (one ${seconds(one)}, two ${seconds(two)})`;
  return [
    row('two workers beside one, names that keep them waiting', '≥ 1.7 ×', told(waiting), loads.workers),
    row(
      'two workers beside one, the crowd as it is',
      'says what the limit is',
      `${told(mixed)}: two engines, PostgreSQL and the lab's servers share the cores`,
      loads.workers,
    ),
  ];
}

function growth({ observatory: part }: DatabaseFigures): string {
  if (!part) return '';
  const tables = ['domain_now', 'judgement', 'observation', 'event'];
  const lines = part.quarters.map(({ weeks, tables: sizes }) => {
    const cells = tables.map((name) => {
      const size = sizes[name];
      return size ? `${whole(size.megabytes)} MB, ${whole(size.rows)} rows` : '';
    });
    return `| ${weeks} | ${cells.join(' | ')} | ${sizes.domain_now?.hotPercent ?? 0} % |`;
  });
  return `
## What a history weighs

${whole(part.names)} names measured weekly, ${part.changePercent} % of them changed each week, after a vacuum each quarter; ${part.minutes} minutes of storing.

| weeks | domain_now | judgement | observation | event | updates within their page |
| --- | --- | --- | --- | --- | --- |
${lines.join('\n')}
`;
}

const whole = (value: number) => Math.round(value).toLocaleString('en-GB');
const seconds = (value: number) => `${value < 10 ? value.toFixed(1) : whole(value)} s`;

function row(what: string, goal: string, measured: string, load: number | undefined): string {
  return `| ${what} | ${goal} | ${measured} | ${load?.toFixed(1) ?? ''} |`;
}
