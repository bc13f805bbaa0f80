/** The register (`/doi-tuong`): one box for whatever an officer knows of somebody, and the doors to the work on it. */
import { redirect } from 'react-router';
import { formatDate, formatInteger } from '#platform/format.ts';
import { registerWords } from '#web/messages/register.ts';
import { tableWords } from '#web/messages/table.ts';
import { domainPath } from '#web/pages/presence/paths.ts';
import { withoutWholeCode } from '#web/pages/register/subjects-asked.ts';
import { readOpenReviews, readSubjectsPage } from '#web/pages/register/subjects-page.ts';
import { readingFigures } from '#web/server/kept-pages.ts';
import { type Page, reading } from '#web/server/page.ts';
import { Filters, withParams } from '../../components/choose.tsx';
import { Figure, Figures } from '../../components/figures.tsx';
import { Button, SelectField, TextField } from '../../components/form.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Notice } from '../../components/notice.tsx';
import { type Column, DataTable } from '../../components/table.tsx';
import { Title } from '../../components/title.tsx';
import type { Route } from './+types/subjects.ts';
import { HeldTile } from './held-tile.tsx';

export async function loader(args: Route.LoaderArgs) {
  const { searchParams } = new URL(args.request.url);
  const find = searchParams.get('tim') ?? '';
  const short = withoutWholeCode(args.request.url);
  if (short !== null) throw redirect(short);
  const read = async (page: Page) => ({
    ...(await readSubjectsPage(page)),
    url: `${page.url.pathname}${page.url.search}`,
  });
  // What somebody looks for is hardly asked for by the next.
  if (find.trim() !== '') return { ...(await reading(args, 'see-subjects', read)), reviews: null };
  const shown = await readingFigures(args, 'see-subjects', read, ['loai', 'xa']);
  return { ...shown, reviews: shown.isNarrow ? null : await reading(args, 'see-subjects', readOpenReviews) };
}

type Shown = Awaited<ReturnType<typeof loader>>;
type Row = Shown['rows'][number];

export default function Subjects({ loaderData: page }: Route.ComponentProps) {
  const language = useLanguage();
  const words = registerWords[language];
  const day = formatDate(page.on, language);
  const { isNarrow } = page;
  return (
    <>
      <Title title={words.title} lede={words.lede} />
      <form className="register-search" method="get" action="/doi-tuong">
        <TextField
          name="tim"
          label={words.find}
          hint={words.findHint}
          defaultValue={page.find}
          autoComplete="off"
          type="search"
          maxLength={253}
        />
        {page.communes.length > 1 && (
          <SelectField
            name="xa"
            label={words.commune}
            defaultValue={page.commune}
            choices={[
              { value: '', label: words.everywhere },
              ...page.communes.map(({ code, name }) => ({ value: code, label: name })),
            ]}
          />
        )}
        {page.kind !== null && <input type="hidden" name="loai" value={page.kind} />}
        <Button>{words.findButton}</Button>
      </form>
      {page.longCode && <Notice tone="fair">{words.longCode}</Notice>}
      {!isNarrow && <Counts page={page} day={day} />}
      {!isNarrow && <Doors page={page} />}
      <div className="stack-s subject-list">
        <Filters
          groups={[
            {
              label: words.kind,
              choices: [
                {
                  href: withParams(page.url, { loai: null, ma: null }),
                  label: words.allKinds,
                  current: page.kind === null,
                },
                ...page.kinds.map(({ kind, label }) => ({
                  href: withParams(page.url, { loai: kind, ma: null }),
                  label,
                  current: page.kind === kind,
                })),
              ],
            },
          ]}
        />
        <DataTable
          caption={words.caption}
          note={page.find === '' ? words.captionByName(day) : words.captionNote(day)}
          columns={columnsOf(language)}
          rows={page.rows}
          rowKey={({ id }) => id}
          empty={<Empty page={page} isNarrow={isNarrow} />}
          extent={
            <>
              {tableWords[language].extent(page.rows.length, page.total.value, page.total.exact)}
              {page.total.value > page.rows.length && `. ${words.narrow}`}
              {page.csvCutAt !== null && ` ${words.csvCut(page.csvCutAt)}`}
            </>
          }
          csv={`/doi-tuong.csv${new URL(withParams(page.url, { ma: null }), 'http://a').search}`}
        />
      </div>
    </>
  );
}

