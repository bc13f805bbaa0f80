/** The review queue (`/xem-xet`): how many questions of each kind wait, fifty of them a page. */
import { countOpenReviews, selectReviewList } from '#registry/index.ts';
import { reviewWords } from '#web/messages/register-reviews.ts';
import { reading } from '#web/server/page.ts';
import { Filters, withParams } from '../../components/choose.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Notice } from '../../components/notice.tsx';
import { DataTable } from '../../components/table.tsx';
import { Title } from '../../components/title.tsx';
import type { Route } from './+types/reviews.ts';
import { questionWords } from './review-words.ts';

const shown = 50;

export function loader(args: Route.LoaderArgs) {
  return reading(args, 'decide-reviews', async ({ db, url }) => {
    const after = Number(/^\d{1,15}$/.exec(url.searchParams.get('sau') ?? '')?.[0] ?? 0);
    const counts = await countOpenReviews(db, { until: after });
    const kind = counts.find((one) => one.kind === url.searchParams.get('loai'))?.kind ?? null;
    const ofKind = counts.filter((one) => kind === null || one.kind === kind);
    const { rows, next } = await selectReviewList(db, { kind, after, limit: shown });
    return {
      counts: counts.map((one) => ({ kind: one.kind, open: one.open })),
      kind,
      isFirst: after === 0,
      total: ofKind.reduce((sum, { open }) => sum + open, 0),
      passed: ofKind.reduce((sum, { passed }) => sum + passed, 0),
      justDecided: url.searchParams.get('xong') === '1',
      rows,
      next,
    };
  });
}

export default function Reviews({ loaderData: page }: Route.ComponentProps) {
  const { counts, kind, rows, isFirst, passed } = page;
  const language = useLanguage();
  const words = reviewWords[language];
  const open = counts.reduce((sum, one) => sum + one.open, 0);
  const first = rows[0];
  const list = kind === null ? '/xem-xet' : `/xem-xet?loai=${kind}`;
  const toFirst = <a href={list}>{words.first}</a>;
  return (
    <>
      <Title
        title={words.title}
        lede={words.lede(open)}
        crumbs={[{ href: '/doi-tuong', label: words.register }]}
        actions={
          first !== undefined && (
            <a className="button" href={`/xem-xet/${first.id}`}>
              {isFirst ? words.begin : words.beginHere}
            </a>
          )
        }
      />
      {page.justDecided && (
        <Notice tone="good">
          <p role="status">{words.decidedLast}</p>
        </Notice>
      )}
      {counts.length > 1 && (
        <Filters
          groups={[
            {
              label: words.kind,
              choices: [
                { href: '/xem-xet', label: `${words.allKinds} (${open})`, current: kind === null },
                ...counts.map((one) => ({
                  href: `/xem-xet?loai=${one.kind}`,
                  label: `${questionWords({ kind: one.kind, isAmbiguous: null }, language)} (${one.open})`,
                  current: kind === one.kind,
                })),
              ],
            },
          ]}
        />
      )}
      <DataTable
        caption={words.caption}
        columns={[
          {
            key: 'about',
            label: words.about,
            heading: true,
            cell: ({ id, about }) => <a href={`/xem-xet/${id}`}>{about}</a>,
          },
          { key: 'question', label: words.question, cell: (row) => questionWords(row, language) },
          { key: 'list', label: words.list, cell: ({ fileName, line }) => words.listLine(fileName, line) },
        ]}
        rows={rows}
        rowKey={({ id }) => id}
        empty={
          isFirst || page.total === 0 ? (
            words.empty
          ) : (
            <>
              {words.emptyHere} {toFirst}
            </>
          )
        }
        extent={
          <span className="row">
            {words.extent(passed + 1, passed + rows.length, page.total)}
            {!isFirst && toFirst}
          </span>
        }
        next={page.next === null ? null : withParams(list, { sau: String(page.next) })}
      />
    </>
  );
}
