/** Lists handed in (`/nhap`): which files, of what, how far they are. */
import { formatDate, formatInstant } from '#platform/format.ts';
import { countUploads, importKinds, selectUploads } from '#registry/index.ts';
import { uploadWords } from '#web/messages/register-uploads.ts';
import { tableWords } from '#web/messages/table.ts';
import { uploadTone } from '#web/pages/register/upload-words.ts';
import { reading } from '#web/server/page.ts';
import { useLanguage } from '../../components/language.tsx';
import { Tag } from '../../components/notice.tsx';
import { DataTable } from '../../components/table.tsx';
import { Title } from '../../components/title.tsx';
import type { Route } from './+types/uploads.ts';

const shown = 50;

export function loader(args: Route.LoaderArgs) {
  return reading(args, 'import-lists', async ({ db, language }) => {
    const uploads = await selectUploads(db, { limit: shown });
    return {
      total: await countUploads(db),
      rows: uploads.map(({ id, fileName, kind, asOf, createdAt, status, problem, report }) => ({
        id,
        fileName,
        kind: importKinds[kind].title[language],
        asOf,
        sentAt: createdAt.toString(),
        status,
        isMoved: problem?.next !== undefined,
        counts: report?.counts ?? null,
      })),
    };
  });
}

export default function Uploads({ loaderData: { rows, total } }: Route.ComponentProps) {
  const language = useLanguage();
  const words = uploadWords[language];
  return (
    <>
      <Title
        title={words.title}
        lede={words.lede}
        crumbs={[{ href: '/doi-tuong', label: words.register }]}
        actions={
          <a className="button" href="/nhap/moi">
            {words.fresh}
          </a>
        }
      />
      <DataTable
        caption={words.caption}
        columns={[
          {
            key: 'file',
            label: words.file,
            heading: true,
            cell: ({ id, fileName }) => <a href={`/nhap/${id}`}>{fileName}</a>,
          },
          { key: 'kind', label: words.kind, cell: ({ kind }) => kind },
          {
            key: 'day',
            label: words.day,
            cell: ({ asOf }) => (asOf === null ? '–' : formatDate(asOf, language)),
          },
          { key: 'sent', label: words.sentAt, cell: ({ sentAt }) => formatInstant(sentAt, language) },
          {
            key: 'status',
            label: words.status,
            cell: ({ status, isMoved }) =>
              isMoved ? (
                <Tag tone="none">{words.movedOn}</Tag>
              ) : (
                <Tag tone={uploadTone(status)}>{words[status]}</Tag>
              ),
          },
          {
            key: 'result',
            label: words.result,
            cell: ({ counts }) =>
              counts === null ? '–' : words.brief(counts.new, counts.changed, counts.rejected),
          },
        ]}
        rows={rows}
        rowKey={({ id }) => id}
        empty={words.empty}
        extent={tableWords[language].extent(rows.length, total, true)}
      />
    </>
  );
}
