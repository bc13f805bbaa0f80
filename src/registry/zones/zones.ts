/**
 * All zones under .vn with their rules and dates, and which zone a name is registered in.
 *
 * By the day asked about: `shop.on.vn` is a name of its own since on.vn opened on 10/02/2026, and was a host of the name
 * on.vn before. What is not under .vn has the kind `foreign`; who holds it is told by the Public Suffix List (`tldts`).
 */
import { getDomain } from 'tldts';
import type { IsoDate } from '#platform/postgres/db.ts';
import { genericZones, vietnameseNames } from './generic.ts';
import { geographicZones } from './geographic.ts';
import type { Zone, ZoneKind } from './zone.ts';

/** One row for each zone and stretch of time; 83 zones and Vietnamese names. */
export const zones: readonly Zone[] = [...genericZones, ...geographicZones, vietnameseNames];

export interface NameZone {
  /** `com.vn`, `vn`; '' for a name that is not under .vn. */
  zone: string;
  kind: ZoneKind | 'foreign';
  /** The name that was registered: one label more than the zone. */
  registered: string;
}

/** Rows by zone; Vietnamese names are told by the name and not by the zone. */
const rowsByZone = Map.groupBy([...genericZones, ...geographicZones], ({ zone }) => zone);

/** @returns the row of a zone that holds on a day; null when it is no zone, or not yet one */
export function zoneOn(zone: string, on: IsoDate): Zone | null {
  const rows = rowsByZone.get(zone) ?? [];
  return (
    rows.find(({ from, until }) => (from === null || from <= on) && (until === null || on < until)) ?? null
  );
}

/**
 * The zone a name is registered in.
 *
 * @param domain A-labels, lower case, without trailing dot; may be a host below the name
 * @returns null for a zone itself (`com.vn`), an address, and what has no registrable name
 */
export function zoneOf(domain: string, on: IsoDate): NameZone | null {
  if (domain !== 'vn' && !domain.endsWith('.vn')) return foreignOf(domain);
  const labels = domain.split('.');
  const lastTwo = labels.slice(-2).join('.');
  const zone = zoneOn(lastTwo, on);
  const depth = zone === null || lastTwo === 'vn' ? 2 : 3;
  if (labels.length < depth || labels.includes('')) return null;
  const registered = labels.slice(-depth).join('.');
  if (zone !== null) return { zone: zone.zone, kind: zone.kind, registered };
  return { zone: 'vn', kind: lastTwo.startsWith('xn--') ? 'vietnamese' : 'generic', registered };
}

function foreignOf(domain: string): NameZone | null {
  const registered = getDomain(domain, { allowPrivateDomains: true });
  return registered === null ? null : { zone: '', kind: 'foreign', registered };
}

/** The geographic zones named after an old province, by its two-digit code: two for 46, one for the others. */
export function zonesOfProvince(oldCode: string): readonly Zone[] {
  return geographicZones.filter(({ provinceCodes }) => provinceCodes.includes(oldCode));
}
