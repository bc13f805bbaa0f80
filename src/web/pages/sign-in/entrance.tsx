/** What every page before the console stands in: the country in tiles beside, or on a phone above small, and one thing to do. */
import type { ReactNode } from 'react';
import { signInWords } from '#web/messages/sign-in.ts';
import { countryTiles, tilesHigh, tilesWide } from '#web/pages/sign-in/country-tiles.ts';
import { useLanguage } from '../../components/language.tsx';
import { BrandMark } from '../../components/masthead.tsx';

/** @param picture also on a phone, where it is a long way to scroll */
export function Entrance({ children, picture = false }: { children: ReactNode; picture?: boolean }) {
  const words = signInWords[useLanguage()];
  return (
    <div className="entrance" data-quiet={picture ? undefined : ''}>
      <div className="entrance-side">
        <a className="brand" href="/dang-nhap">
          <BrandMark />
          Hiện Diện
        </a>
        <div className="entrance-work">{children}</div>
      </div>
      <div className="entrance-picture">
        <div className="entrance-stay">
          <CountryPicture />
          <p className="entrance-title">
            <span>{words.pictureTitle}</span> <span>{words.pictureLight}</span>
          </p>
          <p className="entrance-text">{words.pictureText}</p>
        </div>
      </div>
    </div>
  );
}

function CountryPicture() {
  const pathOf = (lit: boolean) =>
    countryTiles
      .filter((tile) => tile.lit === lit)
      .map(({ x, y }) => `M${x * 10} ${y * 10}h8v8h-8z`)
      .join('');
  return (
    <svg className="country" viewBox={`0 0 ${tilesWide * 10} ${tilesHigh * 10}`} aria-hidden="true">
      <path className="unlit" d={pathOf(false)} />
      <path className="lit" d={pathOf(true)} />
    </svg>
  );
}

/** The beginning of such a page: its name and one sentence. */
export function EntranceTitle({ title, lede }: { title: string; lede?: ReactNode }) {
  return (
    <>
      <title>{`${title} – Hiện Diện`}</title>
      <div className="title">
        <h1>{title}</h1>
        {lede !== undefined && <p className="soft">{lede}</p>}
      </div>
    </>
  );
}
