/** Second half of a link, and of a new app for one's account: the QR code to scan, and one code of it. */
import type { ReactNode } from 'react';
import { startWords } from '#web/messages/start.ts';
import { Button, type FieldErrors } from '../../components/form.tsx';
import { useLanguage } from '../../components/language.tsx';
import { QrCode } from '../../components/qr-code.tsx';
import { CodeField } from './code-field.tsx';

/** @param hidden what the form carries on: the step, the secret of a change */
export function EnrolApp({
  uri,
  hidden,
  errors,
}: {
  uri: string;
  hidden: Readonly<Record<string, string>>;
  errors: FieldErrors | undefined;
}) {
  const words = startWords[useLanguage()];
  return (
    <form method="post" className="form">
      <Hidden fields={{ ...hidden, uri }} />
      <ol className="steps">
        <li>{words.totpStep1}</li>
        <li>
          <div className="stack-s">
            {/* A phone cannot scan its own screen, so there the link comes first. */}
            <p className="phone-only">
              <a href={uri}>{words.openApp}</a>
            </p>
            <p>{words.totpStep2}</p>
            <QrCode text={uri} label={words.qr} />
            <p className="small">
              {words.typed} <code className="typed">{typedOf(uri)}</code>
            </p>
          </div>
        </li>
        <li>
          <div className="stack-s">
            <p>{words.totpStep3}</p>
            <CodeField label={words.code} length={6} errors={errors} />
          </div>
        </li>
      </ol>
      <Button>{words.finish}</Button>
    </form>
  );
}

export function Hidden({ fields }: { fields: Readonly<Record<string, string>> }): ReactNode {
  return Object.entries(fields).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}

/** The secret in groups of four, out of `otpauth://totp/…?secret=…`. */
function typedOf(uri: string): string {
  const secret = URL.parse(uri)?.searchParams.get('secret') ?? '';
  return secret.replace(/(.{4})(?=.)/g, '$1 ');
}
