/** How far "measure again now" is (`/ten-mien/…/do-lai/7`): looks again by itself without script, ends with before and after. */
import { formatInstant } from '#platform/format.ts';
import { domainWords } from '#web/messages/presence-domain.ts';
import { readAskPage } from '#web/pages/presence/ask-page.ts';
import { domainPath } from '#web/pages/presence/paths.ts';
import { lookAgain, reading } from '#web/server/page.ts';
import { Facts } from '../../components/facts.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Notice } from '../../components/notice.tsx';
import { Title } from '../../components/title.tsx';
import type { Route } from './+types/ask.ts';

export async function loader(args: Route.LoaderArgs) {
  const page = await reading(args, 'see-presence', async (asked) => ({
    ...(await readAskPage(asked, args.params)),
    looksAgain: asked.url.searchParams.get('dung') === null,
  }));
  if (page.isOpen) lookAgain(args, 3);
  return page;
}

type Page = Route.ComponentProps['loaderData'];

export default function Ask({ loaderData: page }: Route.ComponentProps) {
  const language = useLanguage();
  const words = domainWords[language];
  const back = domainPath(page.name);
  const at = (instant: string | null) => (instant === null ? '–' : formatInstant(instant, language));
  return (
    <>
      <Title
        title={words.askTitle(page.unicode)}
        crumbs={[{ href: back, label: page.unicode }]}
        lede={
          {
            waiting: words.askWaiting,
            measuring: words.askMeasuring,
            done: page.outcome === 'not-measured' ? words.askFailed : words.askDone,
            failed: words.askFailed,
          }[page.status]
        }
      />
      {page.isOpen ? (
        <div className="stack-s" role="status">
          {page.looksAgain && (
            <p className="soft">
              {words.askRefresh} <a href={`${back}/do-lai/${page.id}?dung=1`}>{words.askStop}</a>
            </p>
          )}
          <p>
            <a className="button second" href={`${back}/do-lai/${page.id}`}>
              {words.askLook}
            </a>
          </p>
        </div>
      ) : (
        <Outcome page={page} />
      )}
      <Facts
        rows={[
          [words.askedAt, at(page.askedAt)],
          [words.startedAt, at(page.startedAt)],
          [words.endedAt, at(page.endedAt)],
        ]}
      />
      {!page.isOpen && (
        <p>
          <a className="button" href={back}>
            {words.toDomain}
          </a>
        </p>
      )}
    </>
  );
}

function Outcome({ page }: { page: Page }) {
  const words = domainWords[useLanguage()];
  if (page.status === 'failed') return <Notice tone="fair">{words.askFailedText}</Notice>;
  if (page.outcome === 'not-measured') return <Notice tone="fair">{words.askNotMeasured(page.why)}</Notice>;
  if (page.outcome === 'unchanged' || page.after === null) {
    return (
      <p className="verdict-sentence">
        {words.askUnchanged(page.after?.sentence ?? page.before?.sentence ?? '')}
      </p>
    );
  }
  return (
    <div className="stack">
      <dl className="before-after">
        <div>
          <dt>{words.askBefore}</dt>
          <dd>{page.before?.sentence ?? words.askNeverBefore}</dd>
        </div>
        <div>
          <dt>{words.askAfter}</dt>
          <dd>
            <strong>{page.after.sentence}</strong>
          </dd>
        </div>
      </dl>
      <Titles heading={words.askMended} titles={page.mended} />
      <Titles heading={words.askBroken} titles={page.broken} />
      <Titles heading={words.askSame} titles={page.same} />
    </div>
  );
}

function Titles({ heading, titles }: { heading: string; titles: readonly string[] }) {
  if (titles.length === 0) return null;
  return (
    <section className="stack-s">
      <h2>{heading}</h2>
      <ul>
        {titles.map((title) => (
          <li key={title}>{title}</li>
        ))}
      </ul>
    </section>
  );
}
