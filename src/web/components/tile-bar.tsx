/** How far something has come, as a row of tiles that are lit one after another; the words say it too. */
const step = 12;

export function TileBar({
  done,
  of,
  label,
  tiles = 40,
}: {
  done: number;
  of: number;
  label: string;
  /** How many tiles stand for the whole. */
  tiles?: number;
}) {
  const lit = of === 0 ? 0 : Math.floor((tiles * done) / of);
  return (
    <svg className="tile-bar" viewBox={`0 0 ${tiles * step - 2} 10`} role="img" aria-label={label}>
      {Array.from({ length: tiles }, (_, tile) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: tiles never move
          key={tile}
          className={tile < lit ? 'lit' : 'unlit'}
          x={tile * step}
          width="10"
          height="10"
          rx="1"
        />
      ))}
    </svg>
  );
}
