/** Addresses of the pages of territory. Pure. */

/** A unit's page; the day stands in the address where it is not today. */
export function territoryPath(key: string, day: string | null): string {
  return `/dia-gioi/${key}${day === null ? '' : `?ngay=${day}`}`;
}

export function unitsPath(day: string): string {
  return `/dia-gioi?ngay=${day}`;
}
