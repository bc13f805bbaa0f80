/** One list handed in (`/nhap/12`): being checked, what the check found, being written, the receipt. */
import { redirect } from 'react-router';
import { formatBytes, formatDate, formatInstant } from '#platform/format.ts';
import { uploadWords } from '#web/messages/register-uploads.ts';
import { decideUpload, readUploadPage, type UploadPage } from '#web/pages/register/upload-page.ts';
import { progressWords } from '#web/pages/register/upload-words.ts';
import { acting, lookAgain, reading } from '#web/server/page.ts';
import { Facts } from '../../components/facts.tsx';
import { Button, ErrorSummary, type FormAnswer } from '../../components/form.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Notice } from '../../components/notice.tsx';
import { Title } from '../../components/title.tsx';
import type { Route } from './+types/upload.ts';
import { UploadCorrection } from './upload-correction.tsx';
import { UploadReportParts } from './upload-report.tsx';

export async function loader(args: Route.LoaderArgs) {
  const page = await reading(args, 'import-lists', (asked) => readUploadPage(asked, args.params.id));
  if (page.isRunning) lookAgain(args, 3);
  return page;
}

export async function action(args: Route.ActionArgs) {
  const answer = await acting(args, 'import-lists', (act) => decideUpload(act, args.params.id));
  if (typeof answer === 'number') return redirect(`/nhap/${answer}`);
  return answer;
}

export default function UploadOf({ loaderData: page, actionData }: Route.ComponentProps) {
  const language = useLanguage();
  const words = uploadWords[language];
  const answer = (actionData ?? null) as FormAnswer | null;
  return (
    <>
      <ErrorSummary errors={answer?.errors} />
      <Title
        title={page.fileName}
        kicker={
          page.asOf === null
            ? words.newLedeKind(page.kind)
            : words.oneKicker(page.kind, formatDate(page.asOf, language))
        }
        crumbs={[
          { href: '/doi-tuong', label: words.register },
          { href: '/nhap', label: words.title },
        ]}
        lede={ledeOf(page, language)}
      />
      {page.isRunning && <Running page={page} />}
      {page.problem !== null && (
        <Notice tone={page.status === 'refused' || page.status === 'failed' ? 'poor' : 'fair'}>
          <p>{page.problem}</p>
          {page.next !== null && (
            <p>
              <a href={`/nhap/${page.next}`}>{words.toNext(page.next)}</a>
            </p>
          )}
        </Notice>
      )}
      {page.status === 'waiting' && page.correction !== null && (
        <>
          <UploadCorrection isWaiting id={page.id} correction={page.correction} answer={answer} />
          <GiveUp page={page} />
        </>
      )}
      {page.status === 'committed' && <Receipt page={page} />}
      {page.status === 'checked' && page.report !== null && (
        <>
          {page.dayHints.length > 0 && <DayHints page={page} />}
          <Decision page={page} />
          {page.correction !== null && (
            <UploadCorrection isWaiting={false} id={page.id} correction={page.correction} answer={answer} />
          )}
          {page.already === null && <UploadReportParts page={page} report={page.report} />}
        </>
      )}
      {page.status === 'committed' && page.report !== null && (
        <UploadReportParts page={page} report={page.report} />
      )}
      {isOver(page) && (
        <p>
          <a className="button" href="/nhap/moi">
            {words.fresh}
          </a>
        </p>
      )}
    </>
  );
}

/** Nothing can be done about it but to send another. */
function isOver({ status, next }: UploadPage): boolean {
  return next === null && (status === 'refused' || status === 'failed' || status === 'withdrawn');
}

