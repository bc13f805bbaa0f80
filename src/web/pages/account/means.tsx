/** One's ways to sign in, each with what is set up and where it is changed. */
import { formatDay } from '#platform/format.ts';
import { accountWords } from '#web/messages/account.ts';
import { Facts } from '../../components/facts.tsx';
import { useLanguage } from '../../components/language.tsx';

export function Means({
  app,
  passkeys,
  provider,
}: {
  app: boolean;
  passkeys: number;
  provider: { name: string; linkedAt: string | null } | null;
}) {
  const language = useLanguage();
  const words = accountWords[language];
  return (
    <section className="stack-s" id="lien-ket">
      <h2>{words.means}</h2>
      <Facts
        rows={[
          [
            words.password,
            <a key="password" href="/toi/mat-khau">
              {words.passwordChange}
            </a>,
          ],
          [
            words.app,
            <span key="app" className="row">
              {app ? words.appYes : words.appNo} <a href="/toi/ung-dung">{words.appNew}</a>
            </span>,
          ],
          [
            words.passkeys,
            <span key="passkeys" className="row">
              {passkeys === 0 ? words.passkeysNone : words.passkeysCount(passkeys)}{' '}
              <a href="/toi/khoa">{words.passkeysManage}</a>
            </span>,
          ],
          ...(provider === null
            ? []
            : [
                [
                  words.provider(provider.name),
                  <span key="provider" className="row">
                    {provider.linkedAt === null ? (
                      <>
                        {words.providerNot} <a href="/dang-nhap/lien-ket?gan">{words.providerLink}</a>
                      </>
                    ) : (
                      <>
                        {words.providerLinked(formatDay(provider.linkedAt, language))}
                        <form method="post">
                          <button className="link-button" type="submit" name="viec" value="go">
                            {words.providerUnlink}
                          </button>
                        </form>
                      </>
                    )}
                  </span>,
                ] as const,
              ]),
        ]}
      />
    </section>
  );
}
