/** Said above figures of the month before, while nothing of the running one was counted. */
import { monthWords, presenceWords } from '#web/messages/presence.ts';
import { useLanguage } from '../../components/language.tsx';
import { Notice } from '../../components/notice.tsx';

export function MissingMonth({ missing, period }: { missing: string | null; period: string }) {
  const words = presenceWords[useLanguage()];
  if (missing === null) return null;
  return (
    <Notice tone="fair">
      <p>{words.missingMonth(monthWords(missing), monthWords(period))}</p>
    </Notice>
  );
}
