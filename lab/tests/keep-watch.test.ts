/**
 * From nothing to a province's figures, as a new user does it: load the sample, measure it with two workers, read the
 * report, look a name up, take a backup and restore it.
 */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { readLabFacts } from '../engine.ts';
import { type Ended, start } from '../oracles/product.ts';
import { measureOptions } from '../usage.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hien-dien-keep-watch-'));
});
// The servers end by themselves some seconds after the last command; until then they write here.
after(() => rm(folder, { recursive: true, maxRetries: 40, retryDelay: 500 }));

/** The command with a data folder of its own, as on a fresh machine. */
function hienDien(args: readonly string[], data = 'data'): Promise<Ended> {
  const env = { HIEN_DIEN_DATA: join(folder, data), DATABASE_URL: '' };
  return start(args, 300_000, env).ended;
}

interface Report {
  total: { names: number };
  unplaced: { names: number };
  communes: { names: number }[];
  registered: { value: number | null; on: string | null; frame: string }[];
}

async function presence(args: readonly string[] = [], data?: string): Promise<Report> {
  const { code, stdout, stderr } = await hienDien(
    ['report', 'presence', '--unit', '19', '--format', 'json', ...args],
    data,
  );
  assert.equal(code, 0, stderr);
  return JSON.parse(stdout) as Report;
}

test('the sample is loaded, measured by two workers, and told with its 92 communes', {
  timeout: 900_000,
}, async (t) => {
  const loaded = await hienDien(['sample', 'load']);
  assert.equal(loaded.code, 0, loaded.stderr);
  assert.match(loaded.stdout, /412 tên miền đã biết/);

  const run = await hienDien(['run', 'start', ...measureOptions(readLabFacts())]);
  assert.equal(run.code, 0, run.stderr);
  const account = /412 tên = (\d+) đo được \([\d.]+ không đổi\) \+ (\d+) không đo được \+ 0 còn lại/.exec(
    run.stdout,
  );
  assert.ok(account, run.stdout);
  assert.equal(Number(account[1]) + Number(account[2]), 412);

  await t.test('commune sum + "chưa rõ xã" = total', async () => {
    const report = await presence();
    assert.equal(report.communes.length, 92);
    assert.equal(report.unplaced.names, 60);
    const placed = report.communes.reduce((sum, { names }) => sum + names, 0);
    assert.equal(placed + report.unplaced.names, 412);
    assert.equal(report.total.names, 412);
  });

  await t.test("VNNIC's count stands beside on its own map, and no rate mixes the maps", async () => {
    const { stdout: printed } = await hienDien(['report', 'presence', '--unit', '19']);
    const stdout = printed.replaceAll('\u00a0', ' ');
    assert.match(stdout, /DỮ LIỆU MẪU/);
    assert.match(stdout, /Tỉnh Thái Nguyên, trước 01\/07\/2025 +3\.295 tên +31\/03\/2025/);
    assert.match(stdout, /đo trên 412 tên đã biết \(12,5 %\)/);
    assert.match(stdout, /Tên đăng ký trên 1\.000 dân ⚠ +không tính/);
    assert.match(stdout, /hai địa giới khác nhau/);
  });

  await t.test('on the old map old Thái Nguyên has all of them', async () => {
    const report = await presence(['--frame', '63']);
    assert.equal(report.communes.length, 172);
    assert.equal(report.total.names, 412);
  });

  await t.test('a code without a day is refused with its meanings', async () => {
    const { code, stderr, stdout } = await hienDien(['territory', 'show', '19']);
    assert.equal(code, 2);
    assert.equal(stdout, '');
    assert.match(stderr, /Tỉnh Thái Nguyên đến 30\/06\/2025; Tỉnh Thái Nguyên từ 01\/07\/2025/);
  });

  await t.test('what was measured today is not measured again unless asked', async () => {
    const { code, stderr } = await hienDien(['run', 'start', ...measureOptions(readLabFacts())]);
    assert.equal(code, 2);
    assert.match(stderr, /Hôm nay không còn tên nào đến hạn đo/);
  });

  await t.test('a name is told with who holds it and what to mend', async () => {
    const { stdout } = await hienDien(['domain', 'show', 'expired-certificate.vn']);
    assert.match(stdout, /Trạng thái: Trang web đang hoạt động/);
    assert.match(stdout, /T11 Chứng thư còn hạn\n +Chứng thư bảo mật của trang đã hết hạn/);
  });

  await t.test('judging again what was seen changes nothing', async () => {
    const { code, stdout } = await hienDien(['re-judge']);
    assert.equal(code, 0);
    assert.match(stdout, / 0 khác, 0 không kết luận được/);
  });

  await t.test('a backup restored into another installation tells the same figures', async () => {
    const file = join(folder, 'backup.hd');
    const backup = await hienDien(['backup', file]);
    assert.equal(backup.code, 0, backup.stderr);
    const restore = await hienDien(['restore', file, '--database', 'sample'], 'other');
    assert.equal(restore.code, 0, restore.stderr);
    assert.deepEqual(await presence(['--database', 'sample'], 'other'), await presence());
    // It goes on from there: its queue is made anew.
    const run = await hienDien(
      ['run', 'start', '--database', 'sample', ...measureOptions(readLabFacts())],
      'other',
    );
    assert.match(run.stderr, /Hôm nay không còn tên nào đến hạn đo/);
  });
});
