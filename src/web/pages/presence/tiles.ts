/**
 * From counts to tiles: a hundred for any number of names, one a name where there are fewer. Largest remainders, so that
 * tiles are never more or fewer.
 */
export interface TileCounts {
  /** Trusted. */
  lit: number;
  /** A website that is not, or of which it cannot be told. */
  half: number;
  /** Judged, and no website. */
  unlit: number;
  /** Never judged. */
  unseen: number;
}

export type TileKind = keyof TileCounts;
export const tileKinds: readonly TileKind[] = ['lit', 'half', 'unlit', 'unseen'];

interface Counted {
  names: number;
  judged: number;
  website: number;
  trusted: number;
}

/** Names of each kind. */
export function namesOfKinds({ names, judged, website, trusted }: Counted): TileCounts {
  return { lit: trusted, half: website - trusted, unlit: judged - website, unseen: names - judged };
}

export function tilesOf(counted: Counted): TileCounts {
  const tiles = Math.min(100, counted.names);
  const names = namesOfKinds(counted);
  const shares = tileKinds.map((kind) => {
    const exact = counted.names === 0 ? 0 : (names[kind] * tiles) / counted.names;
    return { kind, whole: Math.floor(exact), rest: exact - Math.floor(exact) };
  });
  const left = tiles - shares.reduce((sum, { whole }) => sum + whole, 0);
  const raised = new Set(
    shares
      .toSorted((a, b) => b.rest - a.rest)
      .slice(0, left)
      .map(({ kind }) => kind),
  );
  const of = (kind: TileKind) =>
    (shares.find((share) => share.kind === kind)?.whole ?? 0) + (raised.has(kind) ? 1 : 0);
  return { lit: of('lit'), half: of('half'), unlit: of('unlit'), unseen: of('unseen') };
}
