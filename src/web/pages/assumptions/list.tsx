/** `/quan-tri/gia-dinh`: every assumption in force with its value, its source, how sure it is and who confirmed it. */
import { selectRegister } from '#assumptions/index.ts';
import { dayOf } from '#platform/day.ts';
import { formatDate } from '#platform/format.ts';
import { assumptionsWords } from '#web/messages/assumptions.ts';
import { tableWords } from '#web/messages/table.ts';
import { type GroupName, groupOf, groups } from '#web/pages/assumptions/groups.ts';
import { assumptionPath, proposalPath, registerPath } from '#web/pages/assumptions/paths.ts';
import { plainEntry } from '#web/pages/assumptions/plain.ts';
import { reading } from '#web/server/page.ts';
import { Switch } from '../../components/choose.tsx';
import { useLanguage } from '../../components/language.tsx';
import { DataTable } from '../../components/table.tsx';
import { Title } from '../../components/title.tsx';
import type { Route } from './+types/list.ts';

const shown = ['tat-ca', 'chua-xac-nhan', 'dang-de-xuat'] as const;
type Shown = (typeof shown)[number];

export function loader(args: Route.LoaderArgs) {
  return reading(args, 'see-assumptions', async ({ db, now, url, language }) => {
    const today = dayOf(now);
    const all = (await selectRegister(db, today)).map((entry) => plainEntry(entry, language));
    const groups: Record<Shown, typeof all> = {
      'tat-ca': all,
      'chua-xac-nhan': all.filter(({ standing }) => standing.unconfirmed),
      'dang-de-xuat': all.filter(({ proposalId }) => proposalId !== null),
    };
    const asked = shown.find((one) => one === url.searchParams.get('hien')) ?? 'tat-ca';
    const counts = {
      all: all.length,
      unconfirmed: groups['chua-xac-nhan'].length,
      open: groups['dang-de-xuat'].length,
    };
    return { today, asked, counts, rows: groups[asked] };
  });
}

export default function Register({ loaderData: { today, asked, counts, rows } }: Route.ComponentProps) {
  const language = useLanguage();
  const words = assumptionsWords[language];
  const path = registerPath;
  return (
    <>
      <Title title={words.title} crumbs={[{ href: '/quan-tri', label: words.admin }]} lede={words.lede} />
      <div>
        <Switch
          label={words.filter}
          choices={[
            { href: path, label: words.all(counts.all), current: asked === 'tat-ca' },
            {
              href: `${path}?hien=chua-xac-nhan`,
              label: `⚠ ${words.unconfirmedOnly(counts.unconfirmed)}`,
              current: asked === 'chua-xac-nhan',
            },
            {
              href: `${path}?hien=dang-de-xuat`,
              label: words.openOnly(counts.open),
              current: asked === 'dang-de-xuat',
            },
          ]}
        />
      </div>
      <p className="row">
        <span className="soft">{words.inForceOn(formatDate(today, language))}</span>
        <a href={`${registerPath}.csv`}>{words.allCsv}</a>
      </p>
      {rows.length === 0 && <p>{words.empty}</p>}
      {groups
        .filter(({ name }) => rows.some(({ key }) => groupOf(key) === name))
        .map(({ name }) => (
          <GroupTable key={name} name={name} rows={rows.filter(({ key }) => groupOf(key) === name)} />
        ))}
    </>
  );
}

function GroupTable({ name, rows }: { name: GroupName; rows: Route.ComponentProps['loaderData']['rows'] }) {
  const language = useLanguage();
  const words = assumptionsWords[language];
  return (
    <DataTable
      caption={words[`group-${name}`]}
      rows={rows}
      rowKey={({ key }) => key}
      empty={words.empty}
      extent={tableWords[language].extent(rows.length, rows.length, true)}
      columns={[
        {
          key: 'assumption',
          label: words.assumption,
          heading: true,
          cell: ({ key, title }) => <a href={assumptionPath(key)}>{title}</a>,
        },
        { key: 'value', label: words.value, cell: ({ value }) => value },
        {
          key: 'source',
          label: words.source,
          cell: ({ source, grade }) => (
            <span>
              {source} <span className="soft nowrap">({grade})</span>
            </span>
          ),
        },
        {
          key: 'standing',
          label: words.standing,
          cell: ({ standing, proposalId }) => (
            <span>
              <span className={standing.unconfirmed ? 'standing-open nowrap' : undefined}>
                {standing.unconfirmed ? `⚠ ${standing.text}` : standing.text}
              </span>
              {proposalId !== null && (
                <>
                  <br />
                  <a href={proposalPath(proposalId)}>{words.proposalOpen(proposalId)}</a>
                </>
              )}
            </span>
          ),
        },
      ]}
    />
  );
}
