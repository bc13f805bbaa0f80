/** The provinces of the day, by what they were formed of; on the old map by whether they are still there. */
import type { UnitRow } from '#territory/index.ts';
import { territoryWords } from '#web/messages/territory.ts';
import { unitName } from '#web/pages/presence/paths.ts';
import { territoryPath } from '#web/pages/territory/paths.ts';
import { useLanguage } from '../../components/language.tsx';
import { type LegendStep, type MapStep, ProvinceMap, type ProvinceValue } from '../../map/province-map.tsx';

export function TerritoryMap({
  provinces,
  isOld,
  linked,
}: {
  provinces: readonly UnitRow[];
  isOld: boolean;
  linked: string | null;
}) {
  const language = useLanguage();
  const words = territoryWords[language];
  const kinds: LegendStep[] = isOld
    ? [
        { step: 1, label: words.wentOn },
        { step: 4, label: words.wentInto },
      ]
    : [
        { step: 1, label: words.kept },
        { step: 3, label: words.merged2 },
        { step: 5, label: words.merged3 },
      ];
  const stepOf = ({ formedOf, wentInto }: UnitRow): MapStep =>
    isOld ? (wentInto.length === 0 ? 1 : 4) : formedOf.length < 2 ? 1 : formedOf.length === 2 ? 3 : 5;
  const values = new Map<string, ProvinceValue>(
    provinces.map((one) => {
      const step = stepOf(one);
      const kind = kinds.find((each) => each.step === step)?.label ?? '';
      return [one.code, { step, label: `${unitName(one)}: ${kind}`, href: territoryPath(one.key, linked) }];
    }),
  );
  return (
    <div className="territory-map">
      <ProvinceMap
        id="ban-do"
        frame={isOld ? '63' : '34'}
        values={values}
        title={isOld ? words.mapTitle63 : words.mapTitle34}
        description={words.mapDescription}
        legend={{ title: isOld ? words.legend63 : words.legend34, steps: kinds }}
        unknown={words.mapUnknown}
        language={language}
      />
    </div>
  );
}
