/** Twelve months of a unit as two lines, with the table they were drawn from. */
import { formatInteger, formatShare } from '#platform/format.ts';
import { monthWords, presenceWords } from '#web/messages/presence.ts';
import type { UnitPage } from '#web/pages/presence/unit-page.ts';
import { Chart } from '../../charts/chart.tsx';
import { useLanguage } from '../../components/language.tsx';
import { DataTable } from '../../components/table.tsx';

export function UnitSeries({ page: { series, chart } }: { page: UnitPage }) {
  const language = useLanguage();
  const words = presenceWords[language];
  return (
    <section className="stack-s" aria-labelledby="mot-nam">
      <h2 id="mot-nam">{words.seriesTitle}</h2>
      {chart === null ? (
        <p className="soft">{words.seriesEmpty}</p>
      ) : (
        <>
          <Chart svg={chart} />
          <p className="soft small">{words.seriesNote}</p>
          <details>
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
                  label: words.website,
                  number: true,
                  cell: ({ website, judged }) =>
                    `${formatInteger(website, language)} · ${formatShare(website, judged, language)}`,
                },
                {
                  key: 'trusted',
                  label: words.trusted,
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
