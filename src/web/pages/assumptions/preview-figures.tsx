/** What a proposal would change: how many figures, of which indicators, then each before and after. */
import { formatInstant, formatInteger } from '#platform/format.ts';
import { proposalWords } from '#web/messages/assumption-proposals.ts';
import { tableWords } from '#web/messages/table.ts';
import { proposalPath } from '#web/pages/assumptions/paths.ts';
import type { ProposalPage } from '#web/pages/assumptions/proposal-page.ts';

import { useLanguage } from '../../components/language.tsx';
import { DataTable } from '../../components/table.tsx';

export function PreviewOfFigures({ page }: { page: ProposalPage }) {
  const language = useLanguage();
  const words = proposalWords[language];
  const { preview, figures, order, id } = page;
  const computing = order?.task === 'preview-proposal' && order.status === 'waiting';
  if (computing && page.decided === null) {
    return (
      <section className="stack-s" role="status">
        <h2>{words.effect}</h2>
        <p className="waiting">{words.computing}</p>
        <p className="soft">{words.refresh}</p>
        <p>
          <a className="button second" href={`${proposalPath(id)}?viec=${order.id}`}>
            {words.look}
          </a>
        </p>
      </section>
    );
  }
  if (preview === null || figures === null) {
    return (
      <section className="stack-s">
        <h2>{words.effect}</h2>
        <p>{words.notComputed}</p>
        {page.decided === null && <ComputeAgain />}
      </section>
    );
  }
  const applied = page.appliedAt !== null;
  const untouched = preview.compared.filter(({ changed }) => changed === 0);
  const scope = [
    preview.figures > 0 ? words.ofFigures(preview.figures) : '',
    preview.units > 0 ? words.units(preview.units) : '',
    preview.months === '' ? '' : words.months(preview.months),
  ].filter((part) => part !== '');
  return (
    <section className="stack">
      <div className="effect">
        <h2>{preview.changed === 0 ? words.effectNone : applied ? words.effectDone : words.effect}</h2>
        {preview.changed > 0 && <p className="effect-count">{formatInteger(preview.changed, language)}</p>}
        {scope.length > 0 && <p className="soft">{scope.join(', ')}</p>}
        <p>{preview.says}</p>
        <p className="soft small">{words.computedAt(formatInstant(preview.at, language))}</p>
        {page.decided === null && <ComputeAgain />}
      </div>
      {preview.changed > 0 && (
        <DataTable
          caption={words.compared}
          rows={preview.compared.filter(({ changed }) => changed > 0)}
          rowKey={({ key }) => key}
          empty={words.figuresEmpty}
          stack={false}
          columns={[
            { key: 'name', label: words.indicator, heading: true, cell: ({ name }) => name },
            {
              key: 'changed',
              label: words.changed,
              number: true,
              cell: ({ changed }) => <b>{formatInteger(changed, language)}</b>,
            },
            {
              key: 'compared',
              label: words.looked,
              number: true,
              cell: ({ compared }) => formatInteger(compared, language),
            },
          ]}
        />
      )}
      {untouched.length > 0 && (
        <details>
          <summary>{words.untouched(untouched.length, preview.changed === 0)}</summary>
          <p className="soft small">{untouched.map(({ name }) => name).join('; ')}.</p>
        </details>
      )}
      {preview.changed > 0 && (
        <DataTable
          caption={words.figuresCaption}
          note={words.figuresNote}
          stack={false}
          rows={figures.rows}
          rowKey={({ number }) => number}
          empty={words.figuresEmpty}
          extent={tableWords[language].extent(figures.rows.length, figures.total, true)}
          csv={`${proposalPath(id)}/so-lieu.csv`}
          next={figures.next === null ? null : `${proposalPath(id)}?sau=${figures.next}`}
          columns={[
            { key: 'unit', label: words.unit, heading: true, cell: ({ unit }) => unit ?? words.everywhere },
            { key: 'indicator', label: words.indicator, cell: ({ indicator }) => indicator },
            { key: 'slice', label: words.slice, cell: ({ slice }) => slice },
            { key: 'period', label: words.period, cell: ({ period }) => period },
            { key: 'before', label: words.wasColumn, number: true, cell: ({ before }) => before },
            { key: 'after', label: words.willBe, number: true, cell: ({ after }) => <b>{after}</b> },
          ]}
        />
      )}
    </section>
  );
}

function ComputeAgain() {
  const words = proposalWords[useLanguage()];
  return (
    <form method="post">
      <button className="link-button" type="submit" name="viec" value="tinh">
        {words.compute}
      </button>
    </form>
  );
}
