/** `/quan-tri/nhat-ky`: the newest entries with filters as links, and the verification of the whole chain by a button. */
import {
  type AuditVerdict,
  readAuditPublicKey,
  readKeptHead,
  selectEntries,
  selectLastSeq,
  verifyAudit,
} from '#identity/index.ts';
import { formatDate, formatInstant, type Language } from '#platform/format.ts';
import { Problem } from '#platform/problems.ts';
import { actWords, auditWords } from '#web/messages/audit.ts';
import { actWord, lookingOf, namedEntries, readAsked, toFilter } from '#web/pages/audit/entries.ts';
import { objectTold } from '#web/pages/audit/told.ts';
import { acting, reading } from '#web/server/page.ts';
import { withParams } from '../../components/choose.tsx';
import { Facts } from '../../components/facts.tsx';
import { Button, SelectField, TextField } from '../../components/form.tsx';
import { useLanguage } from '../../components/language.tsx';
import { Notice } from '../../components/notice.tsx';
import { DataTable } from '../../components/table.tsx';
import { Title } from '../../components/title.tsx';
import type { Route } from './+types/audit.ts';

const shown = 50;

export function loader(args: Route.LoaderArgs) {
  return reading(args, 'see-audit', async (page) => {
    const { db, url, language } = page;
    const asked = readAsked(url.searchParams);
    const { entries, next } = await selectEntries(db, toFilter(asked, shown));
    const rows = await namedEntries(lookingOf(page), entries);
    const personName = asked.accountId === null ? null : (rows[0]?.person ?? `account:${asked.accountId}`);
    return {
      asked,
      actName: asked.act === null ? null : actWord(asked.act, language),
      personName,
      objectName: asked.object === null ? null : objectNamed(asked.object, rows, language),
      rows,
      next,
      last: await selectLastSeq(db),
      isWhole: page.actor.everywhere,
      url: `${url.pathname}${url.search}`,
    };
  });
}

/** As the rows call it where all of them are of this one; a beginning of objects, such as `account:`, stays as typed. */
function objectNamed(
  asked: string,
  rows: readonly { object: string; objectTold: string }[],
  language: Language,
): string {
  return rows.find(({ object }) => object === asked)?.objectTold ?? objectTold(asked, language);
}

/**
 * The whole chain is walked as sign-in's own role: an auditor of one unit sees a part of it, and a part is never whole. Where
 * the files beside it are damaged, whoever did that does not keep the chain from being read.
 */
export function action(args: Route.ActionArgs) {
  return acting(args, 'see-audit', async ({ services, language, audit }) => {
    const { dataFolder } = services.installation;
    const damage: string[] = [];
    const read = <Read,>(from: (folder: string) => Read): Read | null => {
      try {
        return from(dataFolder);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        damage.push(error.sentences[language]);
        return null;
      }
    };
    const key = read(readAuditPublicKey);
    const kept = services.database === 'main' ? read(readKeptHead) : null; // the sample is made anew at will
    const verdict = await verifyAudit(services.identity, { keys: key === null ? [] : [key], kept });
    const good = verdict.firstBad === null && damage.length === 0;
    await audit('audit-verified', '', { entries: verdict.entries, good });
    return { ...plainVerdict(verdict), damage };
  });
}

function plainVerdict({ lastHead, unsignedSpan, ...verdict }: AuditVerdict) {
  return {
    ...verdict,
    unsignedSpan: unsignedSpan && {
      from: unsignedSpan.from.toString(),
      until: unsignedSpan.until.toString(),
    },
    lastHead: lastHead && {
      day: lastHead.day,
      seq: lastHead.seq,
      hash: lastHead.hash.toString('hex'),
      keyId: lastHead.keyId,
    },
  };
}

