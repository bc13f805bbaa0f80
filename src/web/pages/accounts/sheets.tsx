/** Cards to cut out and hand over: whom for, the login, the link as QR code and in letters, three steps. Eight an A4 page. */
import { formatInstant } from '#platform/format.ts';
import { sheetWords } from '#web/messages/accounts.ts';
import { isAlone, type Sheet } from '#web/pages/accounts/sheet.ts';
import { useLanguage } from '../../components/language.tsx';
import { Notice } from '../../components/notice.tsx';
import { QrCode } from '../../components/qr-code.tsx';

export function Sheets({ sheets }: { sheets: readonly Sheet[] }) {
  const language = useLanguage();
  const words = sheetWords[language];
  return (
    <>
      <p className="sheets-note">{words.once(sheets.length)}</p>
      {sheets.some(({ url }) => isAlone(url)) && (
        <div className="screen-only">
          <Notice tone="fair" title={words.aloneTitle}>
            <p>{words.aloneText}</p>
          </Notice>
        </div>
      )}
      <ul className="sheets">
        {sheets.map(({ title, login, url, until }) => (
          <li className="sheet" key={url}>
            <p className="sheet-title">{title}</p>
            <QrCode text={url} label={words.qr(title)} />
            <div className="sheet-body">
              <p>
                {words.login} <strong className="code">{login}</strong>
              </p>
              <ol className="sheet-steps">
                <li>{words.step1}</li>
                <li>{words.step2}</li>
                <li>{words.step3}</li>
              </ol>
              <p className="sheet-until">{words.until(formatInstant(until, language))}</p>
            </div>
            <p className="sheet-url">{url}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
