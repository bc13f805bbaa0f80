/**
 * What a name costs at the registry, in đồng: once at registration, and for each year. Registrars add their service fee
 * and the tax on it. Fees before 3/5/2025 and those of ad.vn, ap.vn and on.vn were not found: there is no row for them.
 */
import type { IsoDate } from '#platform/postgres/db.ts';
import { geographicZones } from './geographic.ts';
import type { ZoneSource } from './sources.ts';
import type { ZoneKind } from './zone.ts';

export interface ZoneFee {
  zone: string;
  kind: ZoneKind;
  /** Names of one or two characters directly under .vn have fees of their own; null for all others. */
  labelLength: 1 | 2 | null;
  from: IsoDate;
  until: IsoDate | null;
  register: number;
  yearly: number;
  source: ZoneSource;
}

function fee(
  zones: readonly string[],
  register: number,
  yearly: number,
  more: Partial<ZoneFee> = {},
): ZoneFee[] {
  return zones.map((zone) => ({
    zone,
    kind: 'generic',
    labelLength: null,
    from: '2025-05-03',
    until: null,
    register,
    yearly,
    source: 'zone-fees-circular-10-2025',
    ...more,
  }));
}

export const zoneFees: readonly ZoneFee[] = [
  ...fee(['vn'], 100_000, 350_000),
  ...fee(['vn'], 100_000, 40_000_000, { labelLength: 1 }),
  ...fee(['vn'], 100_000, 10_000_000, { labelLength: 2 }),
  ...fee(['com.vn', 'net.vn', 'biz.vn', 'ai.vn'], 100_000, 250_000),
  ...fee(['id.vn', 'info.vn', 'pro.vn'], 10_000, 50_000),
  ...fee(['io.vn', 'name.vn'], 10_000, 20_000),
  ...fee(['gov.vn', 'org.vn', 'ac.vn', 'health.vn', 'int.vn'], 50_000, 100_000),
  ...fee(['edu.vn'], 50_000, 100_000, { source: 'zone-fees-edu' }),
  ...fee(
    geographicZones.map(({ zone }) => zone),
    50_000,
    100_000,
    { kind: 'geographic' },
  ),
  ...fee(['vn'], 10_000, 20_000, { kind: 'vietnamese' }),
];

/**
 * The fee of a name of one zone on a day.
 *
 * @param labelLength characters before the zone, counted as people see them
 * @returns null where no fee is known
 */
export function zoneFeeOn(zone: string, kind: ZoneKind, labelLength: number, on: IsoDate): ZoneFee | null {
  const inForce = zoneFees.filter(
    (row) =>
      row.zone === zone && row.kind === kind && row.from <= on && (row.until === null || on < row.until),
  );
  return (
    inForce.find((row) => row.labelLength === labelLength) ??
    inForce.find((row) => row.labelLength === null) ??
    null
  );
}
