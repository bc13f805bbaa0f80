/**
 * The outline map of the provinces on either frame, coloured by step, each province a link with its figure. Hoàng Sa and
 * Trường Sa are always drawn, at their true place and with the province they belong to. The table beside the map is the
 * page's; the legend stands in the sea where the map is wide and below it on a phone.
 */
import type { Language } from '#platform/format.ts';
import { drawFrame, type MapFrame, mapHeight, mapWidth, type ProvinceOutline } from './frames.ts';
import { archipelagos, provinceNames } from './provinces.ts';

/** Seven steps from low to high, or nothing known. */
export type MapStep = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 'none';

export interface ProvinceValue {
  step: MapStep;
  /** Read aloud and shown on hover, with the name: `Thái Nguyên: 56 % trên 412 tên đã biết`. */
  label: string;
  href: string | null;
}

export interface LegendStep {
  step: MapStep;
  label: string;
}

interface ProvinceMapProps {
  /** Unique in the page. */
  id: string;
  frame: MapFrame;
  /** By the statistics office's code on this frame; a province without one is hatched and no link. */
  values: ReadonlyMap<string, ProvinceValue>;
  /** Code of the province that is drawn with a strong outline. */
  own?: string;
  title: string;
  description: string;
  legend: { title: string; steps: readonly LegendStep[]; own?: string };
  /** What is said of a province without a value: `chưa có số liệu`. */
  unknown: string;
  language: Language;
}

const words = {
  vi: {
    archipelago: (name: string) => `Quần đảo ${name}`,
    base: 'Nền bản đồ: ',
    simplified: ', đã giản lược',
  },
  en: {
    archipelago: (name: string) => `${name} Archipelago`,
    base: 'Base map: ',
    simplified: ', simplified',
  },
} as const;

/** Room round the map for round ends and the outline of what is focused. */
const margin = 16;

/** Where the names of the archipelagos stand: in the empty sea beside the dots. */
const labelPlaces: Record<string, { x: number; y: number }> = {
  'Hoàng Sa': { x: 1160, y: 970 },
  'Trường Sa': { x: 1270, y: 1190 },
};

export function ProvinceMap({
  id,
  frame,
  values,
  own,
  title,
  description,
  legend,
  unknown,
  language,
}: ProvinceMapProps) {
  const { provinces, borders, inner, edge } = drawFrame(frame);
  const ownOutline = provinces.find(({ code }) => code === own);
  const hatch = `url(#${id}-hatch)`;
  const box = [-margin, -margin, mapWidth + 2 * margin, mapHeight + margin].join(' ');
  return (
    <figure className="province-map">
      {/* biome-ignore lint/a11y/useSemanticElements: a picture that holds links is a group; a fieldset holds controls */}
      <svg viewBox={box} role="group" aria-labelledby={`${id}-title`} aria-describedby={`${id}-description`}>
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-description`}>{description}</desc>
        <Hatch id={`${id}-hatch`} />
        <path className="map-edge" d={edge} />
        {provinces.map((province) => (
          <Province
            key={province.code}
            province={province}
            value={
              values.get(province.code) ?? { step: 'none', label: `${province.name}: ${unknown}`, href: null }
            }
            hatch={hatch}
            names={archipelagoNames(province.code, frame, language)}
          />
        ))}
        {inner !== '' && <path className="map-inner" d={inner} />}
        <path className="map-borders" d={borders} />
        {ownOutline !== undefined && <path className="map-own" d={ownOutline.path} />}
      </svg>
      <MapLegend {...legend} hatch={hatch} />
      <figcaption>
        <MapCredit language={language} />
      </figcaption>
    </figure>
  );
}

function Province({
  province: { code, path, islands },
  value: { step, label, href },
  hatch,
  names,
}: {
  province: ProvinceOutline;
  value: ProvinceValue;
  hatch: string;
  names: readonly ArchipelagoName[];
}) {
  const drawn = (
    <>
      <title>{label}</title>
      <path className="map-ground" d={path} {...(step === 'none' ? { fill: hatch } : {})} />
      {islands !== null && (
        <>
          <path className="map-islands-edge" d={islands} />
          <path className="map-islands" d={islands} />
        </>
      )}
      {names.map(({ name, province, x, y }) => (
        <text key={name} className="map-label" x={x} y={y}>
          <tspan x={x}>{name}</tspan>
          <tspan className="map-label-province" x={x} dy="1.2em">
            {`(${province})`}
          </tspan>
        </text>
      ))}
    </>
  );
  const className = `map-province map-step-${step}`;
  if (href === null) {
    return (
      <g className={className} data-code={code}>
        {drawn}
      </g>
    );
  }
  return (
    <a className={className} href={href} data-code={code}>
      {drawn}
    </a>
  );
}

interface ArchipelagoName {
  name: string;
  province: string;
  x: number;
  y: number;
}

function archipelagoNames(code: string, frame: MapFrame, language: Language): ArchipelagoName[] {
  return archipelagos
    .filter((archipelago) => archipelago.code === code)
    .map(({ name }) => ({
      name: words[language].archipelago(name),
      province: provinceNames[frame][code]!,
      ...labelPlaces[name]!,
    }));
}

/** What is not known is hatched: told from every step without colour. */
function Hatch({ id }: { id: string }) {
  return (
    <pattern id={id} className="map-hatch" width="12" height="12" patternUnits="userSpaceOnUse">
      <rect width="12" height="12" />
      <path d="M-3 3l6 -6M0 12L12 0M9 15l6 -6" />
    </pattern>
  );
}

function MapLegend({ title, steps, own, hatch }: ProvinceMapProps['legend'] & { hatch: string }) {
  return (
    <div className="map-legend">
      <p>{title}</p>
      <ul>
        {steps.map(({ step, label }) => (
          <li key={step}>
            <svg className={`map-step-${step}`} viewBox="0 0 36 20" aria-hidden="true">
              <rect
                className="map-ground"
                width="36"
                height="20"
                {...(step === 'none' ? { fill: hatch } : {})}
              />
            </svg>
            {label}
          </li>
        ))}
        {own !== undefined && (
          <li>
            <svg viewBox="0 0 36 20" aria-hidden="true">
              <path className="map-own" d="M4 4h28v12h-28z" />
            </svg>
            {own}
          </li>
        )}
      </ul>
    </div>
  );
}

/** The licence of the outlines asks for this line wherever they are shown. */
export function MapCredit({ language }: { language: Language }) {
  return (
    <small className="map-credit">
      {words[language].base}
      <a href="https://github.com/VictorCazanave/svg-maps/tree/master/packages/vietnam">svg-maps/vietnam</a>
      {', '}
      <a href="https://creativecommons.org/licenses/by/4.0/deed.vi">CC BY 4.0</a>
      {words[language].simplified}
    </small>
  );
}
