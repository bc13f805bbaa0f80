/** What is to be done about a name, most pressing first, each with what was seen and whom to tell; then what is fine. */
import { domainWords } from '#web/messages/presence-domain.ts';
import type { DomainPage } from '#web/pages/presence/domain-page.ts';
import type { ShownFinding } from '#web/pages/presence/findings.ts';
import { useLanguage } from '../../components/language.tsx';
import { Tag } from '../../components/notice.tsx';

export function DomainFindings({ shown }: { shown: NonNullable<DomainPage['shown']> }) {
  const words = domainWords[useLanguage()];
  const { fails, warns, toDo } = shown;
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
          {!shown.hasEvidence && fails + warns > 0 && <span className="soft"> {words.noEvidence}</span>}
        </p>
      </div>
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
        <Rest
          findings={shown.unmeasured}
          summary={words.unmeasured(shown.unmeasured.length)}
          note={words.unmeasuredWhy}
          reasons
        />
        {shown.inapplicable > 0 && <p className="soft small">{words.inapplicable(shown.inapplicable)}</p>}
      </div>
    </section>
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

function Rest({
  findings,
  summary,
  note,
  reasons = false,
  told = false,
}: {
  findings: readonly ShownFinding[];
  summary: string;
  note?: string;
  /** The reason beside each: why it could not be measured. */
  reasons?: boolean;
  /** With what there is to say to the owner. */
  told?: boolean;
}) {
  if (findings.length === 0) return null;
  return (
    <details>
      <summary>{summary}</summary>
      {note !== undefined && <p className="soft small">{note}</p>}
      <ul className="plain-findings">
        {findings.map((finding) => (
          <li key={finding.key}>
            {finding.title}
            {reasons && finding.reason !== '' && <span className="soft"> – {finding.reason}</span>}
            {told && finding.owner !== '' && <p className="soft small">{finding.owner}</p>}
            {!reasons && finding.seen.length > 0 && <Seen seen={finding.seen} />}
          </li>
        ))}
      </ul>
    </details>
  );
}
