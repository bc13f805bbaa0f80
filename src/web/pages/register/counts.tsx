/** VNNIC's counts (`/so-dang-ky`): what was entered for which unit, day and map, and the months that lack one. */
import { formatDate, formatInteger } from '#platform/format.ts';
import { countWords } from '#web/messages/register-counts.ts';
import { type CountsPage, readCounts } from '#web/pages/register/counts-page.ts';
import { reading } from '#web/server/page.ts';
import { SourceMark } from '../../components/figures.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Tag } from '../../components/notice.tsx';
import { DataTable } from '../../components/table.tsx';
import { Title } from '../../components/title.tsx';
import type { Route } from './+types/counts.ts';

export function loader(args: Route.LoaderArgs) {
  return reading(args, 'enter-counts', readCounts);
}

export default function Counts({ loaderData: page }: Route.ComponentProps) {
  const language = useLanguage();
  const words = countWords[language];
  return (
    <>
      <Title
        title={words.title}
        lede={words.lede}
        crumbs={[{ href: '/doi-tuong', label: words.register }]}
        actions={
          <>
            <a className="button" href="/so-dang-ky/moi">
              {words.fresh}
            </a>
            <a href="/nhap/moi?loai=registered-counts">{words.many}</a>
          </>
        }
      />
      {page.strips.length > 0 && <Months strips={page.strips} />}
      <DataTable
        caption={words.caption}
        note={words.captionNote}
        columns={[
          {
            key: 'unit',
            label: words.unit,
            heading: true,
            cell: ({ id, unit }) => <a href={`/so-dang-ky/${id}`}>{unit}</a>,
          },
          {
            key: 'zone',
            label: words.zone,
            cell: ({ zone }) => <span className="nowrap">{zone === '' ? words.allZones : `.${zone}`}</span>,
          },
          { key: 'day', label: words.day, cell: ({ on }) => formatDate(on, language) },
          {
            key: 'value',
            label: words.value,
            number: true,
            cell: ({ value, corrected }) =>
              corrected ? (
                <span className="soft">
                  <s>{formatInteger(value, language)}</s> <Tag>{words.corrected}</Tag>
                </span>
              ) : (
                <strong>{formatInteger(value, language)}</strong>
              ),
          },
          { key: 'source', label: '', cell: () => <SourceMark source="registered" /> },
          {
            key: 'frame',
            label: words.frame,
            cell: ({ frame }) => <span className="nowrap">{words.frameOf(frame)}</span>,
          },
          { key: 'document', label: words.document, cell: ({ document }) => document },
          { key: 'by', label: words.by, cell: ({ by }) => by },
        ]}
        rows={page.rows}
        rowKey={({ id }) => id}
        empty={words.empty}
      />
    </>
  );
}

/** A month is a tile; a count is light in it. */
function Months({ strips }: { strips: CountsPage['strips'] }) {
  const words = countWords[useLanguage()];
  const monthOf = (month: string) => month.split('-').reverse().join('/');
  return (
    <section className="stack-s" aria-labelledby="thang">
      <h2 id="thang">{words.monthsTitle}</h2>
      <p className="soft small">{words.monthsText}</p>
      {strips.map(({ id, label, months }) => (
        <div className="month-strip" key={id}>
          <p>
            <strong>{label}</strong>{' '}
            <span className="soft">{words.missing(months.filter(({ value }) => value === null).length)}</span>
          </p>
          <ol className="month-tiles">
            {months.map(({ month, value }) => (
              <li key={month} data-lit={value === null ? undefined : ''}>
                <span aria-hidden="true">
                  {month.slice(5)}
                  <small>{month.slice(0, 4)}</small>
                </span>
                <span className="hidden-visually">
                  {value === null
                    ? words.monthMissing(monthOf(month))
                    : words.monthHas(monthOf(month), value)}
                </span>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </section>
  );
}
