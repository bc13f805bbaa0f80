/** The review queue (`/xem-xet`): how many questions of each kind wait, the first of them. */
import { countOpenReviews, selectReviewList } from '#registry/index.ts';
import { reviewWords } from '#web/messages/register-reviews.ts';
import { tableWords } from '#web/messages/table.ts';
import { aboutOf } from '#web/pages/register/review-page.ts';
import { reading } from '#web/server/page.ts';
import { Filters } from '../../components/choose.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Notice } from '../../components/notice.tsx';
import { DataTable } from '../../components/table.tsx';
import { Title } from '../../components/title.tsx';
import type { Route } from './+types/reviews.ts';

const shown = 50;

export function loader(args: Route.LoaderArgs) {
  return reading(args, 'decide-reviews', async ({ db, url }) => {
    const counts = await countOpenReviews(db);
    const kind = counts.find((one) => one.kind === url.searchParams.get('loai'))?.kind ?? null;
    const rows = await selectReviewList(db, { kind, limit: shown });
    return {
      counts,
      kind,
      justDecided: url.searchParams.get('xong') === '1',
      rows: rows.map((review) => ({
        id: review.id,
        kind: review.kind,
        about: aboutOf(review),
        fileName: review.fileName,
        line: review.line,
      })),
    };
  });
}

export default function Reviews({ loaderData: { counts, kind, rows, justDecided } }: Route.ComponentProps) {
  const language = useLanguage();
  const words = reviewWords[language];
  const open = counts.reduce((sum, one) => sum + one.open, 0);
  const total = counts.find((one) => one.kind === kind)?.open ?? open;
  const first = rows[0];
  return (
    <>
      <Title
        title={words.title}
        lede={words.lede(open)}
        crumbs={[{ href: '/doi-tuong', label: words.register }]}
        actions={
          first !== undefined && (
            <a className="button" href={`/xem-xet/${first.id}`}>
              {words.begin}
            </a>
          )
        }
      />
      {justDecided && (
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
                  label: `${words[one.kind]} (${one.open})`,
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
          { key: 'question', label: words.question, cell: ({ kind: of }) => words[of] },
          { key: 'list', label: words.list, cell: ({ fileName, line }) => words.listLine(fileName, line) },
        ]}
        rows={rows}
        rowKey={({ id }) => id}
        empty={words.empty}
        extent={tableWords[language].extent(rows.length, total, true)}
      />
    </>
  );
}
