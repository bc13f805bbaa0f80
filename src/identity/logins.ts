/**
 * What is typed to sign in, and e-mail addresses: read into the one form they are stored in.
 */
import { foldLetters } from '#platform/letters.ts';
import { problem } from '#platform/problems.ts';

const loginForm = /^[a-z0-9][a-z0-9._@+-]{2,253}$/;
/** Enough to send to it; whether it exists, the first mail shows. Printable ASCII, for headers are made of it. */
const emailForm = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/;

/** @throws Problem where it has letters with marks, blanks, or fewer than three characters */
export function parseLogin(text: string): string {
  const login = normaliseLogin(text);
  if (!loginForm.test(login)) throw problem('login-wrong', { login: text.trim().slice(0, 80) });
  return login;
}

/** As it is looked for; what was never a login is simply not found. */
export function normaliseLogin(text: string): string {
  return text.trim().normalize('NFC').toLowerCase().slice(0, 254);
}

/** @returns null for an empty text. @throws Problem where it is no address */
export function parseEmail(text: string | undefined): string | null {
  const email = (text ?? '').trim().toLowerCase();
  if (email === '') return null;
  if (email.length > 254 || !emailForm.test(email))
    throw problem('email-wrong', { email: email.slice(0, 80) });
  return email;
}

/** A person's name or a post's title: NFC, single blanks, 1 to 200 characters. @throws Problem */
export function parseTitle(text: string, what: 'name' | 'title'): string {
  const title = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (title === '' || title.length > 200 || /\p{Cc}/u.test(title))
    throw problem('title-wrong', { what, length: title.length });
  return title;
}

/** A login made of a title: "UBND xã Phú Lương" → `ubnd-xa-phu-luong`. At most 60 characters. */
export function loginFromTitle(title: string): string {
  const slug = foldLetters(title)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  return slug.length >= 3 ? slug : `post-${slug || 'x'}`;
}
