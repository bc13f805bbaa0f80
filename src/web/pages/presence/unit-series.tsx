/** Twelve months of a unit as two lines, with the table they were drawn from. */
import { formatInteger, formatShare } from '#platform/format.ts';
import { monthWords, presenceWords } from '#web/messages/presence.ts';
import { assumptionPath } from '#web/pages/presence/paths.ts';
import type { UnitPage } from '#web/pages/presence/unit-page.ts';
import { Chart } from '../../charts/chart.tsx';
import { Unconfirmed } from '../../components/figures.tsx';
import { useLanguage } from '../../components/language.tsx';
import { DataTable } from '../../components/table.tsx';

export function UnitSeries({ page: { series, chart, unconfirmed } }: { page: UnitPage }) {
  const language = useLanguage();
  const words = presenceWords[language];
  const marked = (indicator: 'names-website' | 'names-trusted', label: string) => (
    <>
      {label} <Unconfirmed href={assumptionPath(unconfirmed[indicator])} />
    </>
  );
  const website = marked('names-website', words.website);
  const trusted = marked('names-trusted', words.trusted);
  return (
    <section className="stack-s" aria-labelledby="mot-nam">
      <h2 id="mot-nam">{words.seriesTitle}</h2>
      {chart === null ? (
        <p className="soft">{words.seriesEmpty}</p>
      ) : (
        <>
          <Chart svg={chart} />
          <p className="soft small">
            {words.seriesNote} {website} · {trusted}
          </p>
          <details className="screen-only">
            <summary>{words.seriesTable}</summary>
            <DataTable
              caption={words.seriesCaption}
              columns={[
                {
                  key: 'month',
                  label: words.monthColumn,
                  heading: true,
                  cell: ({ period }) => monthWords(period),
                },
                {
                  key: 'judged',
                  label: words.judged,
                  number: true,
                  cell: ({ judged }) => formatInteger(judged, language),
                },
                {
                  key: 'website',
                  label: website,
                  short: words.website,
                  number: true,
                  cell: ({ website, judged }) =>
                    `${formatInteger(website, language)} · ${formatShare(website, judged, language)}`,
                },
                {
                  key: 'trusted',
                  label: trusted,
                  short: words.trusted,
                  number: true,
                  cell: ({ trusted, judged }) =>
                    `${formatInteger(trusted, language)} · ${formatShare(trusted, judged, language)}`,
                },
              ]}
              rows={series}
              rowKey={({ period }) => period}
              empty={words.seriesEmpty}
            />
          </details>
        </>
      )}
    </section>
  );
}
