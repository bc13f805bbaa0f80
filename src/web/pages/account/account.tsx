/** `/toi`: one's name and language, posts, ways to sign in, and open sessions to look at and end. */
import { redirect } from 'react-router';
import {
  revokeSession,
  revokeSessions,
  saveProfile,
  selectFactors,
  selectHeldPosts,
  selectOidcLinks,
  selectPasskeys,
  selectSessions,
  unlinkOidc,
} from '#identity/index.ts';
import { accountWords } from '#web/messages/account.ts';
import { ownActor } from '#web/pages/account/own.ts';
import { answering } from '#web/server/form-answer.ts';
import { requireFresh } from '#web/server/fresh.ts';
import { actOf, inIdentity } from '#web/server/identity-work.ts';
import { readForm, textOf } from '#web/server/page.ts';
import { requestOf } from '#web/server/request.ts';
import { Button, ErrorSummary, SelectField, TextField } from '../../components/form.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Notice } from '../../components/notice.tsx';
import { Title } from '../../components/title.tsx';
import type { Route } from './+types/account.ts';
import { Means } from './means.tsx';
import { Sessions } from './sessions.tsx';

export async function loader(args: Route.LoaderArgs) {
  const actor = ownActor(args);
  const { services } = requestOf(args.context);
  const { identity, oidc } = services;
  const { accountId } = actor;
  const now = services.now();
  const posts = await selectHeldPosts(identity, { accountId }, now);
  const factors = await selectFactors(identity, { accountId, now });
  const passkeys = await selectPasskeys(identity, { accountId });
  const sessions = await selectSessions(identity, { accountId }, now);
  const links = oidc === null ? [] : await selectOidcLinks(identity, { accountId });
  const link = links.find(({ issuer }) => issuer === oidc?.issuer);
  return {
    name: actor.name,
    login: actor.login,
    language: actor.language,
    posts: posts.map(({ postId, title }) => ({ postId, title, present: postId === actor.postId })),
    means: {
      app: factors.includes('totp'),
      passkeys: passkeys.length,
      provider: oidc === null ? null : { name: oidc.name, linkedAt: link?.linkedAt.toString() ?? null },
    },
    sessions: sessions.map(({ createdAt, seenAt, ...session }) => ({
      ...session,
      createdAt: createdAt.toString(),
      seenAt: seenAt.toString(),
      own: session.id === actor.sessionId,
    })),
    done: new URL(args.request.url).searchParams.get('da'),
  };
}

export async function action(args: Route.ActionArgs) {
  const actor = ownActor(args);
  const state = requestOf(args.context);
  const { services, language, requestId } = state;
  const form = await readForm(args.request);
  const what = textOf(form, 'viec');
  const act = actOf(state);
  const { accountId } = actor;
  return answering({ form, language, fields: { 'title-wrong': 'ho-ten' } }, async () => {
    if (what === 'ho-so') {
      const chosen = textOf(form, 'ngon-ngu') === 'en' ? 'en' : 'vi';
      const profile = { actor, name: textOf(form, 'ho-ten'), language: chosen } as const;
      await inIdentity(state, (trx) => saveProfile(trx, profile, act));
      return redirect('/toi?da=luu');
    }
    if (what === 'ket-thuc') {
      const sessionId = Number(textOf(form, 'phien'));
      if (!Number.isSafeInteger(sessionId)) return redirect('/toi');
      await inIdentity(state, (trx) => revokeSession(trx, { sessionId, accountId }, act));
    }
    if (what === 'ket-thuc-khac')
      await inIdentity(state, (trx) => revokeSessions(trx, { accountId, except: actor.sessionId }, act));
    if (what === 'go' && services.oidc !== null) {
      requireFresh(args, '/toi');
      const { issuer } = services.oidc;
      await inIdentity(state, async (trx) => {
        const links = await selectOidcLinks(trx, { accountId });
        for (const { subject } of links.filter((link) => link.issuer === issuer))
          await unlinkOidc(trx, { actor, accountId, issuer, subject, now: act.now, requestId });
      });
    }
    return redirect('/toi?da=xong');
  });
}

export default function Account({ loaderData, actionData }: Route.ComponentProps) {
  const words = accountWords[useLanguage()];
  const { name, login, language, posts, means, sessions, done } = loaderData;
  const said =
    { luu: words.saved, xong: words.ended, 'mat-khau': words.passwordDone, 'ung-dung': words.appDone }[
      done ?? ''
    ] ?? null;
  return (
    <>
      <Title title={words.title} kicker={`${words.login}: ${login}`} />
      <ErrorSummary errors={actionData?.errors} />
      {said !== null && (
        <Notice tone="good">
          <p>{said}</p>
        </Notice>
      )}
      <div className="split even">
        <section className="stack-s">
          <h2>{words.me}</h2>
          <form method="post" className="form">
            <input type="hidden" name="viec" value="ho-so" />
            <TextField
              name="ho-ten"
              label={words.name}
              required
              errors={actionData?.errors}
              defaultValue={actionData?.values['ho-ten'] ?? name}
            />
            <SelectField
              name="ngon-ngu"
              label={words.language}
              defaultValue={language}
              choices={[
                { value: 'vi', label: words.vietnamese },
                { value: 'en', label: words.english },
              ]}
            />
            <Button>{words.save}</Button>
          </form>
        </section>
        <div className="stack">
          <section className="stack-s">
            <h2>{words.posts}</h2>
            <ul className="rows">
              {posts.map(({ postId, title, present }) => (
                <li key={postId}>
                  <span>{title}</span>
                  {present && <span className="small soft">{words.presentPost}</span>}
                </li>
              ))}
            </ul>
            {posts.length > 1 && (
              <p>
                <a href="/chon-vi-tri?ve=/toi">{words.change}</a>
              </p>
            )}
          </section>
          <Means {...means} />
        </div>
      </div>
      <Sessions sessions={sessions} />
    </>
  );
}