export default function Audit({ loaderData: page, actionData }: Route.ComponentProps) {
  const language = useLanguage();
  const words = auditWords[language];
  const { asked, rows, next, url } = page;
  const further = withParams(url, {});
  const filters = [
    page.actName === null ? null : { name: 'viec', label: words.act, value: page.actName },
    page.personName === null ? null : { name: 'nguoi', label: words.person, value: page.personName },
    asked.object === null ? null : { name: 'doi-tuong', label: words.object, value: page.objectName },
  ].filter((filter) => filter !== null);
  return (
    <>
      <Title title={words.title} crumbs={[{ href: '/quan-tri', label: words.admin }]} lede={words.lede} />
      <section className="stack-s">
        {actionData ? (
          <Verdict verdict={actionData} />
        ) : (
          <>
            <h2>{words.verifyTitle}</h2>
            <p className="soft">{words.verifyText}</p>
          </>
        )}
        <form method="post" action="/quan-tri/nhat-ky">
          <Button tone="second">{words.verify}</Button>
        </form>
      </section>
      <form method="get" className="audit-filter">
        <SelectField
          name="viec"
          label={words.act}
          choices={[
            { value: '', label: words.all },
            ...Object.entries(actWords[language]).map(([value, label]) => ({
              value,
              label: label as string,
            })),
          ]}
          defaultValue={asked.act ?? ''}
        />
        <TextField
          name="doi-tuong"
          label={words.object}
          hint={words.objectHint}
          defaultValue={asked.object ?? ''}
        />
        {asked.accountId !== null && <input type="hidden" name="nguoi" value={asked.accountId} />}
        <Button tone="second">{words.filter}</Button>
      </form>
      {filters.length > 0 && (
        <p className="row">
          <span className="soft">{words.only}</span>
          {filters.map(({ name, label, value }) => (
            <span key={name}>
              {label}: <b>{value}</b> (<a href={withParams(url, { [name]: null })}>{words.drop}</a>)
            </span>
          ))}
        </p>
      )}
      {!page.isWhole && (
        <Notice>
          <p>{words.ownOnly}</p>
        </Notice>
      )}
      <DataTable
        caption={words.caption}
        note={words.captionNote(page.last)}
        rows={rows}
        rowKey={({ seq }) => seq}
        empty={words.empty}
        extent={words.extent(rows.length)}
        csv={`/quan-tri/nhat-ky.csv${new URL(further, 'http://a').search}`}
        next={next === null ? null : `${further}${further.includes('?') ? '&' : '?'}sau=${next}`}
        columns={[
          { key: 'seq', label: words.number, number: true, cell: ({ seq }) => seq },
          {
            key: 'at',
            label: words.at,
            cell: ({ at }) => <span className="nowrap">{formatInstant(at, language)}</span>,
          },
          {
            key: 'act',
            label: words.act,
            heading: true,
            cell: ({ act, actWord: word }) => <a href={withParams(url, { viec: act })}>{word}</a>,
          },
          {
            key: 'person',
            label: words.person,
            cell: ({ accountId, person, post }) =>
              accountId === null ? (
                <span className="soft">{words.program}</span>
              ) : (
                <span>
                  <a href={withParams(url, { nguoi: String(accountId) })}>{person}</a>
                  {post !== null && <span className="soft">, {post}</span>}
                </span>
              ),
          },
          {
            key: 'object',
            label: words.object,
            cell: ({ object, objectTold, isNamed }) =>
              object === '' ? (
                '–'
              ) : (
                <span>
                  <a href={withParams(url, { 'doi-tuong': object })}>{objectTold}</a>
                  {isNamed && <small className="audit-code soft"> {object}</small>}
                </span>
              ),
          },
          { key: 'details', label: words.details, cell: ({ detailsTold }) => detailsTold || '–' },
        ]}
      />
    </>
  );
}

function Verdict({ verdict }: { verdict: ReturnType<typeof plainVerdict> & { damage: string[] } }) {
  const language = useLanguage();
  const words = auditWords[language];
  const { entries, firstBad, heads, lastHead, unsigned, unsignedSpan, damage } = verdict;
  const at = (iso: string) => formatInstant(iso, language);
  const span = unsignedSpan && words.span(at(unsignedSpan.from), at(unsignedSpan.until));
  return (
    <>
      {damage.map((sentence) => (
        <Notice key={sentence} tone="poor">
          <p>{sentence}</p>
        </Notice>
      ))}
      {firstBad === null ? (
        <Notice tone="good" title={words.whole}>
          <p>{words.wholeText(entries)}</p>
          <p>{heads === 0 ? words.noHeads : words.heads(heads)}</p>
          {unsigned > 0 && <p>{words.unsigned(unsigned, span ?? '')}</p>}
        </Notice>
      ) : (
        <Notice tone="poor" title={words.broken(firstBad.seq)}>
          <p>{words.brokenText(words[firstBad.why], entries)}</p>
        </Notice>
      )}
      {lastHead !== null && (
        <>
          <p>{words.lastHead(formatDate(lastHead.day, language), lastHead.seq)}</p>
          <Facts
            rows={[
              [
                words.hash,
                <span className="code" key="hash">
                  {lastHead.hash}
                </span>,
              ],
              [
                words.key,
                <span className="code" key="key">
                  {lastHead.keyId}
                </span>,
              ],
            ]}
          />
        </>
      )}
    </>
  );
}
