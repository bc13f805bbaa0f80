/** What can be done with an account, each with what will happen; grave ones stay folded until they are asked for. */
import type { AccountStatus } from '#identity/index.ts';
import { accountsWords } from '#web/messages/accounts.ts';
import { Button } from '../../components/form.tsx';
import { useLanguage } from '../../components/language.tsx';

export function AccountActs({ status, hours }: { status: AccountStatus; hours: number }) {
  const words = accountsWords[useLanguage()];
  if (status === 'closed') return null;
  return (
    <section className="stack-s">
      <h2>{words.acts}</h2>
      <ul className="acts">
        {status === 'invited' && <Act what="kich-hoat-lai" label={words.renew} text={words.renewText} />}
        {status === 'active' && (
          <Act what="khoi-phuc" label={words.recover} text={words.recoverText(hours)} />
        )}
        {status === 'suspended' && <Act what="mo-lai" label={words.resume} text="" />}
        {status === 'active' && (
          <Act what="tam-khoa" label={words.suspend} text={words.suspendText} noted grave />
        )}
        <Act what="dong" label={words.close} text={words.closeText} noted grave />
      </ul>
    </section>
  );
}

export function Act({
  what,
  label,
  text,
  noted = false,
  grave = false,
}: {
  what: string;
  label: string;
  text: string;
  noted?: boolean;
  grave?: boolean;
}) {
  const words = accountsWords[useLanguage()];
  return (
    <li>
      <details>
        <summary>{label}</summary>
        <form method="post" className="form">
          {text !== '' && <p>{text}</p>}
          <input type="hidden" name="viec" value={what} />
          {noted && (
            <div className="field">
              <label htmlFor={`ly-do-${what}`}>{words.reason}</label>
              <input className="input" id={`ly-do-${what}`} name="ly-do" maxLength={500} />
            </div>
          )}
          <Button {...(grave ? { tone: 'grave' } : {})}>{label}</Button>
        </form>
      </details>
    </li>
  );
}
