import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { vnZones } from '#measurement/zones.ts';
import { oldProvinceCodes } from '../identifiers/old-provinces.ts';
import { zoneFeeOn } from './fees.ts';
import { zoneSources } from './sources.ts';
import { zoneOf, zoneOn, zones, zonesOfProvince } from './zones.ts';

const today = '2026-11-26';

test('the registry knows the same zones as the engine, opened on the same days', () => {
  const first = Map.groupBy(
    zones.filter(({ kind }) => kind !== 'vietnamese'),
    ({ zone }) => zone,
  );
  const ours = [...first.values()].map(([row]) => ({
    zone: row!.zone,
    kind: row!.kind,
    openSince: row!.from,
  }));
  const byName = (a: { zone: string }, b: { zone: string }) => (a.zone < b.zone ? -1 : 1);
  assert.deepEqual(ours.sort(byName), [...vnZones].sort(byName));
  assert.equal(ours.length, 83);
});

test('every old province has its zone, and Huế has two', () => {
  for (const code of oldProvinceCodes) {
    assert.equal(zonesOfProvince(code).length, code === '46' ? 2 : 1, code);
  }
  assert.equal(zones.filter(({ kind }) => kind === 'geographic').length, 64);
  assert.deepEqual(
    zonesOfProvince('46').map(({ zone }) => zone),
    ['hue.vn', 'thuathienhue.vn'],
  );
});

test('zones are spelled as they are, not as one would guess', () => {
  assert.deepEqual(
    ['06', '77', '79'].map((code) => zonesOfProvince(code)[0]!.zone),
    ['backan.vn', 'baria-vungtau.vn', 'thanhphohochiminh.vn'],
  );
});

const provinces = join(import.meta.dirname, '../../../../shared/data/territory/provinces-34.csv');
test('the zones of each province of today are those of the provinces it was formed of', {
  skip: existsSync(provinces) ? false : 'the shared table of provinces is not here',
}, () => {
  const rows = readFileSync(provinces, 'utf8').trim().split(/\r?\n/).slice(1);
  assert.equal(rows.length, 34);
  for (const row of rows) {
    const cells = row.split(',');
    const expected = cells[8]!.split(' ').sort();
    const ours = cells[3]!.split(' ').flatMap((code) => zonesOfProvince(code).map(({ zone }) => zone));
    assert.deepEqual(ours.sort(), expected, cells[1]!);
  }
});

test('no zone has two rows for one day, and every row has a source', () => {
  for (const row of zones) {
    assert.ok(Object.hasOwn(zoneSources, row.source), row.zone);
    const others = zones.filter(
      (other) => other !== row && other.zone === row.zone && other.kind === row.kind,
    );
    for (const other of others) {
      assert.ok(
        (row.until ?? '9999') <= (other.from ?? '0000') || (other.until ?? '9999') <= (row.from ?? '0000'),
      );
    }
  }
});

test('edu.vn is for organisations only since Circular 48/2025', () => {
  assert.equal(zoneOn('edu.vn', '2026-02-09')?.holders, 'not-established');
  assert.equal(zoneOn('edu.vn', '2026-02-10')?.holders, 'education-organisations');
});

test('a name is registered one label below its zone', () => {
  assert.deepEqual(zoneOf('www.cafebalo.biz.vn', today), {
    zone: 'biz.vn',
    kind: 'generic',
    registered: 'cafebalo.biz.vn',
  });
  assert.deepEqual(zoneOf('cafebalo.vn', today), { zone: 'vn', kind: 'generic', registered: 'cafebalo.vn' });
  assert.deepEqual(zoneOf('cafe.thainguyen.vn', today), {
    zone: 'thainguyen.vn',
    kind: 'geographic',
    registered: 'cafe.thainguyen.vn',
  });
});

test('a Vietnamese name is a kind of its own directly under .vn', () => {
  assert.deepEqual(zoneOf('xn--tin-hkz.vn', today), {
    zone: 'vn',
    kind: 'vietnamese',
    registered: 'xn--tin-hkz.vn',
  });
  assert.equal(zoneOf('hoasen.vn', today)?.kind, 'generic');
  assert.equal(zoneOf('xn--tin-hkz.hue.vn', today)?.kind, 'geographic');
});

test('before on.vn opened, a name under it was a host of another name', () => {
  assert.deepEqual(zoneOf('shop.on.vn', '2026-02-09'), { zone: 'vn', kind: 'generic', registered: 'on.vn' });
  assert.deepEqual(zoneOf('shop.on.vn', '2026-02-10'), {
    zone: 'on.vn',
    kind: 'generic',
    registered: 'shop.on.vn',
  });
});

test('a zone itself is no name', () => {
  for (const zone of ['vn', 'com.vn', 'hanoi.vn', 'on.vn', '.com.vn'])
    assert.equal(zoneOf(zone, today), null, zone);
});

test('what is not under .vn is foreign', () => {
  assert.deepEqual(zoneOf('www.cafebalo.com', today), {
    zone: '',
    kind: 'foreign',
    registered: 'cafebalo.com',
  });
  assert.equal(zoneOf('192.0.2.1', today), null);
  assert.equal(zoneOf('com', today), null);
});

test('a name costs what its zone, its length and the day say', () => {
  const fee = (zone: string, length: number, on = today) => {
    const row = zoneFeeOn(zone, 'generic', length, on);
    return row === null ? null : [row.register, row.yearly];
  };
  assert.deepEqual(fee('biz.vn', 8), [100_000, 250_000]);
  assert.deepEqual(fee('id.vn', 8), [10_000, 50_000]);
  assert.deepEqual(fee('io.vn', 8), [10_000, 20_000]);
  assert.deepEqual(fee('vn', 3), [100_000, 350_000]);
  assert.deepEqual(fee('vn', 2), [100_000, 10_000_000]);
  assert.deepEqual(fee('vn', 1), [100_000, 40_000_000]);
  assert.equal(fee('on.vn', 8), null);
  assert.equal(fee('biz.vn', 8, '2025-05-02'), null);
  assert.equal(zoneFeeOn('vn', 'vietnamese', 4, today)?.yearly, 20_000);
  assert.equal(zoneFeeOn('hue.vn', 'geographic', 4, today)?.yearly, 100_000);
  assert.equal(zoneSources[zoneFeeOn('edu.vn', 'generic', 8, today)!.source].grade, 'inferred');
});
