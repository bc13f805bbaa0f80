/** `/quan-tri/gia-dinh/KEY`: one assumption: its value large, on what it stands, its versions, and how it is changed. */
import { selectProposals, selectRegister } from '#assumptions/index.ts';
import { dayOf } from '#platform/day.ts';
import { formatDate, formatInstant } from '#platform/format.ts';
import { may } from '#web/may.ts';
import { proposalWords } from '#web/messages/assumption-proposals.ts';
import { valueParts } from '#web/messages/assumption-values.ts';
import { assumptionsWords } from '#web/messages/assumptions.ts';
import { assumptionPath, proposalPath } from '#web/pages/assumptions/paths.ts';
import { keyOf, plainEntry, plainProposal, standingWords } from '#web/pages/assumptions/plain.ts';
import { valueWords } from '#web/pages/assumptions/value.ts';
import { notFound, reading } from '#web/server/page.ts';
import { Facts } from '../../components/facts.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Notice } from '../../components/notice.tsx';
import { DataTable } from '../../components/table.tsx';
import { Title } from '../../components/title.tsx';
import type { Route } from './+types/one.ts';

export function loader(args: Route.LoaderArgs) {
  return reading(args, 'see-assumptions', async ({ db, now, actor, language }) => {
    const key = keyOf(args.params.key);
    const entry =
      key === null ? undefined : (await selectRegister(db, dayOf(now))).find((one) => one.key === key);
    if (key === null || entry === undefined) throw notFound();
    const proposals = await selectProposals(db, { key });
    return {
      mayChange: may(actor.role, 'change-assumptions'),
      entry: plainEntry(entry, language),
      open: entry.open && plainProposal(entry.open, language),
      earlier: proposals.filter(({ decided }) => decided !== null).map((one) => plainProposal(one, language)),
      versions: entry.versions.map((version) => ({
        version: version.version,
        value: valueWords(valueParts[key], version.value, language),
        from: version.from,
        until: version.until,
        recordedAt: version.recordedAt.toString(),
        document: version.document,
        standing:
          version.version === 1 && version.confirmedOn === null
            ? null
            : standingWords(version, language).text,
      })),
    };
  });
}

export default function Assumption({ loaderData }: Route.ComponentProps) {
  const { entry, open, versions, earlier, mayChange } = loaderData;
  const language = useLanguage();
  const words = assumptionsWords[language];
  const day = (date: string | null) => (date === null ? '…' : formatDate(date, language));
  const span = (from: string | null, until: string | null) =>
    from === null && until === null ? words.always : words.holdsFrom(day(from), day(until));
  return (
    <>
      <Title
        title={entry.title}
        kicker={words.kicker}
        crumbs={[
          { href: '/quan-tri', label: words.admin },
          { href: '/quan-tri/gia-dinh', label: words.title },
        ]}
        actions={
          mayChange && open === null ? (
            <>
              <a className="button" href={`${assumptionPath(entry.key)}/de-xuat`}>
                {words.propose}
              </a>
              {entry.standing.unconfirmed && (
                <a className="button second" href={`${assumptionPath(entry.key)}/xac-nhan`}>
                  {words.confirmAsIs}
                </a>
              )}
            </>
          ) : undefined
        }
      />
      {open !== null && (
        <Notice tone="fair" title={words.openTitle}>
          <p>
            {words.openText(open.by)} <a href={proposalPath(open.id)}>{words.see}</a>
          </p>
        </Notice>
      )}
      <div className="value-in-force">
        <p className="soft">{words.inForce}</p>
        <p className="value-text">{entry.value}</p>
      </div>
      <Facts
        rows={[
          [words.source, entry.source],
          [words.grade, entry.grade],
          [
            words.standing,
            <span className={entry.standing.unconfirmed ? 'standing-open' : undefined} key="standing">
              {entry.standing.unconfirmed ? `⚠ ${entry.standing.text}` : entry.standing.text}
            </span>,
          ],
          ...(entry.document === null ? [] : [[words.document, entry.document] as const]),
          [words.holds, span(entry.from, entry.until)],
          [words.usedIn, entry.usedIn],
          [
            words.csvKey,
            <span className="code" key="key">
              {entry.key}
            </span>,
          ],
        ]}
      />
      {entry.standing.unconfirmed && <p className="soft">{words.unconfirmedText}</p>}
      <DataTable
        caption={words.history}
        note={words.historyNote}
        rows={versions}
        rowKey={({ version }) => version}
        empty={words.historyEmpty}
        columns={[
          { key: 'version', label: words.version, heading: true, cell: ({ version }) => version },
          { key: 'value', label: words.value, cell: ({ value }) => value },
          { key: 'holds', label: words.holds, cell: ({ from, until }) => span(from, until) },
          {
            key: 'who',
            label: words.who,
            cell: ({ standing, document }) =>
              standing === null ? words.program : [standing, document].filter(Boolean).join(' · '),
          },
          {
            key: 'recorded',
            label: words.recorded,
            cell: ({ recordedAt }) => formatInstant(recordedAt, language),
          },
        ]}
      />
      {earlier.length > 0 && (
        <section className="stack-s">
          <h2>{words.earlier}</h2>
          <ul className="rows">
            {earlier.map(({ id, value, by, at, decided }) => (
              <li key={id}>
                <a href={proposalPath(id)}>{value}</a>
                <span className="soft small">
                  {by}, {formatInstant(at, language)} ·{' '}
                  {decided === null ? '' : proposalWords[language][`decided-${decided.decision}`]}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