function ledeOf(page: UploadPage, language: 'vi' | 'en'): string {
  const words = uploadWords[language];
  if (page.status === 'committing') return words.committingLede;
  if (page.isRunning) return words.checkingLede;
  if (page.status === 'waiting' && page.correction !== null) return words.correctionLede;
  if (page.status === 'checked') {
    return page.already === null
      ? words.checkedLede
      : words.alreadyLede(formatInstant(page.already, language));
  }
  const { counts } = page.report ?? {};
  if (page.next !== null) return capital(words.movedOn);
  if (page.status === 'committed' && counts) return words.receiptDone(counts.new, counts.changed);
  return capital(words[page.status]);
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function Running({ page }: { page: UploadPage }) {
  const language = useLanguage();
  const words = uploadWords[language];
  const of = page.progress?.of ?? null;
  return (
    <div className="stack-s" role="status">
      {of !== null && of > 0 && (
        <progress
          className="progress"
          max={of}
          value={Math.min(page.progress?.rows ?? 0, of)}
          aria-label={words.status}
        />
      )}
      <p>{progressWords(page.progress, language)}</p>
      <p className="soft small">{words.refresh}</p>
      <p>
        <a className="button second" href={`/nhap/${page.id}`}>
          {words.again}
        </a>
      </p>
    </div>
  );
}

/** A wrong day is found out before it is written, or months later. */
function DayHints({ page }: { page: UploadPage }) {
  const language = useLanguage();
  const words = uploadWords[language];
  return (
    <Notice tone="fair" title={words.dayHintsTitle}>
      {page.dayHints.map((hint) => (
        <p key={hint}>{hint}</p>
      ))}
      {page.asOf !== null && <p>{words.dayHintsText(formatDate(page.asOf, language))}</p>}
    </Notice>
  );
}

/** Says what will happen, then asks. */
function Decision({ page }: { page: UploadPage }) {
  const language = useLanguage();
  const words = uploadWords[language];
  const { counts } = page.report!;
  return (
    <section className="decision" aria-label={words.decideTitle}>
      {page.already === null && (
        <>
          <h2>{words.decideTitle}</h2>
          <p>{words.decideText(counts.new, counts.changed, counts.review)}</p>
        </>
      )}
      <form className="actions" method="post" action={`/nhap/${page.id}`}>
        {page.already === null && (
          <Button name="viec" value="ghi">
            {words.commit}
          </Button>
        )}
        <Button tone="second" name="viec" value="bo">
          {words.withdraw}
        </Button>
      </form>
      <p className="soft small">{words.decideUntil(formatDate(page.expiresOn, language))}</p>
    </section>
  );
}

/** A list whose headings must be written anew in the file is sent again; this one need not be kept for it. */
function GiveUp({ page }: { page: UploadPage }) {
  const language = useLanguage();
  const words = uploadWords[language];
  return (
    <section className="stack-s" aria-label={words.withdraw}>
      <form className="actions" method="post" action={`/nhap/${page.id}`}>
        <Button tone="second" name="viec" value="bo">
          {words.withdraw}
        </Button>
      </form>
      <p className="soft small">{words.waitingUntil(formatDate(page.expiresOn, language))}</p>
    </section>
  );
}

function Receipt({ page }: { page: UploadPage }) {
  const language = useLanguage();
  const words = uploadWords[language];
  const { counts } = page.report ?? {};
  return (
    <section className="receipt" aria-labelledby="bien-nhan">
      <h2 id="bien-nhan">{words.receiptTitle}</h2>
      <Facts
        rows={[
          [words.receiptNumber, <strong key="n">{`DS-${page.number}`}</strong>],
          [words.receiptAt, page.committedAt === null ? '–' : formatInstant(page.committedAt, language)],
          [words.receiptBy, page.committedBy || words.me],
          [words.receiptSize, `${page.fileName} · ${formatBytes(page.size, language)}`],
          [
            words.receiptHash,
            <span key="h" className="code hash">
              {page.sha256}
            </span>,
          ],
        ]}
      />
      <h3>{words.next}</h3>
      <ul className="stack-s">
        {page.openReviews > 0 && (
          <li>
            <a href="/xem-xet">{words.nextReviews(page.openReviews)}</a>
          </li>
        )}
        {counts !== undefined && counts.rejected > 0 && page.hasRows && (
          <li>
            <a href={`/nhap/${page.id}/dong-loi.csv`}>{words.nextRejected(counts.rejected)}</a>
          </li>
        )}
        <li>
          <a href="/hien-dien">{words.nextLook}</a>
        </li>
        <li>
          <a href="/nhap/moi">{words.nextAnother}</a>
        </li>
      </ul>
    </section>
  );
}
