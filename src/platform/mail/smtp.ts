/**
 * Letters out, by the SMTP server that the installation names. One plain UTF-8 letter to one person; no HTML, no files.
 *
 * What the server answers can hold addresses and names, so only a word of it goes on, in the Problem. Whether mail is
 * configured at all, and what is done without it, is the caller's.
 */
import { isIP } from 'node:net';
import { createTransport } from 'nodemailer';
import type { MailReason } from '../problems/mail.ts';
import { problem } from '../problems.ts';
import { checkAddress, checkSubject, parseSender } from './letter.ts';

export interface MailSettings {
  /** `smtps://user:password@host:465` (TLS from the start) or `smtp://…:587` (STARTTLS); the user part may be left out. */
  url: string;
  /** `Hiện Diện <hiendien@tinh.gov.vn>`, or the address alone. */
  from: string;
  /** Certificates of the server's own authority in PEM, where it is none of the public ones. */
  ca?: string;
  /** Whether a letter may only go out encrypted, by a certificate that holds. Default: unless the server is this machine. */
  requireTls?: boolean;
}

export interface Letter {
  /** One address. */
  to: string;
  /** One line of at most 200 characters. */
  subject: string;
  text: string;
}

export interface Mailer extends AsyncDisposable {
  /** @throws Problem `mail-not-sent`, `mail-address-wrong` or `mail-subject-wrong` */
  send(letter: Letter): Promise<void>;
}

/**
 * Milliseconds. A letter is sent while somebody waits for a page, or as one of a hundred: a server that is well answers
 * each step within a second, and greylisting ones answer at once too (with "later").
 */
const timeouts = {
  dnsTimeout: 5_000,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 20_000,
};

/**
 * A mailer for these settings. A connection is made per letter and nothing before the first.
 *
 * @throws Problem where the URL or the sender cannot be used
 */
export function openMailer({ url, from, ca, requireTls }: MailSettings): Mailer {
  const server = parseServer(url);
  const sender = parseSender(from);
  const encrypted = requireTls ?? !isLoopback(server.host);
  const transport = createTransport({
    ...timeouts,
    host: server.host,
    port: server.port,
    secure: server.secure,
    requireTLS: encrypted && !server.secure,
    ...(server.auth === null ? {} : { auth: server.auth }),
    tls: { rejectUnauthorized: encrypted, minVersion: 'TLSv1.2', ...(ca === undefined ? {} : { ca }) },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ to, subject, text }) {
      const address = checkAddress(to);
      const line = checkSubject(subject);
      try {
        await transport.sendMail({
          from: sender,
          to: { name: '', address },
          subject: line,
          text,
          headers: { 'Auto-Submitted': 'auto-generated' }, // RFC 3834: no out-of-office answers to it
          xMailer: false,
        });
      } catch (error) {
        throw problem('mail-not-sent', { reason: reasonOf(error) });
      }
    },
    async [Symbol.asyncDispose]() {
      transport.close();
    },
  };
}

interface Server {
  host: string;
  port: number;
  secure: boolean;
  auth: { user: string; pass: string } | null;
}

/** The URL holds a password: a sentence about it names its scheme only. */
function parseServer(url: string): Server {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  const secure = parsed?.protocol === 'smtps:';
  if (parsed === null || parsed.hostname === '' || !(secure || parsed.protocol === 'smtp:')) {
    throw problem('mail-server-wrong', { scheme: /^[a-z]{0,20}:?/i.exec(url)?.[0] ?? '' });
  }
  return {
    host: parsed.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: parsed.port === '' ? (secure ? 465 : 587) : Number(parsed.port),
    secure,
    auth:
      parsed.username === ''
        ? null
        : { user: decodeURIComponent(parsed.username), pass: decodeURIComponent(parsed.password) },
  };
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

function reasonOf(error: unknown): MailReason {
  const { code, command } = error as { code?: string; command?: string };
  if (code === 'ETIMEDOUT') return 'timeout';
  if (code === 'ETLS' || code === 'EREQUIRETLS') return 'tls';
  if (code === 'EAUTH' || code === 'ENOAUTH') return 'credentials';
  if (code === 'EENVELOPE') return command === 'MAIL FROM' ? 'sender-refused' : 'recipient-refused';
  if (code === 'EMESSAGE') return 'letter-refused';
  if (code === 'ESOCKET' || code === 'ECONNECTION' || code === 'EDNS') {
    return isCertificateError(error) ? 'tls' : 'unreachable';
  }
  return 'server-error';
}

/** nodemailer hands a certificate that does not hold on as a socket's error, with OpenSSL's or Node's own words in it. */
function isCertificateError(error: unknown): boolean {
  return error instanceof Error && /certificate|altnames|ssl|tls/i.test(error.message);
}
