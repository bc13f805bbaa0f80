/** What the check of a list found: the sums as tiles of one bar, the rows that are not taken, what changes, which columns. */
import { formatInteger } from '#platform/format.ts';
import { uploadWords } from '#web/messages/register-uploads.ts';
import type { UploadPage } from '#web/pages/register/upload-page.ts';
import { Figure, Figures } from '../../components/figures.tsx';
import { useLanguage } from '../../components/language.tsx';
import { DataTable } from '../../components/table.tsx';

type Report = NonNullable<UploadPage['report']>;

export function UploadReportParts({ page, report }: { page: UploadPage; report: Report }) {
  const words = uploadWords[useLanguage()];
  const { counts, noteCounts } = report;
  return (
    <>
      <Sums report={report} done={page.status === 'committed'} />
      {(counts.duplicates > 0 || counts.warnings > 0) && (
        <p className="soft">
          {counts.duplicates > 0 && `${words.duplicates(counts.duplicates)} `}
          {counts.warnings > 0 && words.warnings(counts.warnings)}
        </p>
      )}
      {!page.hasRows && <p className="soft">{words.rowsGone}</p>}
      <Notes page={page} caption={words.rejectedCaption} notes={page.rejected} of={noteCounts.rejected} />
      <Notes page={page} caption={words.reviewCaption} notes={page.review} of={noteCounts.review} />
      <Changes page={page} of={counts.changed} />
      <Notes page={page} caption={words.warningCaption} notes={page.warnings} of={noteCounts.warning} />
      <Columns report={report} />
    </>
  );
}

/** Rows and new ones always; of the rest what there is. */
function Sums({ report: { counts }, done }: { report: Report; done: boolean }) {
  const language = useLanguage();
  const words = uploadWords[language];
  const sums = [
    { label: words.new, value: counts.new, note: done ? words.newDone : words.newNote },
    { label: words.changed, value: counts.changed, note: done ? words.changedDone : words.changedNote },
    { label: words.unchanged, value: counts.unchanged, note: words.unchangedNote },
    { label: words.rejected, value: counts.rejected, note: words.rejectedNote },
    { label: words.toReview, value: counts.review, note: words.toReviewNote },
  ].filter(({ value, label }) => value > 0 || label === words.new);
  return (
    <Figures>
      <Figure label={words.rows} value={formatInteger(counts.rows, language)} />
      {sums.map(({ label, value, note }) => (
        <Figure key={label} label={label} value={formatInteger(value, language)} note={note} />
      ))}
    </Figures>
  );
}

function Notes({
  page,
  caption,
  notes,
  of,
}: {
  page: UploadPage;
  caption: string;
  notes: UploadPage['rejected'];
  of: number;
}) {
  const words = uploadWords[useLanguage()];
  if (notes.length === 0) return null;
  return (
    <DataTable
      caption={caption}
      columns={[
        { key: 'line', label: words.line, heading: true, cell: ({ line }) => `${words.line} ${line}` },
        { key: 'column', label: words.column, cell: ({ column }) => column || '–' },
        { key: 'reason', label: words.reason, cell: ({ reason }) => reason },
        {
          key: 'given',
          label: words.given,
          cell: ({ given }) => <span className="given">{given || words.blank}</span>,
        },
      ]}
      rows={notes}
      rowKey={({ key }) => key}
      empty=""
      extent={words.firstOf(notes.length, of)}
      csv={`/nhap/${page.id}/dong-loi.csv`}
    />
  );
}

function Changes({ page, of }: { page: UploadPage; of: number }) {
  const words = uploadWords[useLanguage()];
  if (page.changes.length === 0) return null;
  const lines = new Set(page.changes.map(({ line }) => line)).size;
  return (
    <DataTable
      caption={words.changesCaption}
      columns={[
        { key: 'line', label: words.line, heading: true, cell: ({ line }) => `${words.line} ${line}` },
        { key: 'field', label: words.field, cell: ({ field }) => field },
        { key: 'before', label: words.before, cell: ({ before }) => before || words.blank },
        { key: 'after', label: words.after, cell: ({ after }) => <strong>{after || words.blank}</strong> },
      ]}
      rows={page.changes}
      rowKey={({ key }) => key}
      empty=""
      extent={words.firstOf(lines, of)}
    />
  );
}

function Columns({ report: { taken, left } }: { report: Report }) {
  const words = uploadWords[useLanguage()];
  return (
    <div className="split even">
      <section className="stack-s">
        <h2>{words.columnsTaken}</h2>
        <ul className="column-pairs">
          {taken.map(({ title, heading }) => (
            <li key={title}>
              <span>{title}</span> <span className="given soft">{heading}</span>
            </li>
          ))}
        </ul>
      </section>
      {left.length > 0 && (
        <section className="stack-s">
          <h2>{words.columnsLeft}</h2>
          <ul className="column-pairs">
            {left.map(({ heading, why }) => (
              <li key={heading}>
                <span className="given">{heading}</span> <span className="soft">{why}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
