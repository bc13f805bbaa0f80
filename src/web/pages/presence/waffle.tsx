/**
 * The product's own picture: names as tiles, presence as light in them. A hundred tiles for any number of names; one a name
 * where there are fewer. Shape says what colour does: full, half, flat, dotted outline.
 */
import { type TileCounts, type TileKind, tileKinds } from '#web/pages/presence/tiles.ts';

const step = 24;
const side = 20;
const columns = 10;

export function Waffle({ tiles, description }: { tiles: TileCounts; description: string }) {
  const kinds = tileKinds.flatMap((kind) => Array.from({ length: tiles[kind] }, () => kind));
  const rows = Math.max(1, Math.ceil(kinds.length / columns));
  return (
    <svg
      className="waffle"
      viewBox={`0 0 ${columns * step - (step - side)} ${rows * step - (step - side)}`}
      role="img"
      aria-label={description}
    >
      {kinds.map((kind, at) => (
        <Tile
          // biome-ignore lint/suspicious/noArrayIndexKey: tiles have no name of their own and never move
          key={at}
          kind={kind}
          x={(at % columns) * step}
          y={Math.floor(at / columns) * step}
        />
      ))}
    </svg>
  );
}

/** The tile's sign in a key. */
export function TileSwatch({ kind }: { kind: TileKind }) {
  return (
    <svg className="tile-swatch" viewBox={`0 0 ${side} ${side}`} aria-hidden="true">
      <Tile kind={kind} x={0} y={0} />
    </svg>
  );
}

function Tile({ kind, x, y }: { kind: TileKind; x: number; y: number }) {
  if (kind === 'unseen') {
    return <rect className="tile-unseen" x={x + 1} y={y + 1} width={side - 2} height={side - 2} rx={2} />;
  }
  return (
    <>
      <rect className={`tile-${kind}`} x={x} y={y} width={side} height={side} rx={2} />
      {kind === 'half' && (
        <path className="tile-half-light" d={`M${x + 2} ${y + side}h${side - 4}a2 2 0 0 0 2-2V${y + 2}Z`} />
      )}
    </>
  );
}