function Counts({ page, day }: { page: Shown; day: string }) {
  const language = useLanguage();
  const words = registerWords[language];
  if (page.counts.length === 0) return null;
  const n = (value: number) => formatInteger(value, language);
  const sum = (field: 'subjects' | 'held') => page.counts.reduce((all, count) => all + count[field], 0);
  return (
    <Figures>
      <Figure
        label={words.subjects}
        value={n(sum('subjects'))}
        source="derived"
        note={words.subjectsNote(n(sum('held')), day)}
      />
      {page.counts.slice(0, 4).map(({ kind, label, subjects, held }) => (
        <Figure
          key={kind}
          label={label.charAt(0).toUpperCase() + label.slice(1)}
          value={n(subjects)}
          href={withParams(page.url, { loai: kind })}
          note={words.heldNote(n(held))}
        />
      ))}
    </Figures>
  );
}

function Doors({ page }: { page: Shown }) {
  const words = registerWords[useLanguage()];
  const doors = [
    page.mayImport && { href: '/nhap/moi', label: words.doorImport, text: words.doorImportText },
    page.reviews !== null && {
      href: '/xem-xet',
      label: words.doorReviews(page.reviews),
      text: words.doorReviewsText,
    },
    page.mayCount && { href: '/so-dang-ky', label: words.doorCounts, text: words.doorCountsText },
    page.mayImport && { href: '/nhap', label: words.doorUploads, text: words.doorUploadsText },
  ].filter((door) => door !== false);
  if (doors.length === 0) return null;
  return (
    <nav className="doors" aria-label={words.doors}>
      {doors.map(({ href, label, text }) => (
        <div key={href}>
          <a href={href}>{label}</a>
          <p className="soft small">{text}</p>
        </div>
      ))}
    </nav>
  );
}

function Empty({ page, isNarrow }: { page: Shown; isNarrow: boolean }) {
  const words = registerWords[useLanguage()];
  if (page.domain !== null) {
    return (
      <>
        {words.emptyDomain} <a href={domainPath(page.domain)}>{words.toDomain(page.domain)}</a>
      </>
    );
  }
  if (page.isShort) return words.emptyShort;
  return isNarrow ? words.empty : words.emptyAll;
}

function columnsOf(language: 'vi' | 'en'): Column<Row>[] {
  const words = registerWords[language];
  return [
    {
      key: 'name',
      label: words.name,
      heading: true,
      cell: ({ id, name }) => <a href={`/doi-tuong/${id}`}>{name}</a>,
    },
    {
      key: 'kind',
      label: words.kind,
      cell: ({ kind, status }) => (
        <span>
          <span className="nowrap">{kind}</span>
          {status !== 'active' && <span className="soft"> · {words[status]}</span>}
        </span>
      ),
    },
    {
      key: 'code',
      label: words.code,
      cell: ({ code }) => <span className="code nowrap">{code || '–'}</span>,
    },
    {
      key: 'place',
      label: words.place,
      cell: ({ place }) => place ?? <span className="soft">{words.noPlace}</span>,
    },
    {
      key: 'names',
      label: words.names,
      cell: ({ names }) =>
        names.length === 0 ? (
          <span className="soft">{words.noNames}</span>
        ) : (
          <ul className="held">
            {names.map(({ id, name, unicode, shown }) => (
              <li key={id}>
                <HeldTile level={shown?.level ?? 'unknown'} />
                <span>
                  <a href={domainPath(name)}>{unicode}</a>{' '}
                  <span className="soft">{shown?.words.toLowerCase() ?? words.notMeasured}</span>
                </span>
              </li>
            ))}
          </ul>
        ),
    },
  ];
}
