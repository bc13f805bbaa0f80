/** `/chon-vi-tri`: which of one's posts to work in; after sign-in where there are several, and later to change. */
import { redirect } from 'react-router';
import { choosePost, selectHeldPosts, selectSession } from '#identity/index.ts';
import { signInWords } from '#web/messages/sign-in.ts';
import { answering, formAnswer } from '#web/server/form-answer.ts';
import { inIdentity, visitOf } from '#web/server/identity-work.ts';
import { returnOf, withReturn } from '#web/server/own-path.ts';
import { readForm, textOf } from '#web/server/page.ts';
import { requestOf } from '#web/server/request.ts';
import { Button, ErrorSummary, Radios } from '../../components/form.tsx';
import { useLanguage } from '../../components/language.tsx';
import type { Route } from './+types/choose-post.ts';
import { Entrance, EntranceTitle } from './entrance.tsx';

export const handle = { bare: true };

export async function loader({ request, context }: Route.LoaderArgs) {
  const { services, sessionSecret: secret } = requestOf(context);
  const now = services.now();
  const session = secret === null ? null : await selectSession(services.identity, { secret, now });
  if (session?.stage !== 'full') throw redirect(withReturn('/dang-nhap', returnOf(request)));
  const posts = await selectHeldPosts(services.identity, { accountId: session.accountId }, now);
  return { posts, present: session.postId };
}

export async function action({ request, context }: Route.ActionArgs) {
  const state = requestOf(context);
  const { language, sessionSecret: secret } = state;
  const form = await readForm(request);
  if (secret === null) throw redirect('/dang-nhap');
  return answering({ form, language }, async () => {
    const postId = Number(textOf(form, 'vi-tri'));
    if (!Number.isSafeInteger(postId) || postId < 1)
      return formAnswer(form, { 'vi-tri': signInWords[language].postMissing });
    await inIdentity(state, (trx) => choosePost(trx, { secret, postId }, visitOf(state)));
    return redirect(returnOf(request));
  });
}

export default function ChoosePost({ loaderData: { posts, present }, actionData }: Route.ComponentProps) {
  const words = signInWords[useLanguage()];
  return (
    <Entrance>
      {posts.length === 0 ? (
        <EntranceTitle title={words.noPostTitle} lede={words.noPost} />
      ) : (
        <>
          <EntranceTitle title={words.chooseTitle} lede={words.chooseLede} />
          <ErrorSummary errors={actionData?.errors} />
          <form method="post" className="form">
            <Radios
              name="vi-tri"
              legend={words.choosePost}
              errors={actionData?.errors}
              choices={posts.map(({ postId, title }) => ({ value: String(postId), label: title }))}
              defaultValue={present === null ? undefined : String(present)}
            />
            <Button>{words.chooseSubmit}</Button>
          </form>
        </>
      )}
      <form method="post" action="/dang-xuat">
        <button className="link-button" type="submit">
          {words.signOut}
        </button>
      </form>
    </Entrance>
  );
}
