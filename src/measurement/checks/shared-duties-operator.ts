/**
 * Finds in the text of a page who runs it: a name, a place, a telephone number or mailbox. Pure text, no page structure.
 *
 * Vietnamese imprints say it in few ways: a legal form with a name ("Công ty TNHH …", "Hộ kinh doanh …"), a label
 * ("Chịu trách nhiệm nội dung:", "Địa chỉ:", "Hotline:"), each with or without diacritics. Patterns are matched on the
 * unaccented text and shown from the original. The lists were written from how such pages commonly look, and mended on
 * the fixture pages: a name that stands without any of these words, or a shop's sign alone, is missed.
 */
import { maskMailbox, maskMiddle, maskNumbers } from '../personal.ts';
import { unaccented } from './shared-duties.ts';

const legalForms = [
  'cong ty(?: trach nhiem huu han| tnhh| co phan| cp| hop danh| luat)?',
  'doanh nghiep tu nhan|dntn',
  'ho kinh doanh|hkd',
  'hop tac xa|htx',
  'to hop tac',
  'tap doan',
  'ngan hang',
  '(?:uy ban nhan dan|ubnd|dang uy|hoi dong nhan dan)(?: (?:xa|phuong|thi tran|dac khu|tinh|thanh pho|tp))?',
  'truong(?: mam non| tieu hoc| thcs| thpt| trung hoc| cao dang| dai hoc| lien cap| mau giao)',
  'benh vien|phong kham(?: thu y| nha khoa| da khoa)?|tram y te|nha thuoc|nha khoa|nha xe',
  'mam non|van phong luat(?: su)?|cau lac bo|clb|giao xu|quy tin dung(?: nhan dan)?',
  'trung tam(?: (?:tieng|ngoai ngu|tin hoc|dao tao|giao duc|y te|van hoa|gia su|tu van))?|vien nghien cuu|hoc vien|thu vien|bao tang',
  'hoi(?: nong dan| phu nu| cuu chien binh| lien hiep)|lien doan|hiep hoi',
  'toa soan|bao dien tu|so khoa hoc|so giao duc|so y te|so cong thuong|so van hoa',
];
const labels = [
  'chiu trach nhiem(?: chinh| noi dung| quan ly| ve noi dung| xuat ban)*',
  '(?:nguoi )?dai dien(?: theo)?(?: phap luat)?',
  'chu (?:ho|quan|co so|cua hang|tiem|nha vuon|trang trai|shop|xuong|dau tu)',
  'nguoi (?:quan ly|phu trach|lien he)',
  '(?:tong )?giam doc|hieu truong|tong bien tap|chu nhiem|truong ban bien tap',
  '(?:co quan|don vi) (?:chu quan|quan ly)',
  'ban quyen (?:thuoc ve|thuoc|cua)',
  'ten (?:don vi|cong ty|doanh nghiep|ho kinh doanh)',
  '(?:owned|operated|managed|run) by|owner|manager|director|editor in chief',
  'ho (?:va )?ten',
];

// `i` stays off: the text is lower case already, and the name that follows is looked at in the original.
const formPattern = new RegExp(`(?<![a-z])(?:${legalForms.join('|')})(?![a-z])`, 'g');
const labelPattern = new RegExp(`(?<![a-z])(?:${labels.join('|')})(?![a-z])`, 'g');
const englishForm =
  /[\p{Lu}][\p{L}&.'-]*(?: [\p{Lu}&][\p{L}&.'-]*){0,6},? (?:Co\.?,? ?Ltd|Company Limited|Joint Stock Company|JSC|LLC|Ltd|Limited|Inc|GmbH|Pte)\b/u;

/** A person named right before a place or a number is an imprint too: "Bà Trần Thị Sáu, 12 đường Trần Phú". */
const personAtPlace =
  /(?<!\p{L})(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Cc]hú)(?: \p{Lu}\p{Ll}+){2,5}\s*[,–-]\s*(?:\d|[Ss]ố|[Tt]hôn|[Xx]óm|[Ấấ]p|[Đđ]ường|[Pp]hố|[Tt]ổ|[Kk]hu|[Kk]iốt|[Đđ]iện thoại|ĐT|SĐT)/u;

