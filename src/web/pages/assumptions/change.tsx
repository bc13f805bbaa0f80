/** `/quan-tri/gia-dinh/de-xuat/ID`: what is proposed, every figure that would change, and what is awaited of whom. */
import { redirect } from 'react-router';
import { selectProposal, withdrawProposal } from '#assumptions/index.ts';
import { formatDate, formatInstant } from '#platform/format.ts';
import { proposalWords } from '#web/messages/assumption-proposals.ts';
import { assumptionPath, proposalPath, registerPath } from '#web/pages/assumptions/paths.ts';
import { numberOf, type ProposalPage, readProposalPage } from '#web/pages/assumptions/proposal-page.ts';
import { order, signatoryOf } from '#web/pages/assumptions/propose-form.ts';
import { answering } from '#web/server/form-answer.ts';
import { acting, asAnswer, lookAgain, notFound, reading, textOf } from '#web/server/page.ts';
import { Facts } from '../../components/facts.tsx';
import { Button, ErrorSummary } from '../../components/form.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Notice } from '../../components/notice.tsx';
import { Title } from '../../components/title.tsx';
import type { Route } from './+types/change.ts';
import { BeforeAfter } from './before-after.tsx';
import { PreviewOfFigures } from './preview-figures.tsx';

export async function loader(args: Route.LoaderArgs) {
  const page = await reading(args, 'change-assumptions', (asked) => readProposalPage(asked, args.params.id));
  if (waitsFor(page)) lookAgain(args, 3);
  return page;
}

/** A worker is at it: the preview, the yes, or after the yes the figures, which takes seconds more. */
function waitsFor({ order, counting }: ProposalPage): boolean {
  return counting || order?.status === 'waiting';
}

export async function action(args: Route.ActionArgs) {
  return asAnswer(() =>
    acting(args, 'change-assumptions', (act) =>
      answering(act, async () => {
        const id = numberOf(args.params.id);
        if (id === null) throw notFound();
        const { key } = await selectProposal(act.db, id);
        if (textOf(act.form, 'viec') === 'rut') {
          await withdrawProposal(act.db, { id, by: signatoryOf(act.actor), at: act.now });
          await act.audit('assumption-withdrawn', `assumption:${key}`, { proposal: id });
          return redirect(proposalPath(id));
        }
        return redirect(
          `${proposalPath(id)}?viec=${await order(act, 'preview-proposal', { proposalId: id })}`,
        );
      }),
    ),
  );
}

export default function Proposal({ loaderData: page, actionData }: Route.ComponentProps) {
  const language = useLanguage();
  const words = proposalWords[language];
  return (
    <>
      <Title
        title={words.title(page.title)}
        kicker={`${words.kicker(page.id)} · ${words[standing(page)]}`}
        crumbs={[
          { href: registerPath, label: words.register },
          { href: assumptionPath(page.key), label: page.titleNow },
        ]}
        actions={
          mayDecideNow(page) ? (
            <a className="button" href={`${proposalPath(page.id)}/quyet-dinh`}>
              {words.decide}
            </a>
          ) : undefined
        }
      />
      <ErrorSummary errors={actionData?.errors} />
      <OrderNews page={page} />
      <BeforeAfter
        decided={page.decided !== null}
        before={page.valueBefore}
        after={page.kind === 'confirm' ? words.asIs : page.value}
      />
      <Facts
        rows={[
          [words.proposedBy, `${page.by}, ${formatInstant(page.at, language)}`],
          [words.from, page.from === null ? words.always : formatDate(page.from, language)],
          [words.source, `${page.source} (${page.grade})`],
          [words.document, page.document],
          [words.reason, page.reason],
          ...(page.decided === null ? [] : decidedRows(page, language)),
        ]}
      />
      <NextStep page={page} />
      <PreviewOfFigures page={page} />
    </>
  );
}

function decidedRows(page: ProposalPage, language: 'vi' | 'en') {
  const { decided, kind } = page;
  const words = proposalWords[language];
  if (decided === null) return [];
  const at = formatInstant(decided.at, language);
  const rows: [string, string][] = [[words.decidedBy, decided.by === null ? at : `${decided.by}, ${at}`]];
  if (decided.comment !== '') rows.push([words.comment, decided.comment]);
  if (decided.version !== null) rows.push([words.version, String(decided.version)]);
  if (decided.version !== null && kind === 'change') {
    rows.push([words.applied, whenApplied(page, language)]);
  }
  return rows;
}

function whenApplied({ appliedAt, counting, from }: ProposalPage, language: 'vi' | 'en'): string {
  const words = proposalWords[language];
  if (appliedAt !== null) return formatInstant(appliedAt, language);
  return counting || from === null ? words.appliedSoon : words.appliedFrom(formatDate(from, language));
}

/** What became of the order that this page's address names. */
function OrderNews({ page }: { page: ProposalPage }) {
  const { order: of, id, appliedAt } = page;
  const language = useLanguage();
  const words = proposalWords[language];
  if (of === null) return null;
  if (of.status === 'refused' || of.status === 'failed') {
    return (
      <Notice tone="poor" title={words.refusedTitle}>
        <p>{of.why ?? words.failedText}</p>
      </Notice>
    );
  }
  if (of.task !== 'confirm-proposal') return null;
  if (of.status === 'waiting') {
    return (
      <div className="stack-s" role="status">
        <p className="waiting">{words.signing}</p>
        <p className="soft">{words.signingSlow}</p>
        <p>
          <a className="button second" href={`${proposalPath(id)}?viec=${of.id}`}>
            {words.look}
          </a>
        </p>
      </div>
    );
  }
  return (
    <Notice tone="good" title={words.signed(Number(of.result?.version ?? 0))}>
      <p>{words[appliedAt === null ? 'signedWaiting' : 'signedFigures'](whenApplied(page, language))}</p>
    </Notice>
  );
}

/** Another person than the proposer, once the figures are worked out and no yes is under way. */
function mayDecideNow(page: ProposalPage): boolean {
  return standing(page) === 'waiting' && !page.mine && page.mayDecide && page.digest !== null;
}

function standing({ decided, order: of }: ProposalPage) {
  if (decided !== null) return `decided-${decided.decision}` as const;
  return of?.task === 'confirm-proposal' && of.status === 'waiting' ? 'recording' : 'waiting';
}

function NextStep({ page }: { page: ProposalPage }) {
  const words = proposalWords[useLanguage()];
  if (page.decided !== null || !page.mayDecide) return null;
  if (!page.mine) return page.digest === null ? <p className="soft">{words.decideWait}</p> : null;
  return (
    <section className="stack-s narrow">
      <h2>{words.ownTitle}</h2>
      <p>{words.ownText}</p>
      <form method="post">
        <Button tone="second" name="viec" value="rut">
          {words.withdraw}
        </Button>
      </form>
    </section>
  );
}
