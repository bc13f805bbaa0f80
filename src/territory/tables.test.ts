import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { composeTerritory } from './compose.ts';
import { readTables } from './tables.ts';

const tables = readTables();

test('the tables compose to 63 and 34 provinces, of which 11 are the same units', () => {
  const provinces = composeTerritory(tables).units.filter(({ level }) => level === 'province');
  assert.equal(provinces.filter(({ since }) => since === null).length, 63);
  assert.equal(provinces.filter(({ until }) => until === null).length, 34);
  assert.deepEqual(
    provinces.filter(({ since, until }) => since === null && until === null).map(({ key }) => key.slice(-2)),
    ['01', '04', '11', '12', '14', '20', '22', '38', '40', '42', '46'],
  );
});

test('a change in versions.csv that does not start from what was there is our error and says so', () => {
  const wrong = readTables();
  wrong.versions[0]!.before = 'Thành phố';
  assert.throws(() => composeTerritory(wrong), /2026-04-30: 75 is not Thành phố but Tỉnh/);
});

test('every text of the tables is NFC and every code one of 2, 3 or 5 digits', () => {
  const units = [...tables.oldUnits, ...tables.newUnits];
  assert.deepEqual(
    units.filter(({ name, type }) => name !== name.normalize('NFC') || type !== type.normalize('NFC')),
    [],
  );
  assert.deepEqual(
    units.filter(({ code }) => !/^(\d\d|\d{3}|\d{5})$/.test(code)),
    [],
  );
});

// ── held against the compiled tables, where they lie beside the checkout ──
const compiled = join(import.meta.dirname, '../../../shared/data/territory');

function compiledTable(t: TestContext, name: string): Record<string, string>[] | null {
  const path = join(compiled, name);
  if (!existsSync(path)) {
    t.skip(`${name} of the shared tables is not beside this checkout`);
    return null;
  }
  return parse(readFileSync(path), { columns: true });
}

/** Six rows there have the word for the type in the name and none in its column, four have it in both. */
function asUnit(row: Record<string, string>): string {
  const { code, name = '', type = '', parent_code } = row;
  const words = ['Thành phố', 'Thị trấn', 'Thị xã', 'Xã'];
  const word = words.find((each) => name.toLowerCase().startsWith(`${each.toLowerCase()} `));
  if (word === undefined || (type !== '' && type !== 'Thị trấn'))
    return [code, name, type, parent_code].join('|');
  return [code, name.slice(word.length + 1), word, parent_code].join('|');
}

function compare(ours: string[], theirs: string[]) {
  const [mine, other] = [new Set(ours), new Set(theirs)];
  return {
    onlyOurs: [...mine.difference(other)].sort(),
    onlyTheirs: [...other.difference(mine)].sort(),
  };
}

const plain = ({ code, name, type, parent_code }: (typeof tables.oldUnits)[number]) =>
  [code, name, type, parent_code].join('|');

test('the map of 30 June 2025 is the compiled one and the five islands and twelve codes it tells of by name', (t) => {
  const theirs = compiledTable(t, 'units-until-2025-06-30.csv');
  if (theirs === null) return;
  const known = tables.oldUnits.filter(({ note }) => note === '');
  assert.deepEqual(compare(known.map(plain), theirs.map(asUnit)), { onlyOurs: [], onlyTheirs: [] });
  assert.deepEqual(
    tables.oldUnits.filter(({ note }) => note === 'by-name').map(({ code }) => code),
    ['318', '471', '498', '536', '755'],
  );
  assert.deepEqual(
    tables.oldUnits.filter(({ note }) => note === 'one-table').map(({ code }) => code),
    [
      '07693',
      '07732',
      '07744',
      '16387',
      '16411',
      '18448',
      '20176',
      '20674',
      '25102',
      '25174',
      '25177',
      '25186',
    ],
  );
});

test('the map of 25 July 2026 is the compiled one, but that two provinces have their legal spelling', (t) => {
  const theirs = compiledTable(t, 'units-2026-07-25.csv');
  if (theirs === null) return;
  const later = new Map(tables.versions.map(({ code, after }) => [code, after]));
  const ours = tables.newUnits.map((row) => plain({ ...row, type: later.get(row.code) ?? row.type }));
  assert.deepEqual(compare(ours, theirs.map(asUnit)), {
    onlyOurs: ['38|Thanh Hóa|Tỉnh|', '56|Khánh Hòa|Tỉnh|'],
    onlyTheirs: ['38|Thanh Hoá|Tỉnh|', '56|Khánh Hoà|Tỉnh|'],
  });
});

test('the lineage of communes is the compiled one, pair by pair and word by word', (t) => {
  const theirs = compiledTable(t, 'lineage-2025-07-01.csv');
  if (theirs === null) return;
  const line = (row: Record<string, string>) =>
    [row.old_code, row.new_code, row.extent_a, row.extent_b, row.agreement].join('|');
  const communes = tables.lineage.filter(({ old_code }) => old_code.length === 5);
  assert.equal(communes.length, 10_635);
  assert.deepEqual(
    compare(
      communes.map((row) => line({ ...row })),
      theirs.map(line),
    ),
    {
      onlyOurs: [],
      onlyTheirs: [],
    },
  );
});

test('the provinces are formed of those the compiled table names, with its population and area', (t) => {
  const theirs = compiledTable(t, 'provinces-34.csv');
  if (theirs === null) return;
  const figures = new Map(tables.population.map((row) => [row.code, row]));
  const ours = tables.newUnits
    .filter(({ code }) => code.length === 2)
    .map(({ code, name }) => {
      const from = tables.lineage.filter((row) => row.new_code === code).map((row) => row.old_code);
      return [
        code,
        name,
        from.sort().join(' '),
        figures.get(code)?.population,
        figures.get(code)?.area_km2,
      ].join('|');
    });
  const other = theirs.map((row) =>
    [row.code, row.name, row.formed_from_old_codes, row.population, row.area_km2].join('|'),
  );
  assert.deepEqual(compare(ours, other), { onlyOurs: [], onlyTheirs: [] });
});

test('population and area of the communes are the compiled ones, an area of 0 being none', (t) => {
  const theirs = compiledTable(t, 'population-communes-2025-07.csv');
  if (theirs === null) return;
  const line = ({ code, population, area_km2 = '' }: Record<string, string>) =>
    [code, population, Number(area_km2) === 0 ? '' : area_km2].join('|');
  const communes = tables.population.filter(({ code }) => code.length === 5);
  assert.deepEqual(
    compare(
      communes.map((row) => line({ ...row })),
      theirs.map(line),
    ),
    {
      onlyOurs: [],
      onlyTheirs: [],
    },
  );
});
