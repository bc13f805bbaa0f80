/** One subject (`/doi-tuong/123`): what the lists say of it, which names it holds and what they show. */
import { data } from 'react-router';
import { formatDate } from '#platform/format.ts';
import { registerWords } from '#web/messages/register.ts';
import { domainPath, unitPath } from '#web/pages/presence/paths.ts';
import { readSubjectPage, requireSubject, type SubjectPage } from '#web/pages/register/subject-page.ts';
import { acting, reading } from '#web/server/page.ts';
import { Facts } from '../../components/facts.tsx';
import { Button } from '../../components/form.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Grade } from '../../components/notice.tsx';
import { DataTable } from '../../components/table.tsx';
import { Title } from '../../components/title.tsx';
import type { Route } from './+types/subject.ts';
import { HeldTile } from './held-tile.tsx';

export function loader(args: Route.LoaderArgs) {
  return reading(args, 'see-subjects', (page) => readSubjectPage(page, args.params.id));
}

/** Shows the address of a person or household once, in this answer only, and writes down who looked. */
export async function action(args: Route.ActionArgs) {
  const address = await acting(args, 'see-subjects', async ({ db, audit }) => {
    const subject = await requireSubject(db, args.params.id);
    await audit('address-revealed', `subject:${subject.id}`, { kind: subject.kind });
    return subject.address;
  });
  return data({ address });
}

export default function SubjectOf({ loaderData: page, actionData }: Route.ComponentProps) {
  const language = useLanguage();
  const words = registerWords[language];
  return (
    <>
      <Title
        title={page.name}
        kicker={page.kind.charAt(0).toUpperCase() + page.kind.slice(1)}
        crumbs={[{ href: '/doi-tuong', label: words.title }]}
        {...(page.unit === null ? {} : { lede: page.unit.name })}
      />
      <div className="split">
        <div className="stack">
          <DataTable
            caption={words.heldTitle}
            columns={[
              {
                key: 'name',
                label: words.domain,
                heading: true,
                cell: ({ name, unicode, shown }) => (
                  <span className="held-name">
                    <HeldTile level={shown?.level ?? 'unknown'} />
                    <a href={domainPath(name)}>{unicode}</a>
                  </span>
                ),
              },
              { key: 'shows', label: words.shows, cell: ({ shown }) => shown?.words ?? words.notMeasured },
              {
                key: 'grade',
                label: words.grade,
                cell: ({ shown }) => <Grade grade={shown?.grade ?? null} />,
              },
              { key: 'since', label: words.since, cell: ({ since }) => formatDate(since, language) },
              { key: 'evidence', label: words.evidence, cell: ({ evidence }) => evidence },
            ]}
            rows={page.held}
            rowKey={({ id }) => id}
            empty={words.heldEmpty}
          />
          {page.before.length > 0 && (
            <section className="stack-s">
              <h2>{words.historyTitle}</h2>
              <ul className="rows">
                {page.before.map(({ id, name, unicode, since, until }) => (
                  <li key={`${id} ${since}`}>
                    <a href={domainPath(name)}>{unicode}</a>
                    <span className="soft small">
                      {words.historyLine(formatDate(since, language), formatDate(until, language))}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
        <section className="stack-s" aria-labelledby="trong-so">
          <h2 id="trong-so">{words.factsTitle}</h2>
          <SubjectFacts page={page} revealed={actionData?.address ?? null} />
        </section>
      </div>
    </>
  );
}

function SubjectFacts({ page, revealed }: { page: SubjectPage; revealed: string | null }) {
  const language = useLanguage();
  const words = registerWords[language];
  const day = (date: string | null) => (date === null ? words.unknown : formatDate(date, language));
  const basis = page.legalBasis === 'state-task' ? words['state-task'] : words['public-register'];
  return (
    <Facts
      rows={[
        [
          words.masked,
          page.code === '' ? (
            words.codeNone
          ) : (
            <span key="c" className="code">
              {page.code}
            </span>
          ),
        ],
        [
          words.unit,
          page.unit === null ? (
            words.unknown
          ) : (
            <a key="u" href={unitPath(page.unit.code)}>
              {page.unit.name}
            </a>
          ),
        ],
        [
          words.origin,
          page.origin === null
            ? words.unknown
            : words.originOn(page.origin.name, formatDate(page.origin.on, language)),
        ],
        [words.address, <Address key="address" page={page} revealed={revealed} />],
        [words.sector, page.sector === '' ? words.unknown : page.sector],
        [words.founded, day(page.foundedOn)],
        [words.status, words[page.status]],
        [words.basis, basis],
        [words.erase, page.eraseAfter === null ? words.eraseNever : words.eraseNote(day(page.eraseAfter))],
        [
          words.source,
          page.source === null
            ? words.sourceNone
            : words.sourceText(page.source.fileName, formatDate(page.source.asOf, language)),
        ],
      ]}
    />
  );
}

function Address({ page, revealed }: { page: SubjectPage; revealed: string | null }) {
  const words = registerWords[useLanguage()];
  if (!page.hasAddress) return words.addressNone;
  if (page.address !== null) return page.address;
  if (revealed !== null) {
    return (
      <span className="stack-s">
        <strong>{revealed}</strong>
        <span className="soft small">{words.addressShown}</span>
      </span>
    );
  }
  return (
    <form method="post" className="stack-s" action={`/doi-tuong/${page.id}`}>
      <span className="soft">{words.addressHidden}</span>
      <span>
        <Button tone="second">{words.addressReveal}</Button>
      </span>
    </form>
  );
}
