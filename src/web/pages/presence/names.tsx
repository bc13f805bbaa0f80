/** The names of a unit (`/hien-dien/19/ten`): filters as links, fifty at a time, each leading to what was seen of it. */
import { redirect } from 'react-router';
import { formatDate, formatDay } from '#platform/format.ts';
import { namesWords } from '#web/messages/presence-names.ts';
import { tableWords } from '#web/messages/table.ts';
import { type NamesPage, readNamesPage } from '#web/pages/presence/names-page.ts';
import {
  afterParam,
  choicesParam,
  domainPath,
  filterParams,
  inSentence,
  namesPath,
  unitPath,
} from '#web/pages/presence/paths.ts';
import { readingFigures } from '#web/server/kept-pages.ts';
import { type Page, reading } from '#web/server/page.ts';
import { withParams } from '../../components/choose.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Grade } from '../../components/notice.tsx';
import { type Column, DataTable } from '../../components/table.tsx';
import { Title } from '../../components/title.tsx';
import type { Route } from './+types/names.ts';
import { NameFilterChoices } from './name-filters.tsx';

export async function loader(args: Route.LoaderArgs) {
  const { searchParams } = new URL(args.request.url);
  // The form chooses a commune by its code; its list has an address of its own.
  const commune = searchParams.get('xa');
  searchParams.delete('xa');
  // Anybody may have written it, so it is text within an address and no address.
  if (commune)
    throw redirect(
      `${unitPath(encodeURIComponent(commune))}/ten${searchParams.size === 0 ? '' : `?${searchParams}`}`,
    );
  const read = async (page: Page) => ({
    ...(await readNamesPage(page, args.params.code)),
    url: `${page.url.pathname}${page.url.search}`,
  });
  // What somebody looks for is hardly asked for by the next.
  return searchParams.get(filterParams.text)
    ? reading(args, 'see-presence', read)
    : readingFigures(args, 'see-presence', read, listParams);
}

const listParams = [...Object.values(filterParams), afterParam, choicesParam];

type Row = NamesPage['rows'][number];

export default function Names({ loaderData: page }: Route.ComponentProps) {
  const language = useLanguage();
  const words = namesWords[language];
  const { unit, parent, rows, total, active } = page;
  const csv = `${unitPath(unit.code)}/ten.csv${new URL(withParams(page.url, {}), 'http://a').search}`;
  return (
    <>
      <Title
        title={words.title(inSentence(unit.name))}
        crumbs={[
          ...(parent === null ? [] : [{ href: unitPath(parent.code), label: parent.name }]),
          { href: unitPath(unit.code), label: unit.name },
        ]}
        lede={
          active.length === 0
            ? words.lede
            : words.ledeFiltered(
                total.value,
                total.exact,
                active.map(({ label, value }) => `${inSentence(label)} “${value}”`).join(', '),
              )
        }
        actions={active.length > 0 && <ActiveFilters page={page} />}
      />
      <NameFilterChoices page={page} />
      <DataTable
        caption={words.caption}
        note={words.captionNote(formatDate(page.today, language))}
        columns={columnsOf(page, language)}
        rows={rows}
        rowKey={({ name }) => name}
        empty={page.isShort ? words.emptyShort : active.length === 0 ? words.emptyAll : words.empty}
        extent={
          page.isFirst ? (
            tableWords[language].extent(rows.length, total.value, total.exact)
          ) : (
            <a href={withParams(page.url, {})}>{words.first}</a>
          )
        }
        next={page.next === null ? null : nextPage(page.url, page.next)}
        {...(page.mayExport ? { csv } : {})}
      />
      {!page.mayExport && <p className="soft small">{words.noExport}</p>}
    </>
  );
}

function ActiveFilters({ page }: { page: NamesPage & { url: string } }) {
  const words = namesWords[useLanguage()];
  return (
    <ul className="active-filters" aria-label={words.active}>
      {page.active.map(({ param, label, value }) => (
        <li key={param}>
          <span className="soft">{label}</span> {value}{' '}
          <a href={withParams(page.url, { [param]: null })} aria-label={words.drop(`${label}: ${value}`)}>
            ×
          </a>
        </li>
      ))}
      <li>
        <a href={namesPath(page.unit.code)}>{words.dropAll}</a>
      </li>
    </ul>
  );
}

function columnsOf(page: NamesPage, language: 'vi' | 'en'): Column<Row>[] {
  const words = namesWords[language];
  return [
    {
      key: 'name',
      label: words.name,
      heading: true,
      cell: ({ name, unicode }) => <a href={domainPath(name)}>{unicode}</a>,
    },
    {
      key: 'shows',
      label: words.shows,
      cell: ({ state, trusted, flags }) => (
        <span>
          {state}
          {trusted !== null && <span className="soft">, {words[trusted]}</span>}
          {flags.map((flag) => (
            <span key={flag}>
              , <strong className="suspicion">{flag}</strong>
            </span>
          ))}
        </span>
      ),
    },
    { key: 'grade', label: words.grade, cell: ({ grade }) => <Grade grade={grade} /> },
    {
      key: 'holder',
      label: words.holder,
      cell: (row) => (
        <span>
          <Holder row={row} />
          {page.unit.level === 'province' && (
            <span className="place soft small">{row.place ?? words.unplacedYes}</span>
          )}
        </span>
      ),
    },
    {
      key: 'last',
      label: words.last,
      cell: ({ lastMeasuredAt, isOld }) =>
        lastMeasuredAt === null ? (
          <span className="soft">{words.never}</span>
        ) : (
          <span className="nowrap">
            {formatDay(lastMeasuredAt, language)}
            {isOld && <span className="stale"> {words.old}</span>}
          </span>
        ),
    },
  ];
}

/** By name where whoever asks may see it; else what kind of holder it is. */
function Holder({ row: { kind, holder } }: { row: Row }) {
  if (holder !== null) {
    return holder.id === null ? holder.name : <a href={`/doi-tuong/${holder.id}`}>{holder.name}</a>;
  }
  return <span className="soft">{kind}</span>;
}

function nextPage(url: string, after: string): string {
  const at = new URL(withParams(url, {}), 'http://a');
  at.searchParams.set(afterParam, after);
  return `${at.pathname}${at.search}`;
}
