/**
 * The communes of old Thái Nguyên and Bắc Kạn as they were until 30/6/2025, read from the product's own tables.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { draw } from '../../src/sample/draw.ts';
import { checkout } from '../state.ts';

export interface Commune {
  code: string;
  /** With its type: "Xã Tân Cương". */
  name: string;
  district: string;
  province: string;
  /** Old two-digit code. */
  provinceCode: string;
  /** More than one of today's communes took part of it. */
  cut: boolean;
}

type Row = Record<'code' | 'name' | 'type' | 'parent_code', string>;

/** Communes of the two provinces, by code. */
export function readCommunes(): Commune[] {
  const units = readTable<Row>('units-2025-06-30.csv');
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const cut = new Set(
    readTable<Record<'old_code' | 'extent_a' | 'extent_b', string>>('lineage-2025-07-01.csv')
      .filter(({ extent_a, extent_b }) => extent_a === 'partial' || extent_b === 'partial')
      .map(({ old_code }) => old_code),
  );
  return units.flatMap(({ code, name, type, parent_code }): Commune[] => {
    const district = byCode.get(parent_code);
    const province = byCode.get(district?.parent_code ?? '');
    if (code.length !== 5 || (province?.code !== '19' && province?.code !== '06')) return [];
    return [
      {
        code,
        name: `${type} ${name}`,
        district: `${district!.type} ${district!.name}`,
        province: province.name,
        provinceCode: province.code,
        cut: cut.has(code),
      },
    ];
  });
}

/** Where something is: towns have four times what a village has. Cut communes are given out by hand. */
export function communeFor(key: string, communes: readonly Commune[]): Commune {
  const weighted = communes
    .filter(({ cut }) => !cut)
    .flatMap((commune) => Array<Commune>(commune.name.startsWith('Xã') ? 1 : 4).fill(commune));
  return weighted[draw(key, 'commune', weighted.length)]!;
}

function readTable<TableRow>(name: string): TableRow[] {
  return parse<TableRow>(readFileSync(join(checkout, 'src/territory/tables', name)), { columns: true });
}
