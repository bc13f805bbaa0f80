/**
 * What a unit was formed of, or became, as a picture: the units in a column, the unit in question across from them, a band
 * for each piece of ground. Names are text of the page, so they wrap and are read; the bands stretch to their rows.
 */
import { formatShare, type Language } from '#platform/format.ts';
import { territoryWords } from '#web/messages/territory.ts';
import { unitName } from '#web/pages/presence/paths.ts';
import { territoryPath } from '#web/pages/territory/paths.ts';
import type { ShownPiece } from '#web/pages/territory/unit-page.ts';
import { useLanguage } from '../../components/language.tsx';

interface LineagePictureProps {
  title: string;
  unit: { type: string; name: string; code: string };
  pieces: readonly ShownPiece[];
  way: 'formed' | 'became';
}

/** Of a row's 100 units, what a whole unit's band takes. */
const fullBand = 76;
const leastBand = 10;

export function LineagePicture({ title, unit, pieces, way }: LineagePictureProps) {
  const language = useLanguage();
  const words = territoryWords[language];
  const others = (
    <ol className="lineage-others">
      {pieces.map((piece) => (
        <li key={piece.key}>
          <a href={territoryPath(piece.key, dayOfPiece(piece, way))}>{unitName(piece)}</a>
          <span className="small soft">
            {piece.within !== null && `${piece.within} · `}
            {pieceWords(piece, language)}
          </span>
        </li>
      ))}
    </ol>
  );
  const self = (
    <div className="lineage-self">
      <strong>{unitName(unit)}</strong>
      <span className="small soft">{`${words.code.toLowerCase()} ${unit.code}`}</span>
    </div>
  );
  return (
    <section className="stack-s">
      <h2>{title}</h2>
      <div className="lineage" data-way={way}>
        {way === 'formed' ? others : self}
        <Bands pieces={pieces} way={way} />
        {way === 'formed' ? self : others}
      </div>
      <p className="small soft">{words.pictureNote}</p>
    </section>
  );
}

function Bands({ pieces, way }: Pick<LineagePictureProps, 'pieces' | 'way'>) {
  const tall = pieces.length * 100;
  const patternId = `phan-${way}`;
  return (
    <div className="lineage-bands">
      <svg viewBox={`0 0 100 ${tall}`} preserveAspectRatio="none" aria-hidden="true">
        <pattern id={patternId} width="5" height="10" patternUnits="userSpaceOnUse">
          <rect className="band-part-ground" width="5" height="10" />
          <rect className="band-part-mark" width="2.5" height="10" />
        </pattern>
        {pieces.map((piece, at) => (
          <path
            key={piece.key}
            className={piece.extent === 'full' ? 'band-full' : 'band-part'}
            {...(piece.extent === 'full' ? {} : { fill: `url(#${patternId})` })}
            d={bandPath(piece, at, pieces.length, way)}
          />
        ))}
        <rect
          className="band-end"
          x={way === 'formed' ? 97 : 0}
          y={tall * 0.1}
          width="3"
          height={tall * 0.8}
        />
      </svg>
    </div>
  );
}

/** From the middle of the unit's row to its slot at the bar, which all of them share. */
function bandPath({ share }: ShownPiece, at: number, count: number, way: 'formed' | 'became'): string {
  const half = Math.max(leastBand, fullBand * (share ?? 0)) / 2;
  const slot = (count * 100 * 0.8) / count;
  const [far, near] = [100 * at + 50, count * 100 * 0.1 + slot * (at + 0.5)];
  const nearHalf = Math.min(half, slot / 2);
  const [x0, x1] = way === 'formed' ? [0, 100] : [100, 0];
  const round = (value: number) => Math.round(value * 10) / 10;
  return [
    `M${x0} ${round(far - half)}`,
    `C50 ${round(far - half)} 50 ${round(near - nearHalf)} ${x1} ${round(near - nearHalf)}`,
    `L${x1} ${round(near + nearHalf)}`,
    `C50 ${round(near + nearHalf)} 50 ${round(far + half)} ${x0} ${round(far + half)}`,
    'Z',
  ].join('');
}

/** `trọn`, or `một phần, ≈ 33 %`. */
function pieceWords({ extent, share, weight }: ShownPiece, language: Language): string {
  const words = territoryWords[language];
  if (weight === 0) return words.notCounted;
  if (extent === 'full') return words.whole;
  return share === null ? words.part : `${words.part}, ≈ ${formatShare(share, 1, language)}`;
}

/** The day on which the unit at the other end is there: the day of the change, or the one before it. */
export function dayOfPiece({ on }: ShownPiece, way: 'formed' | 'became'): string | null {
  return way === 'formed' ? Temporal.PlainDate.from(on).subtract({ days: 1 }).toString() : null;
}
