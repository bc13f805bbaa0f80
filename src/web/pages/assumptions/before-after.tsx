/** A value in force and the one proposed, side by side where there is room. */
import { proposalWords } from '#web/messages/assumption-proposals.ts';
import { useLanguage } from '../../components/language.tsx';

export function BeforeAfter({
  before,
  after,
  decided = false,
}: {
  before: string;
  after: string;
  decided?: boolean;
}) {
  const words = proposalWords[useLanguage()];
  return (
    <dl className="value-change">
      <div>
        <dt>{decided ? words.wasInForce : words.before}</dt>
        <dd>{before}</dd>
      </div>
      <div>
        <dt>{words.after}</dt>
        <dd>{after}</dd>
      </div>
    </dl>
  );
}
