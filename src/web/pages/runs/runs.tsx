/** `/quan-tri/luot-do`: the run under way, the latest runs with why names were not measured, single asks; start and stop. */
import { redirect } from 'react-router';
import { readAssumptions } from '#assumptions/index.ts';
import {
  selectLatestAsks,
  selectOpenRun,
  selectProgress,
  selectRuns,
  selectWorkers,
} from '#observatory/index.ts';
import { dayOf } from '#platform/day.ts';
import { formatInstant, formatInteger, formatShare } from '#platform/format.ts';
import { selectOrder } from '#platform/jobs/orders.ts';
import { problem } from '#platform/problems.ts';
import { may } from '#web/may.ts';
import { runsWords } from '#web/messages/runs.ts';
import { tableWords } from '#web/messages/table.ts';
import { numberOf, plainOrder } from '#web/pages/assumptions/proposal-page.ts';
import { order } from '#web/pages/assumptions/propose-form.ts';
import { acting, asAnswer, lookAgain, type Page, reading, textOf } from '#web/server/page.ts';
import { faultWords } from '#words/index.ts';
import { useLanguage } from '../../components/language.tsx';
import { DataTable } from '../../components/table.tsx';
import { Title } from '../../components/title.tsx';
import type { Route } from './+types/runs.ts';
import { RunNow } from './run-now.tsx';

const shownRuns = 20;
const shownAsks = 10;

export async function loader(args: Route.LoaderArgs) {
  const page = await readRunsPage(args);
  if (page.order?.status === 'waiting') lookAgain(args, 3);
  else if (page.open !== null) lookAgain(args, 10);
  return page;
}

function readRunsPage(args: Route.LoaderArgs) {
  return reading(args, 'see-runs', async (page) => {
    const { db, now, actor, services, language } = page;
    // Before the runs: an order seen ended has begun or stopped one, and the page then looks no more for it.
    const order = await readOrder(page);
    const runs = await selectRuns(db, { limit: shownRuns });
    const open = await selectOpenRun(db);
    const progress = open && (await selectProgress(db, open.id));
    const workers = await selectWorkers(db);
    const worst = runs.find(({ notMeasured }) => notMeasured > 0);
    return {
      mayStart: may(actor.role, 'start-runs'),
      measures: services.measures,
      everyDays: (await readAssumptions(db, dayOf(now)))['measurement.every-days'],
      workers: workers.alive,
      open: progress && {
        id: progress.run.id,
        status: progress.run.status,
        since: (progress.run.startedAt ?? progress.run.plannedAt).toString(),
        finished: progress.finished,
        planned: progress.run.planned,
        troubles: progress.troubles,
      },
      order,
      runs: runs.map(({ plannedAt, startedAt, endedAt, notMeasuredWhy: _, ...run }) => ({
        ...run,
        began: (startedAt ?? plannedAt).toString(),
        ended: endedAt?.toString() ?? null,
      })),
      why: worst && {
        run: worst.id,
        reasons: Object.entries(worst.notMeasuredWhy)
          .map(([reason, names]) => ({ reason, names, words: faultWords(reason, language) }))
          .sort((a, b) => b.names - a.names),
      },
      asks: (await selectLatestAsks(db, { limit: shownAsks })).map(({ askedAt, endedAt: _, ...ask }) => ({
        ...ask,
        askedAt: askedAt.toString(),
      })),
    };
  });
}

async function readOrder({ db, url, language }: Page) {
  const id = numberOf(url.searchParams.get('viec') ?? undefined);
  const found = id === null ? null : await selectOrder(db, id);
  return found !== null && (found.task === 'start-run' || found.task === 'stop-run')
    ? plainOrder(found, language)
    : null;
}

export function action(args: Route.ActionArgs) {
  return asAnswer(() =>
    acting(args, 'start-runs', async (act) => {
      const stop = textOf(act.form, 'viec') === 'dung';
      if (!stop && !act.services.measures) throw problem('run-not-here', {});
      const orderId = stop
        ? await order(act, 'stop-run')
        : await order(act, 'start-run', { all: textOf(act.form, 'ten') === 'tat-ca' });
      return redirect(`/quan-tri/luot-do?viec=${orderId}`);
    }),
  );
}

export default function Runs({ loaderData: page }: Route.ComponentProps) {
  const language = useLanguage();
  const words = runsWords[language];
  const n = (value: number) => formatInteger(value, language);
  return (
    <>
      <Title title={words.title} crumbs={[{ href: '/quan-tri', label: words.admin }]} lede={words.lede} />
      <RunNow page={page} />
      <DataTable
        caption={words.caption}
        stack={false}
        rows={page.runs}
        rowKey={({ id }) => id}
        empty={words.empty}
        extent={tableWords[language].extent(page.runs.length, page.runs.length, true)}
        columns={[
          // The day a run began is what people know it by; numbers next, for on a phone the rest has to be scrolled to.
          {
            key: 'began',
            label: words.began,
            heading: true,
            cell: ({ began }) => formatInstant(began, language),
          },
          { key: 'id', label: words.number, number: true, cell: ({ id }) => n(id) },
          { key: 'planned', label: words.planned, number: true, cell: ({ planned }) => n(planned) },
          { key: 'measured', label: words.measured, number: true, cell: ({ measured }) => n(measured) },
          { key: 'unchanged', label: words.unchanged, number: true, cell: ({ unchanged }) => n(unchanged) },
          {
            key: 'notMeasured',
            label: words.notMeasured,
            number: true,
            cell: ({ notMeasured, planned }) =>
              `${n(notMeasured)} (${formatShare(notMeasured, planned, language)})`,
          },
          { key: 'status', label: words.status, cell: ({ status }) => words[`status-${status}`] },
          { key: 'kind', label: words.kind, cell: ({ kind }) => words[`kind-${kind}`] },
        ]}
      />
      {page.why !== undefined && (
        <DataTable
          caption={words.whyTitle(page.why.run)}
          note={words.whyNote}
          stack={false}
          rows={page.why.reasons}
          rowKey={({ reason }) => reason}
          empty={words.empty}
          totals={{
            reason: words.total,
            names: n(page.why.reasons.reduce((sum, { names }) => sum + names, 0)),
          }}
          columns={[
            { key: 'reason', label: words.notMeasured, heading: true, cell: ({ words: text }) => text },
            { key: 'names', label: words.names, number: true, cell: ({ names }) => n(names) },
          ]}
        />
      )}
      <DataTable
        caption={words.asksTitle}
        rows={page.asks}
        rowKey={({ id }) => id}
        empty={words.asksEmpty}
        columns={[
          {
            key: 'name',
            label: words.name,
            heading: true,
            cell: ({ id, name, unicode }) => <a href={`/ten-mien/${name}/do-lai/${id}`}>{unicode}</a>,
          },
          { key: 'asked', label: words.asked, cell: ({ askedAt }) => formatInstant(askedAt, language) },
          {
            key: 'status',
            label: words.status,
            cell: ({ status, outcome }) =>
              status === 'done' ? words[`ask-${outcome ?? 'unchanged'}`] : words[`ask-${status}`],
          },
        ]}
      />
    </>
  );
}
