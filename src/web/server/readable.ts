/**
 * Addresses that no page of ours can mean: percent signs that decode to nothing, and NUL, which PostgreSQL has in no text.
 * They are refused before a page reads them, so that none of them is taken for a fault of ours.
 */

/** @param url as it was asked for, with its query */
export function isReadable(url: string): boolean {
  const path = url.split('?', 1)[0] ?? '';
  try {
    decodeURIComponent(path);
  } catch {
    return false;
  }
  return !/%00|\0/.test(url);
}
