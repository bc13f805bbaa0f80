/**
 * `/bat-dau/…/mau`: the sample is made; the page looks again by itself, and once it is there turns the installation to it and
 * goes on with a set-up link of the sample's own database. Only who holds a good link of the first start comes here.
 */
import { redirect } from 'react-router';
import { admitLink, makeSetupLink, openActivation } from '#identity/index.ts';
import { formatInteger } from '#platform/format.ts';
import { inTransaction } from '#platform/postgres/db.ts';
import { startWords } from '#web/messages/start.ts';
import { asAnswer, lookAgain } from '#web/server/page.ts';
import { type RequestState, requestOf } from '#web/server/request.ts';
import { Button } from '../../components/form.tsx';
import { useLanguage } from '../../components/language.tsx';
import type { Route } from './+types/sample-progress.ts';
import { Entrance, EntranceTitle } from './entrance.tsx';

export const handle = { bare: true };

export async function loader(args: Route.LoaderArgs) {
  const {
    context,
    params: { secret },
  } = args;
  const state = requestOf(context);
  await requireLink(state, secret);
  const progress = state.services.installation.sampleProgress();
  if (progress === 'ready') throw redirect(await turnToSample(state));
  const path = `/bat-dau/${secret}/mau`;
  if (progress === null || !('failed' in progress)) lookAgain(args, 2);
  if (progress === null) return { path, failed: null, at: null };
  if ('failed' in progress) return { path, failed: progress.failed, at: null };
  return { path, failed: null, at: progress };
}

export async function action({ context, params: { secret } }: Route.ActionArgs) {
  const state = requestOf(context);
  await requireLink(state, secret);
  state.services.installation.loadSample();
  return redirect(`/bat-dau/${secret}/mau`);
}

/** @throws a redirect to the page of the link, which says that it is over */
async function requireLink({ services, address }: RequestState, secret: string): Promise<void> {
  const now = services.now();
  const opened = await asAnswer(async () => {
    await admitLink(services.identity, { address, now });
    return openActivation(services.identity, secret, now);
  });
  if (opened?.purpose !== 'setup') throw redirect(`/bat-dau/${secret}`);
}

/** @returns where the first start goes on; to sign-in where the sample has an administrator from before */
async function turnToSample({ services: { installation } }: RequestState): Promise<string> {
  const sample = await installation.servicesOf('sample');
  const made = await inTransaction(sample.identity, (trx) =>
    makeSetupLink(trx, { now: sample.now(), means: sample.means }),
  );
  await installation.use('sample');
  return made === null ? '/dang-nhap' : `/bat-dau/${made.secret}?buoc=tai-khoan`;
}

export default function SampleProgressPage({ loaderData: { path, failed, at } }: Route.ComponentProps) {
  const language = useLanguage();
  const words = startWords[language];
  if (failed !== null) {
    return (
      <Entrance>
        <EntranceTitle title={words.progressFailed} lede={failed} />
        <form method="post" action={path}>
          <Button>{words.progressRetry}</Button>
        </form>
      </Entrance>
    );
  }
  return (
    <Entrance>
      <EntranceTitle title={words.progressTitle} lede={words.progressLede} />
      <div className="stack-s">
        <progress
          className="progress"
          aria-label={words.progressTitle}
          {...(at === null ? {} : { value: at.done, max: Math.max(1, at.of) })}
        />
        <p className="soft">
          {at === null
            ? words.progressWait
            : words.progressAt(at.phase, formatInteger(at.done, language), formatInteger(at.of, language))}
        </p>
      </div>
      <p>
        <a href={path}>{words.progressAgain}</a>
      </p>
    </Entrance>
  );
}
