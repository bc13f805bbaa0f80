/** The run under way as a field of tiles that fills, or the form that starts one; and what became of what was ordered. */
import { formatInstant, formatInteger, formatShare } from '#platform/format.ts';
import { runsWords } from '#web/messages/runs.ts';
import { Button, Radios } from '../../components/form.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Notice } from '../../components/notice.tsx';
import { TileBar } from '../../components/tile-bar.tsx';
import type { Route } from './+types/runs.ts';

type RunsPage = Route.ComponentProps['loaderData'];

export function RunNow({ page }: { page: RunsPage }) {
  const words = runsWords[useLanguage()];
  return (
    <>
      <OrderNews page={page} />
      {page.open === null ? (
        <section className="stack-s">
          <h2>{words.noneTitle}</h2>
          <p>{page.measures ? words.noneText(page.workers) : words.sample}</p>
          {page.mayStart && page.measures && page.order?.status !== 'waiting' && <StartForm page={page} />}
        </section>
      ) : (
        <OpenRun page={page} open={page.open} />
      )}
    </>
  );
}

function OrderNews({ page: { order, open } }: { page: RunsPage }) {
  const words = runsWords[useLanguage()];
  if (order === null) return null;
  if (order.status === 'waiting') {
    return (
      <div className="stack-s" role="status">
        <p className="waiting">{order.task === 'stop-run' ? words.orderedStop : words.ordered}</p>
        <p className="soft">{words.orderedSlow}</p>
        <p>
          <a className="button second" href={`/quan-tri/luot-do?viec=${order.id}`}>
            {words.look}
          </a>
        </p>
      </div>
    );
  }
  if (order.status === 'done') {
    const { runId = 0, planned = 0 } = order.result ?? {};
    if (order.task === 'stop-run') return open === null ? <Notice tone="good">{words.stopped}</Notice> : null;
    return <Notice tone="good">{words.started(Number(runId), Number(planned))}</Notice>;
  }
  return (
    <Notice tone="poor" title={words.refused}>
      <p>{order.why ?? words.failed}</p>
    </Notice>
  );
}

function OpenRun({ page, open }: { page: RunsPage; open: NonNullable<RunsPage['open']> }) {
  const language = useLanguage();
  const words = runsWords[language];
  const { finished, planned, troubles, status } = open;
  const n = (value: number) => formatInteger(value, language);
  const share = formatShare(finished, planned, language);
  return (
    <section className="stack-s">
      <h2>{words.openTitle(open.id)}</h2>
      <p className="run-share">{share}</p>
      <TileBar done={finished} of={planned} label={words.finished(n(finished), n(planned), share)} />
      <p>{words.finished(n(finished), n(planned), share)}.</p>
      <p className="soft">
        {words.since(formatInstant(open.since, language))} {words.workers(page.workers)}{' '}
        {status === 'stopping' ? words.stopping : ''}
      </p>
      {troubles.length > 0 && (
        <Notice tone="fair">
          <p>{words.trouble(troubles.map((code) => words[code as 'disk-full'] ?? code).join(', '))}</p>
        </Notice>
      )}
      <p className="row">
        <a href="/quan-tri/luot-do">{words.look}</a>
        <span className="soft small">{words.refresh}</span>
      </p>
      {page.mayStart && status !== 'stopping' && (
        <form method="post" className="form">
          <p className="soft">{words.stopText}</p>
          <Button tone="second" name="viec" value="dung">
            {words.stop}
          </Button>
        </form>
      )}
    </section>
  );
}

function StartForm({ page }: { page: RunsPage }) {
  const words = runsWords[useLanguage()];
  return (
    <form method="post" className="form">
      <h3>{words.startTitle}</h3>
      <Radios
        name="ten"
        legend={words.startWhat}
        choices={[
          { value: 'den-luot', label: words.startDue, hint: words.startDueHint(page.everyDays) },
          { value: 'tat-ca', label: words.startAll, hint: words.startAllHint },
        ]}
        defaultValue="den-luot"
      />
      <Button name="viec" value="bat-dau">
        {words.start}
      </Button>
    </form>
  );
}
