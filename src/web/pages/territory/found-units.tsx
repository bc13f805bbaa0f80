/** What was found: of a code every meaning with its days, of a name every unit on both maps. */
import { formatDate } from '#platform/format.ts';
import { territoryWords } from '#web/messages/territory.ts';
import type { AskedDay } from '#web/pages/territory/day.ts';
import { territoryPath } from '#web/pages/territory/paths.ts';
import type { Found } from '#web/pages/territory/search.ts';
import { useLanguage } from '../../components/language.tsx';
import { Tag } from '../../components/notice.tsx';

export function FoundUnits({ found, day }: { found: Found; day: AskedDay }) {
  const language = useLanguage();
  const words = territoryWords[language];
  const { by, text, units, count } = found;
  const date = (on: string | null) => (on === null ? null : formatDate(on, language));
  const byCode = by === 'code';
  return (
    <section className="stack-s found-units">
      <h2>{byCode ? words.foundCode(text) : words.foundName(text, count)}</h2>
      {count === 0 ? (
        <p>{byCode ? words.codeNone(text) : words.nameNone(text)}</p>
      ) : (
        <>
          {byCode && (
            <p className="code-lesson">{words.codeLesson(text, new Set(units.map(({ key }) => key)).size)}</p>
          )}
          <ol className="meanings">
            {units.map((unit) => (
              <li key={`${unit.key} ${unit.from}`} data-on-day={unit.onDay ? '' : undefined}>
                <span className="meaning-days">{words.span(date(unit.from), date(unit.until))}</span>
                <span>
                  <a href={territoryPath(unit.key, unit.day ?? day.linked)}>{unit.name}</a>
                  {unit.within !== null && <span className="soft">, {unit.within}</span>}
                  {!byCode && <span className="soft">{` · ${words.code.toLowerCase()} ${unit.code}`}</span>}
                  {(unit.note === 'day-unknown' || unit.note === 'one-table') && (
                    <span className="soft">{` · ${words[unit.note]}`}</span>
                  )}
                </span>
                {unit.onDay && <Tag tone="good">{words.onDay}</Tag>}
              </li>
            ))}
          </ol>
          {units.length < count && <p className="small soft">{words.nameMore(units.length, count)}</p>}
        </>
      )}
    </section>
  );
}
