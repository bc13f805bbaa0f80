/**
 * Importing a large list beside PostgreSQL's own COPY of the same file: a standalone program that prints JSON.
 *
 *   node bench/import.ts [--rows 1000000] [--sheet-rows 100000]
 *
 * It makes an invented list of household businesses, copies it into a bare table (text columns, no index), imports it into an
 * empty register, imports it again with one row changed, and imports a workbook of the sheet's size. Each in a process of its own, so
 * that peak memory is that of the thing measured; the database is the tests' server made durable.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { from } from 'pg-copy-streams';
import { ZipFile } from 'yazl';
import { createDatabaseIfMissing } from '#platform/postgres/create-database.ts';
import { inTransaction } from '#platform/postgres/db.ts';
import { startEmbedded } from '#platform/postgres/embedded/start.ts';
import { migrate } from '#platform/postgres/migrate.ts';
import { openPool, type Target } from '#platform/postgres/pool.ts';
import { importList, type KindId } from '#registry/index.ts';
import { loadTerritory } from '#territory/index.ts';

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    'sheet-rows': { type: 'string', default: '100000' },
    // For the processes this program starts.
    part: { type: 'string' },
    file: { type: 'string', default: '' },
    target: { type: 'string', default: '' },
  },
});

interface Measured {
  seconds: number;
  peakMegabytes: number;
  cpuSeconds: number;
  counts?: unknown;
}

async function runAll(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'hien-dien-bench-'));
  try {
    const embedded = await startEmbedded({ dataFolder: join(folder, 'postgres') });
    const target = embedded.connectionFor('bench');
    await createDatabaseIfMissing(embedded.connectionFor('postgres'), 'bench');
    await migrate(target);
    const pool = openPool(target, { applicationName: 'bench' });
    await inTransaction(pool, (trx) => loadTerritory(trx));
    const rows = Number(options.rows);
    const [list, changed, sheet] = [
      join(folder, 'list.csv'),
      join(folder, 'changed.csv'),
      join(folder, 'sheet.xlsx'),
    ];
    const codes = await selectCodes(pool);
    await writeList(list, rows, codes, false);
    await writeList(changed, rows, codes, true);
    await writeSheet(sheet, Number(options['sheet-rows']), codes);
    const copies: Measured[] = [];
    for (let round = 0; round < 3; round += 1) {
      await pool.query('checkpoint');
      copies.push(await inProcess('copy', list, target));
    }
    const copy = copies.toSorted((left, right) => left.seconds - right.seconds)[1]!;
    await pool.query('checkpoint');
    const first = await inProcess('import', list, target);
    await pool.query('checkpoint');
    const again = await inProcess('import', changed, target);
    const workbook = await inProcess('sheet', sheet, target);
    await pool.end();
    const report = {
      rows,
      copy,
      first: { ...first, rowsPerSecond: Math.round(rows / first.seconds), timesCopy: ratio(first, copy) },
      again: { ...again, rowsPerSecond: Math.round(rows / again.seconds), timesCopy: ratio(again, copy) },
      workbook: { rows: Number(options['sheet-rows']), ...workbook },
    };
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const ratio = (left: Measured, right: Measured) => Math.round((100 * left.seconds) / right.seconds) / 100;

async function inProcess(part: string, file: string, target: Target): Promise<Measured> {
  const child = spawn(
    process.execPath,
    [import.meta.filename, '--part', part, '--file', file, '--target', JSON.stringify(target)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let text = '';
  child.stdout.on('data', (piece: Buffer) => {
    text += piece.toString();
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`the part ${part} ended with ${code}`);
  return JSON.parse(text) as Measured;
}

async function runPart(part: string): Promise<Measured> {
  const pool = openPool(JSON.parse(options.target) as Target, {
    applicationName: `bench ${part}`,
    ...(part === 'copy' ? {} : { role: 'hien_dien_app' }),
  });
  const begun = performance.now();
  let counts: unknown;
  if (part === 'copy') {
    await inTransaction(pool, async ({ client }) => {
      await client.query('drop table if exists public.bare');
      await client.query(
        'create table public.bare (code text, name text, commune text, sector text, day text)',
      );
      const copy = client.query(from('copy public.bare from stdin (format csv, header)'));
      await pipeline(createReadStream(options.file, { highWaterMark: 262_144 }), copy);
    });
  } else {
    const kind: KindId = part === 'sheet' ? 'enterprises' : 'households';
    const report = await importList(pool, {
      kind,
      file: options.file,
      asOf: '2026-06-30',
      secret: Buffer.alloc(32, 1),
      by: 'bench',
      now: Temporal.Instant.from('2026-11-26T03:00:00Z'),
    });
    counts = report.counts;
  }
  const seconds = (performance.now() - begun) / 1000;
  await pool.end();
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  return {
    seconds: Math.round(seconds * 100) / 100,
    peakMegabytes: Math.round(maxRSS / 1024),
    cpuSeconds: Math.round((userCPUTime + systemCPUTime) / 10_000) / 100,
    ...(counts === undefined ? {} : { counts }),
  };
}

async function selectCodes(pool: ReturnType<typeof openPool>): Promise<string[]> {
  const { rows } = await pool.query<{ code: string }>(
    `select code.code
     from territory.code
     join territory.unit on unit.id = code.unit_id and unit.level = 'commune'
     where code.valid @> date '2026-06-30' and code.preferred
     order by 1`,
  );
  return rows.map(({ code }) => code);
}

const surnames = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng'];
const middles = ['Văn', 'Thị', 'Đức', 'Ngọc', 'Minh'];
const givens = ['Hùng', 'Hoa', 'Lan', 'Thắng', 'Bình', 'Cường', 'Thủy', 'Hà', 'Dũng', 'Mai', 'Ước'];

const nameOf = (row: number) =>
  `${surnames[row % 7]} ${middles[(row >> 3) % 5]} ${givens[(row >> 5) % 11]} ${(row * 7919) % 9973}`;
const dayOf = (row: number) => `${String(1 + (row % 28)).padStart(2, '0')}/0${1 + (row % 9)}/2024`;

/** Invented owners' numbers: province 019, no one's birth year; the last row's name differs in the changed list. */
async function writeList(
  file: string,
  rows: number,
  codes: readonly string[],
  changed: boolean,
): Promise<void> {
  const out = createWriteStream(file);
  out.write('Mã số hộ kinh doanh,Tên hộ kinh doanh,Mã xã,Mã ngành,Ngày đăng ký\n');
  for (let row = 0; row < rows; row += 1) {
    const code = `019${row % 2}${String(50 + (Math.floor(row / 1_000_000) % 50))}${String(row % 1_000_000).padStart(6, '0')}`;
    const name = `Hộ kinh doanh ${nameOf(row)}${changed && row === rows - 1 ? ' mới' : ''}`;
    const line = `${code},${name},${codes[(row * 31) % codes.length]},471${row % 10},${dayOf(row)}\n`;
    if (!out.write(line)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

async function writeSheet(file: string, rows: number, codes: readonly string[]): Promise<void> {
  const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];
  const strings: string[] = [];
  const text = (value: string) => `<c t="s"><v>${strings.push(value) - 1}</v></c>`;
  const lines = [
    '<row>',
    ...['Mã số doanh nghiệp', 'Tên doanh nghiệp', 'Mã xã', 'Mã ngành', 'Ngày cấp'].map(text),
    '</row>',
  ];
  for (let row = 0, number = 460_000_001; row < rows; number += 1) {
    const digits = String(number).padStart(9, '0');
    const check = 10 - ([...digits].reduce((sum, digit, at) => sum + Number(digit) * weights[at]!, 0) % 11);
    if (check === 10) continue;
    lines.push(
      `<row>${text(`${digits}${check}`)}${text(`Công ty TNHH ${nameOf(row)} số ${row}`)}${text(codes[(row * 31) % codes.length]!)}<c><v>471${row % 10}</v></c><c><v>${45_000 + (row % 700)}</v></c></row>`,
    );
    row += 1;
  }
  const zip = new ZipFile();
  const part = (name: string, content: string) => zip.addBuffer(Buffer.from(content), name);
  part(
    'xl/workbook.xml',
    '<workbook xmlns:r="urn:r"><sheets><sheet name="DN" sheetId="1" r:id="rId1"/></sheets></workbook>',
  );
  part('xl/worksheets/sheet1.xml', `<worksheet><sheetData>${lines.join('')}</sheetData></worksheet>`);
  part('xl/sharedStrings.xml', `<sst>${strings.map((value) => `<si><t>${value}</t></si>`).join('')}</sst>`);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(file));
}

if (options.part === undefined) await runAll();
else process.stdout.write(JSON.stringify(await runPart(options.part)));
