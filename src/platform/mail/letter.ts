/**
 * What may stand in a letter's head. A line break in an address or a subject would begin a header of somebody else's, a
 * comma a second recipient: such a letter is refused, not mended.
 */
import { problem } from '../problems.ts';

/** RFC 5321 allows 254; quoted local parts and address literals, which nobody here has, are refused. */
const addressForm = /^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u;
const longestAddress = 254;
export const longestSubject = 200;

/** One address, as it was written. @throws Problem `mail-address-wrong` */
export function checkAddress(address: string): string {
  if (address.length > longestAddress || !addressForm.test(address)) {
    throw problem('mail-address-wrong', { address: shown(address) });
  }
  return address;
}

/** One line. @throws Problem `mail-subject-wrong` */
export function checkSubject(subject: string): string {
  const length = [...subject].length;
  if (length < 1 || length > longestSubject || /[\p{Cc}\u2028\u2029]/u.test(subject)) {
    throw problem('mail-subject-wrong', { length, limit: longestSubject });
  }
  return subject;
}

/** `Tên <địa@chỉ>` or an address alone. @throws Problem `mail-address-wrong` */
export function parseSender(from: string): { name: string; address: string } {
  const [, name = '', address = from] = /^([^<>"\p{Cc}\u2028\u2029]{0,100}?)\s*<([^<>]+)>$/u.exec(from) ?? [];
  return { name, address: checkAddress(address) };
}

const shown = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]/gu, '␤').slice(0, 80);
