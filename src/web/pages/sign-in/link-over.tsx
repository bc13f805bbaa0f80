/** A link that was used, ran out or was replaced: one calm sentence, and whom to ask. */
import { startWords } from '#web/messages/start.ts';
import { useLanguage } from '../../components/language.tsx';
import { Entrance, EntranceTitle } from './entrance.tsx';

export function LinkOver({ setup = false }: { setup?: boolean }) {
  const words = startWords[useLanguage()];
  return (
    <Entrance>
      <EntranceTitle title={words.overTitle} lede={setup ? words.overSetup : words.overText} />
      <p>
        <a href="/dang-nhap">{words.toSignIn}</a>
      </p>
    </Entrance>
  );
}
