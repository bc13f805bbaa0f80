/**
 * Names for statements that a connection keeps planned: the same for the same text, in all processes.
 *
 * Texts that are put together from lists could be without number, and a connection keeps what it was told: after so many
 * texts no more are named. Behind a pooler it has to know prepared statements (PgBouncer 1.21).
 */
import { createHash } from 'node:crypto';

const mostNames = 1_000;
const names = new Map<string, string>();

/** @returns null where there are too many already */
export function statementName(text: string): string | null {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (names.size >= mostNames) return null;
  const name = `hd_${createHash('sha256').update(text).digest('hex').slice(0, 20)}`;
  names.set(text, name);
  return name;
}
