/** What the names of a unit show: the tiles, the states they are in, the grades they earned. Every part leads to its names. */
import { formatInteger, formatShare } from '#platform/format.ts';
import type { NameFilters } from '#reporting/index.ts';
import { presenceWords } from '#web/messages/presence.ts';
import { namesPath } from '#web/pages/presence/paths.ts';
import { namesOfKinds, type TileKind, tileKinds, tilesOf } from '#web/pages/presence/tiles.ts';
import { byTone } from '#web/pages/presence/tones.ts';
import type { UnitPage } from '#web/pages/presence/unit-page.ts';
import { GradeHistogram } from '../../charts/grade-histogram.tsx';
import { StateBar } from '../../charts/state-bar.tsx';
import { useLanguage } from '../../components/language.tsx';
import { TileSwatch, Waffle } from './waffle.tsx';

export function UnitPicture({ page }: { page: UnitPage }) {
  const language = useLanguage();
  const words = presenceWords[language];
  const { total, states, grades } = page;
  const tiles = tilesOf(total);
  const counts = namesOfKinds(total);
  const path = (filters: NameFilters) => (page.isLive ? namesPath(page.unit.code, filters) : null);
  // "No website yet" is several states: the bar beside leads to each of them.
  const hrefs: Record<TileKind, string | null> = {
    lit: path({ trusted: 'yes' }),
    half: path({ presence: page.website, trusted: 'not-yes' }),
    unlit: '#trang-thai',
    unseen: path({ state: 'not_measured' }),
  };
  const shown = tileKinds.filter((kind) => counts[kind] > 0);
  const said = shown.map((kind) => `${tiles[kind]} ${words[kind]}`).join(', ');
  const parts = byTone(states.map((part) => ({ ...part, href: path({ state: part.state }) })));
  return (
    <section className="presence-picture" aria-labelledby="buc-tranh">
      <div className="presence-tiles">
        <h2 id="buc-tranh">{total.names > 100 ? words.pictureTitle : words.pictureTitleEach}</h2>
        <Waffle tiles={tiles} description={words.pictureText(said)} />
        <ul className="count-rows tile-key">
          {shown.map((kind) => (
            <li key={kind}>
              <TileSwatch kind={kind} />
              <b>{formatInteger(counts[kind], language)}</b>
              {hrefs[kind] === null ? <span>{words[kind]}</span> : <a href={hrefs[kind]}>{words[kind]}</a>}
              <span className="share">{formatShare(counts[kind], total.names, language)}</span>
            </li>
          ))}
        </ul>
      </div>
      <div className="stack">
        <div className="stack-s" id="trang-thai">
          <h2>{words.statesTitle}</h2>
          <StateBar
            parts={parts}
            description={parts
              .map(({ label, count }) => `${label}: ${formatInteger(count, language)}`)
              .join('; ')}
            language={language}
          />
        </div>
        <div className="stack-s">
          <h2>{words.gradesTitle}</h2>
          <GradeHistogram
            columns={grades.map(({ grade, label, count }) => ({
              grade: grade === 'none' ? '–' : grade,
              count,
              href: count === 0 ? null : path({ grade }),
              spoken: `${words.gradesTitle} ${label}: ${words.faultNames(count)}`,
            }))}
            description={words.gradesTitle}
            language={language}
          />
        </div>
      </div>
    </section>
  );
}
