/** What is to be done about a name, most pressing first, each with what was seen and whom to tell; then what is fine. */
import { formatDate, formatDay } from '#platform/format.ts';
import { domainWords } from '#web/messages/presence-domain.ts';
import type { Expiry } from '#web/pages/presence/domain-expiry.ts';
import type { DomainPage } from '#web/pages/presence/domain-page.ts';
import type { ShownFinding } from '#web/pages/presence/findings.ts';
import { useLanguage } from '../../components/language.tsx';
import { Tag } from '../../components/notice.tsx';

type Shown = NonNullable<DomainPage['shown']>;

/** @param canAsk whether whoever reads may have the name measured, and would see it here */
export function DomainFindings({ page, shown, canAsk }: { page: DomainPage; shown: Shown; canAsk: boolean }) {
  const words = domainWords[useLanguage()];
  const { fails, toDo } = shown;
  const warns = shown.warns + (page.expiry === null ? 0 : 1);
  return (
    <section className="stack" aria-labelledby="phai-lam-gi">
      <div className="stack-s">
        <h2 id="phai-lam-gi">{words.doTitle}</h2>
        <p>
          {fails + warns > 0
            ? words.mustCount(fails, warns)
            : shown.presence === 'unknown'
              ? words.nothingUnknown
              : words.nothingToDo}
          {(shown.evidence !== null || fails + warns > 0) && (
            <EvidenceDay evidence={shown.evidence} canAsk={canAsk} />
          )}
        </p>
      </div>
      {page.expiry !== null && <Registration expiry={page.expiry} />}
      {toDo.map(({ group, title, findings }) => (
        <section key={group} className="finding-group">
          <h3>{title}</h3>
          <ul className="findings">
            {findings.map((finding) => (
              <Finding key={finding.key} finding={finding} />
            ))}
          </ul>
        </section>
      ))}
      <div className="finding-rest">
        <Rest findings={shown.info} summary={words.info(shown.info.length)} told />
        <Rest findings={shown.fine} summary={words.fine(shown.fine.length)} />
        <Unmeasured reasons={shown.unmeasured} />
        {shown.inapplicable > 0 && <p className="soft small">{words.inapplicable(shown.inapplicable)}</p>}
      </div>
    </section>
  );
}

/** First of all: a name whose registration ran out works for nobody, whatever else is mended. */
function Registration({ expiry }: { expiry: Expiry }) {
  const language = useLanguage();
  const words = domainWords[language];
  const date = formatDate(expiry.expiresOn, language);
  const past = expiry.when === 'past';
  return (
    <section className="finding-group">
      <h3>{words.registeredTitle}</h3>
      <ul className="findings">
        <li data-verdict="warn">
          <h4>
            <Tag tone="fair">{words.should}</Tag>{' '}
            {past ? words.expiredTitle(date) : words.soonTitle(expiry.days, date)}
          </h4>
          <p>
            {words.expiryFrom(formatDate(expiry.listedOn, language))}{' '}
            {!past
              ? words.soonText
              : expiry.answers === null
                ? words.expiredText
                : expiry.answers
                  ? words.expiredAnswers
                  : words.expiredSilent}
          </p>
        </li>
      </ul>
    </section>
  );
}

/** Of when the details are: a name that looks as it did keeps those of the day it began to. */
function EvidenceDay({ evidence, canAsk }: { evidence: Shown['evidence']; canAsk: boolean }) {
  const language = useLanguage();
  const words = domainWords[language];
  const day = evidence === null ? '' : formatDay(evidence.seenAt, language);
  return (
    <span className="soft">
      {' '}
      {evidence === null
        ? words.noEvidence(canAsk)
        : evidence.within
          ? words.evidenceOf(day)
          : words.evidenceBorrowed(day)}
    </span>
  );
}

function Finding({ finding }: { finding: ShownFinding }) {
  const words = domainWords[useLanguage()];
  const fails = finding.verdict === 'fail';
  return (
    <li data-verdict={finding.verdict}>
      <h4>
        <Tag tone={fails ? 'poor' : 'fair'}>{fails ? words.must : words.should}</Tag>{' '}
        {fails ? words.failing(finding.title) : words.doubtful(finding.title)}
      </h4>
      {finding.owner !== '' && <p>{finding.owner}</p>}
      {finding.sameCause.map((title) => (
        <p className="soft small" key={title}>
          {words.sameCause(title)}
        </p>
      ))}
      {finding.seen.length > 0 && (
        <details>
          <summary>{words.seen}</summary>
          <Seen seen={finding.seen} />
        </details>
      )}
      {finding.provider !== '' && (
        <details>
          <summary>{words.provider}</summary>
          <blockquote className="to-provider">
            {finding.provider}{' '}
            <span className="code soft">
              {finding.id} {finding.reason}
            </span>
          </blockquote>
        </details>
      )}
    </li>
  );
}

function Seen({ seen }: { seen: ShownFinding['seen'] }) {
  return (
    <dl className="seen">
      {seen.map(({ label, values }) => (
        <div key={label}>
          <dt>{label}</dt>
          {values.map((value, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of one moment, which may repeat and never move
            <dd key={at}>{value}</dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

/** Of a name whose servers are silent that is everything, for one reason: it is said once. */
function Unmeasured({ reasons }: { reasons: Shown['unmeasured'] }) {
  const words = domainWords[useLanguage()];
  if (reasons.length === 0) return null;
  return (
    <details>
      <summary>{words.unmeasured(reasons.reduce((sum, { titles }) => sum + titles.length, 0))}</summary>
      <p className="soft small">{words.unmeasuredWhy}</p>
      <dl className="seen">
        {reasons.map(({ reason, titles }) => (
          <div key={reason}>
            <dt>{words.unmeasuredBecause(reason)}</dt>
            {titles.map((title) => (
              <dd key={title}>{title}</dd>
            ))}
          </div>
        ))}
      </dl>
    </details>
  );
}

function Rest({
  findings,
  summary,
  told = false,
}: {
  findings: readonly ShownFinding[];
  summary: string;
  /** With what there is to say to the owner. */
  told?: boolean;
}) {
  if (findings.length === 0) return null;
  return (
    <details>
      <summary>{summary}</summary>
      <ul className="plain-findings">
        {findings.map((finding) => (
          <li key={finding.key}>
            {finding.title}
            {told && finding.owner !== '' && <p className="soft small">{finding.owner}</p>}
            {finding.seen.length > 0 && <Seen seen={finding.seen} />}
          </li>
        ))}
      </ul>
    </details>
  );
}
