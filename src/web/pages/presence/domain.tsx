/** One name (`/ten-mien/cafebalo.biz.vn`): its verdict in a sentence, what to do, what it showed for a year, whose it is. */
import { data, redirect } from 'react-router';
import { askMeasurement } from '#observatory/index.ts';
import { formatDate, formatDay } from '#platform/format.ts';
import { Problem } from '#platform/problems.ts';
import { selectDomain } from '#registry/index.ts';
import { domainWords } from '#web/messages/presence-domain.ts';
import { readDomainPage } from '#web/pages/presence/domain-page.ts';
import { domainPath, unitPath } from '#web/pages/presence/paths.ts';
import { acting, notFound, reading } from '#web/server/page.ts';
import { requestOf } from '#web/server/request.ts';
import { Button, ErrorSummary, type FormAnswer, TextField } from '../../components/form.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Grade, Notice } from '../../components/notice.tsx';
import { Title } from '../../components/title.tsx';
import type { Route } from './+types/domain.ts';
import { DomainFacts } from './domain-facts.tsx';
import { DomainFindings } from './domain-findings.tsx';
import { DomainHistory } from './domain-history.tsx';
import { DomainWho } from './domain-who.tsx';

export function loader(args: Route.LoaderArgs) {
  return reading(args, 'see-presence', (page) => readDomainPage(page, args.params.name));
}

/** "Measure again now": one ask, then the page that shows how far it is. */
export async function action(args: Route.ActionArgs) {
  try {
    const path = await acting(args, 'measure-again', async ({ db, actor, now, services, audit }) => {
      const domain = await selectDomain(db, args.params.name);
      if (domain === null || !services.measures) throw notFound();
      const ask = await askMeasurement(db, { domainId: domain.id, accountId: actor.accountId, now });
      await audit('measurement-asked', `domain:${domain.name}`, { ask: ask.id });
      return `${domainPath(domain.name)}/do-lai/${ask.id}`;
    });
    return redirect(path);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { language } = requestOf(args.context);
    return data({ errors: { '': error.sentences[language] }, values: {} } satisfies FormAnswer, {
      status: 422,
    });
  }
}

export default function Domain({ loaderData: page, actionData }: Route.ComponentProps) {
  const language = useLanguage();
  const words = domainWords[language];
  const { shown } = page;
  return (
    <>
      <ErrorSummary errors={actionData?.errors} />
      <Title
        title={page.unicode}
        crumbs={page.crumbs.map(({ code, name }) => ({ href: unitPath(code), label: name }))}
        kicker={
          page.isToday ? words.kicker : `${words.kicker} · ${words.asOf(formatDate(page.on, language))}`
        }
        actions={!page.isToday && <a href={domainPath(page.name)}>{words.now}</a>}
      />
      <div className="domain">
        {shown === null ? <NotSeen page={page} /> : <Verdict page={page} shown={shown} />}
        <DomainWho page={page} />
        <div className="domain-main stack">
          {shown !== null && (
            <DomainFindings page={page} shown={shown} canAsk={page.isToday && page.again === 'may'} />
          )}
          <DomainHistory page={page} />
        </div>
        <div className="domain-facts stack">
          <DomainFacts page={page} />
          <form className="day-form" method="get" action={domainPath(page.name)}>
            <TextField
              name="ngay"
              label={words.dayLegend}
              hint={words.dayHint}
              look="short"
              inputMode="numeric"
              autoComplete="off"
              defaultValue={
                page.asked === '' ? '' : page.error === null ? formatDate(page.on, 'vi') : page.asked
              }
              errors={page.error === null ? undefined : { ngay: page.error }}
            />
            <Button tone="second">{words.dayButton}</Button>
          </form>
        </div>
      </div>
    </>
  );
}

type Page = Route.ComponentProps['loaderData'];

/** The name as one large tile, lit as far as it is present, and its verdict beside it. */
function Verdict({ page, shown }: { page: Page; shown: NonNullable<Page['shown']> }) {
  const language = useLanguage();
  const words = domainWords[language];
  const lastDay = formatDay(shown.lastSeen, language);
  return (
    <section className="verdict" data-level={shown.flags.length > 0 ? 'flagged' : shown.level}>
      <span className="verdict-tile" aria-hidden="true" />
      <div className="stack-s">
        <p className="verdict-sentence">{shown.sentence}</p>
        <p className="row">
          <span>
            {words.grade} <Grade grade={shown.grade} />
            {shown.grade === null
              ? ` ${words.noGrade}`
              : shown.score === null
                ? ''
                : ` ${words.score(shown.score)}`}
            {shown.cap !== null && `, ${words[shown.cap]}`}
          </span>
          <span>{shown.state}</span>
          <span className="soft">
            {shown.ageDays === 0
              ? words.ageNone(page.isToday ? lastDay : formatDate(page.on, language))
              : words.age(shown.ageDays, lastDay)}
            {' · '}
            {words.shownFor(formatDay(shown.since, language))}
          </span>
        </p>
        {page.isToday && <Again page={page} />}
      </div>
    </section>
  );
}

function NotSeen({ page }: { page: Page }) {
  const words = domainWords[useLanguage()];
  return (
    <Notice title={words.notSeen}>
      {page.notSeen?.first != null && <p>{words.firstSeen(page.notSeen.first)}</p>}
      {page.notSeen?.why != null && <p>{words.lastFault(page.notSeen.why)}</p>}
      {page.isToday && <Again page={page} />}
    </Notice>
  );
}

function Again({ page: { name, again, openAsk } }: { page: Page }) {
  const words = domainWords[useLanguage()];
  if (openAsk !== null) return <a href={`${domainPath(name)}/do-lai/${openAsk}`}>{words.againOpen}</a>;
  if (again !== 'may')
    return <p className="soft small">{again === 'role' ? words.againRole : words.againNot}</p>;
  return (
    <form method="post" action={domainPath(name)}>
      <Button>{words.again}</Button>
    </form>
  );
}
