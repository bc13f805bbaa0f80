/** Sums of a province before and after the change of the map, side by side: they must be the same. */
import { formatInteger } from '#platform/format.ts';
import { territoryWords } from '#web/messages/territory.ts';
import { unitName } from '#web/pages/presence/paths.ts';
import { territoryPath } from '#web/pages/territory/paths.ts';
import type { Sums } from '#web/pages/territory/sums.ts';
import { useLanguage } from '../../components/language.tsx';

export function SumsTable({ unit, sums }: { unit: { type: string; name: string }; sums: Sums }) {
  const language = useLanguage();
  const words = territoryWords[language];
  const { before, after } = sums;
  const communes = before.reduce((sum, one) => sum + one.communes, 0);
  const people = before.reduce((sum, one) => sum + (one.people ?? 0), 0);
  const number = (value: number) => formatInteger(value, language);
  const closes = communes === after.communes && (after.people === null || people === after.people);
  return (
    <section className="stack-s sums">
      <h2>{closes ? words.sumsTitle : words.sumsWrong}</h2>
      <p className="sums-line">
        {before.map((one, at) => (
          <span key={one.key}>
            {at > 0 && ' + '}
            <b>{number(one.communes)}</b> <span className="small soft">{one.name}</span>
          </span>
        ))}
        {' = '}
        <b>{number(after.communes)}</b> <span className="small soft">{words.sumsAfter(unitName(unit))}</span>
      </p>
      <section
        className="table-frame"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={words.sumsCaption}
      >
        <table className="table">
          <caption>
            {words.sumsCaption}
            <span className="note">
              {words.sumsLede(number(communes), number(after.communes))}{' '}
              {words.sumsAfterNote(number(after.units), number(after.estimated))}
            </span>
          </caption>
          <thead>
            <tr>
              <th scope="col">{words.sumsOld}</th>
              <th scope="col" className="number">
                {words.sumsCommunes}
              </th>
              <th scope="col" className="number">
                {words.sumsPeople}
              </th>
            </tr>
          </thead>
          <tbody>
            {before.map((one) => (
              <tr key={one.key}>
                <th scope="row">
                  <a href={territoryPath(one.key, sums.beforeOn)}>{unitName(one)}</a>
                </th>
                <td className="number">{number(one.communes)}</td>
                <td className="number">
                  {one.people === null ? '–' : `${one.estimated ? '≈ ' : ''}${number(one.people)}`}
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{words.sumsBefore}</th>
              <td className="number">{number(communes)}</td>
              <td className="number">{after.people === null ? '–' : number(people)}</td>
            </tr>
            <tr>
              <th scope="row">{words.sumsAfter(unitName(unit))}</th>
              <td className="number">{number(after.communes)}</td>
              <td className="number">{after.people === null ? '–' : number(after.people)}</td>
            </tr>
          </tfoot>
        </table>
      </section>
    </section>
  );
}
