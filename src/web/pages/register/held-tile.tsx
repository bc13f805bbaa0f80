/** A name as a tile before its text: lit, half lit, dark or not seen. The words beside it say the same. */
import type { Level } from '#words/index.ts';

export function HeldTile({ level }: { level: Level }) {
  return <span className="held-tile" data-level={level} aria-hidden="true" />;
}
