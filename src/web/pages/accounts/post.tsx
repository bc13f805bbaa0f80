/** `/quan-tri/vi-tri/3`: one post, whom and what it is for, and everybody who ever held it. */
import { redirect } from 'react-router';
import { cancelHandOver, endPost, selectPost } from '#identity/index.ts';
import { dayOf } from '#platform/day.ts';
import { formatDate, formatDay } from '#platform/format.ts';
import { selectUnit } from '#territory/index.ts';
import { accountsWords } from '#web/messages/accounts.ts';
import { unitName } from '#web/pages/accounts/places.ts';
import { roleTitles } from '#web/pages/accounts/role-titles.ts';
import { idOf } from '#web/pages/accounts/words.ts';
import { answering } from '#web/server/form-answer.ts';
import { requireFresh } from '#web/server/fresh.ts';
import { actOf, inIdentity } from '#web/server/identity-work.ts';
import { notFound, readForm, reading, requireActor, textOf } from '#web/server/page.ts';
import { requestOf } from '#web/server/request.ts';
import { Facts } from '../../components/facts.tsx';
import { ErrorSummary } from '../../components/form.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Notice } from '../../components/notice.tsx';
import { DataTable } from '../../components/table.tsx';
import { Title } from '../../components/title.tsx';
import type { Route } from './+types/post.ts';
import { Act } from './account-acts.tsx';

export function loader(args: Route.LoaderArgs) {
  return reading(args, 'manage-accounts', async ({ db, services, now, url, language }) => {
    const postId = idOf(args.params.id);
    const post = postId === null ? null : await selectPost(services.identity, { postId }, now);
    if (post === null) throw notFound();
    const units = await Promise.all(post.unitIds.slice(0, 20).map((id) => selectUnit(db, id, dayOf(now))));
    const { tenures, endedAt, ...rest } = post;
    return {
      role: roleTitles(language)[post.role],
      post: { ...rest, endedAt: endedAt?.toString() ?? null },
      tenures: tenures.map(({ recordedAt, ...tenure }) => ({ ...tenure, recordedAt: recordedAt.toString() })),
      units: units.flatMap((unit) => (unit === null ? [] : [unitName(unit)])),
      done: url.searchParams.has('da-giao') ? (post.next ?? { ...post.holder, on: dayOf(now) }) : null,
    };
  });
}

export async function action(args: Route.ActionArgs) {
  requireActor(args, 'manage-accounts');
  requireFresh(args);
  const state = requestOf(args.context);
  const form = await readForm(args.request);
  const postId = idOf(args.params.id);
  if (postId === null) throw notFound();
  const act = actOf(state);
  return answering({ form, language: state.language }, async () => {
    await inIdentity(state, async (trx) => {
      if (textOf(form, 'viec') === 'huy-ban-giao') await cancelHandOver(trx, { postId }, act);
      if (textOf(form, 'viec') === 'bai-bo') await endPost(trx, { postId, note: textOf(form, 'ly-do') }, act);
    });
    return redirect(`/quan-tri/vi-tri/${postId}`);
  });
}

export default function PostPage({
  loaderData: { post, role, tenures, units, done },
  actionData,
}: Route.ComponentProps) {
  const language = useLanguage();
  const words = accountsWords[language];
  const person = ({ accountId, name }: { accountId: number; name: string }) => (
    <a href={`/quan-tri/tai-khoan/${accountId}`}>{name}</a>
  );
  return (
    <>
      <Title
        title={post.title}
        kicker={role}
        crumbs={[
          { href: '/quan-tri', label: words.admin },
          { href: '/quan-tri/vi-tri', label: words.posts },
        ]}
        actions={
          post.endedAt === null && (
            <a className="button" href={`/quan-tri/vi-tri/${post.id}/ban-giao`}>
              {words.handOver}
            </a>
          )
        }
      />
      <ErrorSummary errors={actionData?.errors} />
      {done?.name !== undefined && (
        <Notice tone="good">
          <p>{words.handOverReceipt(done.name, formatDate(done.on, language))}</p>
        </Notice>
      )}
      {post.endedAt !== null && (
        <Notice>
          <p>{words.ended(formatDay(post.endedAt, language))}</p>
        </Notice>
      )}
      <Facts
        rows={[
          [words.holder, post.holder === null ? words.vacant : person(post.holder)],
          ...(post.next === null
            ? []
            : [[words.next, words.nextFrom(post.next.name, formatDate(post.next.on, language))] as const]),
          [words.scope, post.everywhere ? words.everywhere : units.join(', ')],
        ]}
      />
      <DataTable
        caption={words.historyCaption}
        rows={tenures}
        rowKey={({ from }) => from}
        empty={words.historyEmpty}
        columns={[
          { key: 'name', label: words.name, heading: true, cell: (tenure) => person(tenure) },
          { key: 'from', label: words.from, cell: ({ from }) => formatDate(from, language) },
          {
            key: 'until',
            label: words.until,
            cell: ({ until }) => (until === null ? words.open : formatDate(until, language)),
          },
          { key: 'note', label: words.note, cell: ({ note }) => (note === '' ? '–' : note) },
          { key: 'by', label: words.recordedBy, cell: ({ recordedBy }) => recordedBy ?? '–' },
        ]}
      />
      {post.endedAt === null && (
        <section className="stack-s">
          <ul className="acts">
            {post.next !== null && <Act what="huy-ban-giao" label={words.cancelHandOver} text="" />}
            <Act what="bai-bo" label={words.endPost} text={words.endPostText} noted grave />
          </ul>
        </section>
      )}
    </>
  );
}
