/** `/quan-tri/cai-dat`: how the installation runs, how it is backed up, and the way to the other database. */
import { redirect } from 'react-router';
import { makeSetupLink, type OidcProvider } from '#identity/index.ts';
import { formatDuration, type Language } from '#platform/format.ts';
import { inTransaction } from '#platform/postgres/db.ts';
import { adminWords } from '#web/messages/admin.ts';
import { requireFresh } from '#web/server/fresh.ts';
import { acting, lookAgain, requireActor, textOf } from '#web/server/page.ts';
import { requestOf } from '#web/server/request.ts';
import type { DatabaseName, Services } from '#web/server/services.ts';
import { Facts } from '../../components/facts.tsx';
import { Button } from '../../components/form.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Notice } from '../../components/notice.tsx';
import { TileBar } from '../../components/tile-bar.tsx';
import { Title } from '../../components/title.tsx';
import type { Route } from './+types/settings.ts';

const path = '/quan-tri/cai-dat';

export function loader(args: Route.LoaderArgs) {
  requireActor(args, 'manage-accounts');
  const { services } = requestOf(args.context);
  const { version, database, origin, mailer, oidc, measures, installation } = services;
  const progress = installation.sampleProgress();
  if (typeof progress === 'object' && progress !== null && 'phase' in progress) lookAgain(args, 3);
  return {
    version,
    database,
    origin,
    mail: mailer !== null,
    oidc: oidc && { name: oidc.name, acrValues: oidc.acrValues, maxAgeSeconds: oidc.maxAgeSeconds },
    measures,
    dataFolder: installation.dataFolder,
    progress,
  };
}

export async function action(args: Route.ActionArgs) {
  requireFresh(args, path);
  const wanted = await acting(args, 'manage-accounts', async ({ form, services, audit }) => {
    const word = textOf(form, 'viec');
    if (word === 'nap') {
      services.installation.loadSample();
      return null;
    }
    const name: DatabaseName | null = word === 'mau' ? 'sample' : word === 'tinh' ? 'main' : null;
    if (name === null) return null;
    if (name === 'sample' && services.installation.sampleProgress() !== 'ready') return null;
    await audit('database-chosen', `database:${name}`);
    return name;
  });
  return redirect(wanted === null ? path : await turnTo(requestOf(args.context).services, wanted));
}

/** @returns where to go on: the first start of a database in which nobody can sign in, else its sign-in */
async function turnTo({ installation }: Services, name: DatabaseName): Promise<string> {
  const other = await installation.servicesOf(name);
  const made = await inTransaction(other.identity, (trx) =>
    makeSetupLink(trx, { now: other.now(), means: other.means }),
  );
  await installation.use(name);
  return made === null ? '/dang-nhap' : `/bat-dau/${made.secret}?buoc=tai-khoan`;
}

/** Which provider, and what its sign-in has to be. */
function providerTold(
  { name, acrValues, maxAgeSeconds }: Pick<OidcProvider, 'name' | 'acrValues' | 'maxAgeSeconds'>,
  language: Language,
): string {
  const words = adminWords[language];
  return [
    words.oidcSet(name),
    acrValues.length === 0 ? words.oidcAnyAcr : words.oidcAcr(acrValues),
    maxAgeSeconds === null ? words.oidcAnyAge : words.oidcMaxAge(formatDuration(maxAgeSeconds, language)),
  ].join('; ');
}

export default function Settings({ loaderData: page }: Route.ComponentProps) {
  const language = useLanguage();
  const words = adminWords[language];
  return (
    <>
      <Title
        title={words.settings}
        crumbs={[{ href: '/quan-tri', label: words.title }]}
        lede={words.settingsLede}
      />
      <Facts
        rows={[
          [words.version, `Hiện Diện ${page.version}`],
          [words.database, words[page.database]],
          [
            words.origin,
            <span key="origin">
              {page.origin} <span className="soft small">{words.originHint}</span>
            </span>,
          ],
          [words.mail, page.mail ? words.mailSet : words.mailNot],
          [words.oidc, page.oidc === null ? words.oidcNot : providerTold(page.oidc, language)],
          [words.measures, page.measures ? words.measuresYes : words.measuresNo],
          ...(page.dataFolder === ''
            ? []
            : [
                [
                  words.data,
                  <span className="code" key="data">
                    {page.dataFolder}
                  </span>,
                ] as const,
              ]),
        ]}
      />
      <section className="stack-s">
        <h2>{words.backup}</h2>
        <p>{words.backupText}</p>
        <p>
          <code>npx hien-dien backup hien-dien.backup</code>
        </p>
        <p className="soft">{words.backupKeys}</p>
      </section>
      {page.database === 'sample' ? (
        <section className="stack-s">
          <h2>{words.toMain}</h2>
          <p>{words.toMainText}</p>
          <form method="post">
            <Button tone="second" name="viec" value="tinh">
              {words.turnMain}
            </Button>
          </form>
        </section>
      ) : (
        <ToSample progress={page.progress} />
      )}
    </>
  );
}

function ToSample({ progress }: { progress: Route.ComponentProps['loaderData']['progress'] }) {
  const words = adminWords[useLanguage()];
  const underWay = typeof progress === 'object' && progress !== null && 'phase' in progress;
  const failed = typeof progress === 'object' && progress !== null && 'failed' in progress;
  return (
    <section className="stack-s">
      <h2>{words.toSample}</h2>
      <p>{words.toSampleText}</p>
      {underWay ? (
        <div className="stack-s" role="status">
          <TileBar
            done={progress.done}
            of={progress.of}
            label={words.preparing(progress.done, progress.of)}
          />
          <p className="waiting">{words.preparing(progress.done, progress.of)}</p>
          <p className="soft">
            {words.refresh} <a href={path}>{words.look}</a>
          </p>
        </div>
      ) : (
        <form method="post" className="stack-s">
          {failed && (
            <Notice tone="poor" title={words.prepareFailed}>
              <p>{progress.failed}</p>
            </Notice>
          )}
          {progress !== 'ready' && <p className="soft">{words.prepareText}</p>}
          <p>
            <Button tone="second" name="viec" value={progress === 'ready' ? 'mau' : 'nap'}>
              {progress === 'ready' ? words.turnSample : words.prepare}
            </Button>
          </p>
        </form>
      )}
    </section>
  );
}
