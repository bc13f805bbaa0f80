/** One's open sessions: in which browser, since when, from which network; each can be ended, and all others at once. */
import { formatInstant } from '#platform/format.ts';
import { accountWords } from '#web/messages/account.ts';
import { useLanguage } from '../../components/language.tsx';
import { Tag } from '../../components/notice.tsx';
import { DataTable } from '../../components/table.tsx';

export interface OpenSession {
  id: number;
  agent: string;
  network: string;
  postTitle: string | null;
  createdAt: string;
  seenAt: string;
  /** The one that looks. */
  own: boolean;
}

export function Sessions({ sessions }: { sessions: readonly OpenSession[] }) {
  const language = useLanguage();
  const words = accountWords[language];
  return (
    <section className="stack-s">
      <DataTable
        caption={words.sessions}
        note={words.sessionsNote}
        rows={sessions}
        rowKey={({ id }) => id}
        empty={words.sessionsEmpty}
        columns={[
          {
            key: 'agent',
            label: words.browser,
            heading: true,
            cell: ({ agent, own }) => (
              <>
                {agent} {own && <Tag tone="good">{words.thisOne}</Tag>}
              </>
            ),
          },
          { key: 'since', label: words.since, cell: ({ createdAt }) => formatInstant(createdAt, language) },
          { key: 'seen', label: words.seen, cell: ({ seenAt }) => formatInstant(seenAt, language) },
          {
            key: 'network',
            label: words.network,
            cell: ({ network }) => <span className="code">{network}</span>,
          },
          { key: 'post', label: words.post, cell: ({ postTitle }) => postTitle ?? '–' },
          {
            key: 'end',
            label: words.end,
            cell: ({ id, agent, createdAt, own }) =>
              own ? (
                '–'
              ) : (
                <form method="post">
                  <input type="hidden" name="viec" value="ket-thuc" />
                  <input type="hidden" name="phien" value={id} />
                  <button
                    className="link-button"
                    type="submit"
                    aria-label={words.endOf(agent, formatInstant(createdAt, language))}
                  >
                    {words.end}
                  </button>
                </form>
              ),
          },
        ]}
      />
      {sessions.length > 1 && (
        <form method="post">
          <button className="button second" type="submit" name="viec" value="ket-thuc-khac">
            {words.endOthers}
          </button>
        </form>
      )}
    </section>
  );
}
