/** Counts as people type them into a form. */

/** A whole number as people write it, 3.295 or 3 295; null for anything else. */
export function countIn(given: string): number | null {
  const digits = given.trim().replace(/(?<=\d)[.,\s](?=\d{3}(?!\d))/g, '');
  return /^\d{1,12}$/.test(digits) ? Number(digits) : null;
}
