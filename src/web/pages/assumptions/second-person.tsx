/**
 * `/quan-tri/gia-dinh/de-xuat/ID/quyet-dinh`: the second person signs what stands here, or says why not. A yes is carried out
 * by the program, which looks at the figures once more; the digest of what was shown goes with it.
 */
import { redirect } from 'react-router';
import { refuseProposal, selectProposal } from '#assumptions/index.ts';
import { formatDate } from '#platform/format.ts';
import { problem } from '#platform/problems.ts';
import { proposalWords } from '#web/messages/assumption-proposals.ts';
import { proposalPath } from '#web/pages/assumptions/paths.ts';
import { numberOf, readProposalPage } from '#web/pages/assumptions/proposal-page.ts';
import { order, signatoryOf } from '#web/pages/assumptions/propose-form.ts';
import { answering } from '#web/server/form-answer.ts';
import { requireFresh } from '#web/server/fresh.ts';
import { type Act, acting, notFound, reading, textOf } from '#web/server/page.ts';
import { Facts } from '../../components/facts.tsx';
import { Button, ErrorSummary, TextArea } from '../../components/form.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Title } from '../../components/title.tsx';
import type { Route } from './+types/second-person.ts';
import { BeforeAfter } from './before-after.tsx';

export async function loader(args: Route.LoaderArgs) {
  requireFresh(args);
  return reading(args, 'change-assumptions', async (page) => {
    const shown = await readProposalPage(page, args.params.id);
    if (shown.decided !== null || shown.mine || shown.digest === null) throw redirect(proposalPath(shown.id));
    return shown;
  });
}

export async function action(args: Route.ActionArgs) {
  requireFresh(args);
  return acting(args, 'change-assumptions', (act) =>
    answering({ ...act, fields: { 'proposal-field-missing': 'vi-sao' } }, () => decide(act, args.params.id)),
  );
}

async function decide(act: Act, given: string | undefined) {
  const { db, form, actor, now, audit } = act;
  const id = numberOf(given);
  if (id === null) throw notFound();
  const { key, proposed, decided } = await selectProposal(db, id);
  if (textOf(form, 'viec') === 'tu-choi') {
    await refuseProposal(db, { id, by: signatoryOf(actor), at: now, comment: textOf(form, 'vi-sao') });
    await audit('assumption-refused', `assumption:${key}`, { proposal: id });
    return redirect(proposalPath(id));
  }
  // Said now and not by the order, which would say the same: whoever may not sign should not wait to hear it.
  if (proposed.accountId === actor.accountId) throw problem('proposal-same-person', { id });
  if (decided !== null) throw problem('proposal-decided', { id, decision: decided.decision, by: decided.by });
  const orderId = await order(act, 'confirm-proposal', {
    proposalId: id,
    shown: textOf(form, 'da-xem'),
    comment: textOf(form, 'y-kien'),
    name: actor.name,
    postTitle: actor.postTitle,
  });
  return redirect(`${proposalPath(id)}?viec=${orderId}`);
}

export default function Decide({ loaderData: page, actionData }: Route.ComponentProps) {
  const language = useLanguage();
  const words = proposalWords[language];
  const { errors, values } = actionData ?? {};
  return (
    <>
      <Title
        title={words.decideTitle(page.id)}
        kicker={page.title}
        crumbs={[{ href: proposalPath(page.id), label: words.kicker(page.id) }]}
        lede={words.decideLede(page.by)}
      />
      <ErrorSummary errors={errors} />
      <BeforeAfter before={page.valueBefore} after={page.kind === 'confirm' ? words.asIs : page.value} />
      <Facts
        rows={[
          [words.from, page.from === null ? words.always : formatDate(page.from, language)],
          [words.source, `${page.source} (${page.grade})`],
          [words.document, page.document],
          [words.reason, page.reason],
        ]}
      />
      <p className="will">
        {words.will(page.preview?.changed ?? 0, page.preview?.units ?? 0)}{' '}
        <a href={proposalPath(page.id)}>{words.back}</a>
      </p>
      <div className="split even">
        <form method="post" className="form">
          <h2>{words.confirmHeading}</h2>
          <input type="hidden" name="da-xem" value={page.digest ?? ''} />
          <TextArea
            name="y-kien"
            label={words.commentConfirm}
            errors={errors}
            defaultValue={values?.['y-kien']}
          />
          <Button name="viec" value="xac-nhan">
            {words.confirm}
          </Button>
        </form>
        <form method="post" className="form">
          <h2>{words.refuseHeading}</h2>
          <TextArea
            name="vi-sao"
            label={words.commentRefuse}
            errors={errors}
            defaultValue={values?.['vi-sao']}
          />
          <Button tone="second" name="viec" value="tu-choi">
            {words.refuse}
          </Button>
        </form>
      </div>
    </>
  );
}
