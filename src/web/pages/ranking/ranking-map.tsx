/** The provinces by the indicator chosen: those with figures coloured and leading on, the others hatched, the own outlined. */
import { rankingWords } from '#web/messages/ranking.ts';
import { unitName } from '#web/pages/presence/paths.ts';
import { legendSteps, partsSaid, valueWords } from '#web/pages/ranking/figure-words.ts';
import type { Shown } from '#web/pages/ranking/ranking-page.ts';
import { stepOf } from '#web/pages/ranking/steps.ts';
import { withParams } from '../../components/choose.tsx';
import { useLanguage } from '../../components/language.tsx';
import { type LegendStep, ProvinceMap, type ProvinceValue } from '../../map/province-map.tsx';

export function RankingMap({ page }: { page: Shown }) {
  const language = useLanguage();
  const words = rankingWords[language];
  const { indicator, frame, provinces, place, everywhere } = page;
  const values = new Map<string, ProvinceValue>(
    provinces.map((row) => [
      row.code,
      {
        step: stepOf(indicator, row.value),
        label: words.mapLabel(
          unitName(row),
          valueWords(indicator, row, language),
          partsSaid(indicator, row, language),
        ),
        href: withParams(page.url, { tinh: row.code }),
      },
    ]),
  );
  return (
    <div className="ranking-map">
      <ProvinceMap
        id="ban-do"
        frame={frame}
        values={values}
        {...(place === null ? {} : { own: place.code })}
        title={words.mapTitle(words[indicator], frame)}
        description={words.mapDescription(values.size, frame)}
        legend={{
          title: words[indicator],
          steps: legendSteps(indicator, language) as readonly LegendStep[],
          ...(place === null ? {} : { own: everywhere ? unitName(place) : words.mapOwn }),
        }}
        unknown={words.unknown}
        language={language}
      />
      {!everywhere && (
        <p className="small soft">{page.wholeIsSeen ? words.mapScope : words.mapScopeCommune}</p>
      )}
    </div>
  );
}
