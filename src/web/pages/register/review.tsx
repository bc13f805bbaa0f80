/** One question (`/xem-xet/7`): the row beside what it may be, what differs marked, one answer, then the next question. */
import { data, redirect } from 'react-router';
import { formatDate } from '#platform/format.ts';
import { Problem } from '#platform/problems.ts';
import { decideReview } from '#registry/index.ts';
import { registerWords } from '#web/messages/register.ts';
import { reviewWords } from '#web/messages/register-reviews.ts';
import {
  addressOf,
  decisionIn,
  pathAfterAnswer,
  type ReviewPage,
  readReviewPage,
  requireReview,
} from '#web/pages/register/review-page.ts';
import { acting, reading, textOf } from '#web/server/page.ts';
import { requestOf } from '#web/server/request.ts';
import { Facts } from '../../components/facts.tsx';
import { Button, ErrorSummary, type FieldErrors, Radios } from '../../components/form.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Notice } from '../../components/notice.tsx';
import { Title } from '../../components/title.tsx';
import type { Route } from './+types/review.ts';
import { questionWords } from './review-words.ts';

export function loader(args: Route.LoaderArgs) {
  return reading(args, 'decide-reviews', (page) => readReviewPage(page, args.params.id));
}

export async function action(args: Route.ActionArgs) {
  const { language } = requestOf(args.context);
  const answerIn = (errors: Record<string, string>) =>
    data({ errors, address: null as string | null }, { status: 422 });
  try {
    const next = await acting(args, 'decide-reviews', async (act) => {
      const { db, form, actor, now, audit } = act;
      const review = await requireReview(act, args.params.id);
      if (textOf(form, 'viec') === 'hien') {
        await audit('address-revealed', `review:${review.id}`, { kind: review.kind });
        return { address: addressOf(review) };
      }
      const decision = decisionIn(textOf(form, 'chon'));
      if (decision === null) return null;
      await decideReview(db, { id: review.id, decision, by: `account:${actor.accountId}`, now });
      await audit('review-decided', `review:${review.id}`, { kind: review.kind, decision });
      return await pathAfterAnswer(act, review);
    });
    if (next !== null && typeof next === 'object')
      return data({ errors: {} as Record<string, string>, address: next.address as string | null });
    return next === null ? answerIn({ chon: reviewWords[language].chooseOne }) : redirect(next);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return answerIn({ '': error.sentences[language] });
  }
}

export default function ReviewOf({ loaderData: page, actionData }: Route.ComponentProps) {
  const language = useLanguage();
  const words = reviewWords[language];
  return (
    <>
      <ErrorSummary errors={actionData?.errors} />
      {page.justDecided !== null && actionData === undefined && (
        <p className="just-done" role="status">
          {page.justDecided === 'cung-dong' ? words.decidedSameLine : words.decided}
        </p>
      )}
      <Title
        title={page.about}
        kicker={questionWords(page, language)}
        crumbs={[
          { href: '/doi-tuong', label: words.register },
          { href: '/xem-xet', label: words.title },
        ]}
        lede={words.listLine(page.fileName, page.line)}
      />
      {page.sameLine.length > 0 && <SameLine page={page} />}
      <div className={page.heads.length === 0 ? 'split even' : 'stack'}>
        {page.heads.length === 0 ? (
          <section className="stack-s">
            <h2>{words.said}</h2>
            <Facts
              rows={[
                ...page.facts.map(({ label, row }) => [label, row] as const),
                ...(page.hidesAddress
                  ? [
                      [
                        words.address,
                        <Address key="a" page={page} revealed={actionData?.address ?? null} />,
                      ] as const,
                    ]
                  : []),
              ]}
            />
          </section>
        ) : (
          <Compared page={page} />
        )}
        {page.decided === null ? (
          <Answer page={page} errors={actionData?.errors} />
        ) : (
          <Notice>
            <p>{page.decided.sentence}</p>
            <p>
              {words.wasAnswer}: <strong>{page.decided.answer}</strong>
            </p>
            <p>
              <a href="/xem-xet">{words.back}</a>
            </p>
          </Notice>
        )}
      </div>
    </>
  );
}

/** A name and its holder in one row: two questions, which are better answered one after the other. */
function SameLine({ page }: { page: ReviewPage }) {
  const language = useLanguage();
  const words = reviewWords[language];
  return (
    <Notice>
      <p>{page.decided === null ? words.sameLine : words.sameLineLeft}</p>
      {page.sameLine.map(({ id, kind, isAmbiguous, about, path }) => (
        <p key={id}>
          <a href={path}>{questionWords({ kind, isAmbiguous }, language)}</a>{' '}
          <span className="soft">{words.isAbout(about)}</span>
        </p>
      ))}
    </Notice>
  );
}

/** Of a person or household: in this answer only, and recorded. */
function Address({ page, revealed }: { page: ReviewPage; revealed: string | null }) {
  const words = registerWords[useLanguage()];
  if (revealed !== null) {
    return (
      <span className="stack-s">
        <strong>{revealed}</strong>
        <span className="soft small">{words.addressShown}</span>
      </span>
    );
  }
  return (
    <form method="post" className="stack-s" action={page.path}>
      <span className="soft">{words.addressHidden}</span>
      <span>
        <Button tone="second" name="viec" value="hien">
          {words.addressReveal}
        </Button>
      </span>
    </form>
  );
}

function Answer({ page, errors }: { page: ReviewPage; errors: FieldErrors | undefined }) {
  const words = reviewWords[useLanguage()];
  return (
    <form className="form review-answer" method="post" action={page.path}>
      <Radios name="chon" legend={words.answer} choices={page.choices} errors={errors} />
      <div className="actions">
        <Button>{words.decide}</Button>
        {page.next !== null && <a href={page.next}>{words.later}</a>}
      </div>
    </form>
  );
}

/** Side by side on a desk; on a phone it scrolls by itself, so that what stands side by side stays so. */
function Compared({ page }: { page: ReviewPage }) {
  const language = useLanguage();
  const words = reviewWords[language];
  const holders = page.kind === 'holder-differs';
  return (
    <section
      className="table-frame"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={words.compare}
    >
      <table className="table compared">
        <caption>
          {words.compare}
          <span className="note">
            {words.listLine(page.fileName, page.line)} · {formatDate(page.asOf, language)}
          </span>
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="hidden-visually">{words.about}</span>
            </th>
            <th scope="col">{holders ? words.now : words.row}</th>
            {page.heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {page.facts.map(({ label, row, cells }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{row || <span className="soft">{words.unknown}</span>}</td>
              {cells.map((cell, at) => (
                <td key={page.heads[at]} data-differs={cell.differs === true ? '' : undefined}>
                  <Compare cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Compare({ cell }: { cell: ReviewPage['facts'][number]['cells'][number] }) {
  const words = reviewWords[useLanguage()];
  const value = cell.href === undefined ? cell.value : <a href={cell.href}>{cell.value}</a>;
  return (
    <>
      {cell.value === '' && cell.differs === null ? <span className="soft">–</span> : value}{' '}
      {cell.differs !== null && (
        <span className={cell.differs ? 'differs' : 'soft small'}>
          {cell.differs ? words.differs : words.same}
        </span>
      )}
    </>
  );
}