const namedAfterLabel =
  /^\s*[:：–-]?\s*(?:(?:[ôÔ]ng|[bB]à|[aA]nh|[cC]hị|[cC]ô|[cC]hú|Mr|Ms|Mrs)\.?\s+)?["“']?\p{Lu}/u;

/** @returns the operator's name with its label, ≤ 120 characters, or null */
export function operatorName(text: string): string | null {
  const plain = unaccented(text);
  for (const { 0: found, index } of plain.matchAll(formPattern)) {
    const after = text.normalize('NFC').slice(index + found.length, index + found.length + 12);
    if (/^[\s:.,–-]*["“'(]?[\p{Lu}\d]/u.test(after)) return shown(text, index);
  }
  for (const { 0: found, index } of plain.matchAll(labelPattern)) {
    const after = text.normalize('NFC').slice(index + found.length, index + found.length + 24);
    if (namedAfterLabel.test(after)) return shown(text, index);
  }
  const named = personAtPlace.exec(text.normalize('NFC'));
  if (named) return shown(text, named.index);
  const english = englishForm.exec(text);
  if (english) return shown(text, english.index);
  const person = /(?:[Tt]ôi|[Mm]ình)(?: tên)? là (?:\p{Lu}\p{Ll}+ ?){2,5}/u.exec(text);
  return person ? shown(text, person.index) : null;
}

const addressLabel =
  /(?<![a-z])(?:dia chi|tru so(?: chinh)?|d\/c|dc|van phong|vpgd|co so(?: \d)?|address|office|location)(?![a-z])(?! (?:email|e-mail|mail|thu|ip|web|url|giao|nhan|cua (?:ban|quy)))\s*[:：–-]?\s*/g;
const placeWord =
  /(?<![a-z])(?:so \d|duong|pho|ngo|hem|thon|xom|ap|ban|buon|lang|khoi|khu|to dan pho|phuong|xa|thi tran|dac khu|quan|huyen|tinh|thanh pho|tp|km|street|st|road|rd|ward|district|lane|province|city|ha noi|ho chi minh|da nang|hue|can tho|hai phong|viet nam|vietnam)(?![a-z])/;
/** Without a label two parts of an address must follow each other. */
const bareAddresses = [
  /(?<![a-z])(?:so (?:nha )?)?\d{1,4}[a-z]?(?:\/\d+)* (?:duong|pho|ngo|hem|quoc lo) [a-z0-9 ]{3,40},\s*(?:phuong|xa|quan|thi tran|tp|thanh pho|tinh|p\.)/,
  /(?<![a-z])(?:thon|xom|ap|ban|buon|lang|khoi|khu pho|to dan pho|to) [a-z0-9 ]{1,30},\s*(?:xa|phuong|thi tran|dac khu) /,
  /(?<![a-z])(?:xa|phuong|thi tran|dac khu) [a-z0-9 ]{2,30},\s*(?:tinh|thanh pho|tp|quan|huyen|thi xa)/,
  /(?<![a-z])(?:ngo|hem|kiet|ngach) \d+[a-z]?(?:\/\d+)* (?:duong |pho )?[a-z ]{3,30},\s*(?:phuong|xa|quan|ha noi|da nang|hue|tp|thanh pho)/,
  /(?<![a-z])\d{1,4}[a-z]? [a-z ]{3,30} (?:street|st\.|road|rd\.|avenue|lane)(?![a-z])/,
  /(?<![a-z])[a-z ]{3,30} (?:ward|commune|district|industrial (?:zone|park)),\s*[a-z ]{3,30}/,
  /(?<![a-z])[a-z ]{3,30},\s*[a-z ]{3,30}(?:,\s*[a-z ]{3,30})? (?:province|city)(?![a-z])/,
  /(?<![a-z])\d{1,4}[a-z]?(?:\/\d+)* [a-z ]{3,40},\s*(?:phuong|p\.|ward|quan|q\.|district|xa|tp|thanh pho)/,
];

/** A street whose name is capitalised needs nothing after it: "27 đường Thái Phiên", not "có 2 đường vào". */
const capitalStreet =
  /(?<!\p{L})\d{1,4}[A-Za-z]?(?:\/\d+)* (?:ngõ \d+ )?(?:[Đđ]ường|[Pp]hố|[Nn]gõ|[Hh]ẻm|[Kk]iệt) \p{Lu}\p{Ll}+/u;

/** @returns the address as written, numbers masked, ≤ 120 characters, or null */
export function operatorAddress(text: string): string | null {
  const plain = unaccented(text);
  for (const { 0: found, index } of plain.matchAll(addressLabel)) {
    const after = plain.slice(index + found.length, index + found.length + 120);
    if (after.length >= 8 && placeWord.test(after)) return shown(text, index);
  }
  for (const pattern of bareAddresses) {
    const found = pattern.exec(plain);
    if (found) return shown(text, found.index);
  }
  const street = capitalStreet.exec(text.normalize('NFC'));
  return street ? shown(text, street.index) : null;
}

const telephone = /(?<![\d.])(?:\(?\+?84\)?[ .-]?|\(?0)(?:\(?\d\)?[ .-]?){8,10}(?!\d)/g;
const shortNumber = /(?<!\d)1[89]00[ .-]?\d(?:[ .-]?\d){3,5}(?!\d)/;
const mailbox = /[\w.+-]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+/i;

/** @returns a Vietnamese telephone number (masked) or a mailbox (masked), or null */
export function operatorContact(
  text: string,
  tels: readonly string[],
  mailtos: readonly string[],
): string | null {
  for (const tel of tels) {
    const national = nationalNumber(tel);
    if (national) return maskMiddle(national);
  }
  for (const { 0: found } of text.matchAll(telephone)) {
    const national = nationalNumber(found);
    if (national) return maskMiddle(national);
  }
  const short = shortNumber.exec(text);
  if (short) return short[0];
  const address = mailtos.find((one) => mailbox.test(one)) ?? mailbox.exec(text)?.[0];
  return address ? maskMailbox(address.slice(0, 100)) : null;
}

/**
 * The national form of a Vietnamese number: mobile 03, 05, 07, 08, 09 and eight digits, fixed line 02 and nine, or a
 * service number 1800/1900. Foreign numbers in the form +CC are kept as they are.
 */
function nationalNumber(written: string): string | null {
  const digits = written.replaceAll(/\D/g, '').replace(/^(?:0084|84)(?=[235789])/, '0');
  if (/^0[35789]\d{8}$/.test(digits) || /^02\d{9}$/.test(digits) || /^1[89]00\d{4,6}$/.test(digits))
    return digits;
  return /^\+(?!84)/.test(written.trim()) && /^\d{8,15}$/.test(digits) ? digits : null;
}

/** Masked before it is cut, so that no half of a number slips through. */
function shown(text: string, index: number): string {
  const from = text.normalize('NFC').slice(index, index + 250);
  return maskNumbers(from.replaceAll(/[^\s@]+@[^\s@]+/g, maskMailbox))
    .slice(0, 120)
    .trim();
}
