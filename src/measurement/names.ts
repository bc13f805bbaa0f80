/**
 * From whatever stands in a list to the name that is measured: A-label form, lower case, no trailing dot.
 *
 * Lists hold URLs, mail addresses, capitals, Vietnamese letters in either Unicode form and stray dots. What can only
 * mean one name is read as that name; what is none is refused with the rule it broke. Validity is IDNA2008
 * (RFC 5890–5893): code points by the derived property of RFC 5892 §2, computed from Unicode properties of this runtime.
 */
import { isIP } from 'node:net';
import { domainToASCII, domainToUnicode } from 'node:url';
import { publicSuffixOf } from './zones.ts';

export type NameRule =
  | 'empty'
  | 'address' // an IP address
  | 'single-label' // no dot: a word, or a TLD
  | 'empty-label'
  | 'label-too-long' // > 63 octets in A-label form
  | 'too-long' // > 253 octets
  | 'hyphen' // at the beginning or end of a label, or third and fourth without xn--
  | 'character' // outside letters, digits, hyphen, and what IDNA2008 allows
  | 'not-round-trip' // an A-label that does not stand for a U-label
  | 'numeric-tld';

export type NormalisedName =
  | { ok: true; domain: string; unicode: string }
  | { ok: false; rule: NameRule; label?: string };

/** Read of one input: a name has at most 253, the rest is a path. NFC of 100 kB of combining marks took 5 s. */
const mostCharacters = 2_000;

/**
 * @param input one cell or line, in any spelling: `HTTPS://Tiền.VN/`, `lienhe@cafebalo.biz.vn`, `www.quánphở.vn.`
 * @returns the A-label and U-label form; a leading `www.` is taken off, for apex and www are measured together
 */
export function normaliseName(input: string): NormalisedName {
  const host = hostPart(input.trim().slice(0, mostCharacters).normalize('NFC'));
  if (host === '') return { ok: false, rule: 'empty' };
  if (isIP(host) !== 0) return { ok: false, rule: 'address' };
  const spelled = host.replace(/[。．｡]/g, '.').replace(/\.$/, '');
  const checked = validateName(spelled);
  if (!checked.ok) return checked;
  const withoutWww = checked.domain.replace(/^www\./, '');
  const domain =
    withoutWww !== checked.domain && publicSuffixOf(withoutWww) !== withoutWww ? withoutWww : checked.domain;
  return { ok: true, domain, unicode: domainToUnicode(domain) };
}

/** A name as it stands, without reading it out of a URL. Upper case is folded, nothing else is mended. */
export function validateName(name: string): NormalisedName {
  const ulabels = name.normalize('NFC').toLowerCase().split('.');
  if (ulabels.length < 2) return { ok: false, rule: 'single-label' };
  const labels: string[] = [];
  for (const label of ulabels) {
    const result = toALabel(label);
    if (!result.ok) return { ok: false, rule: result.rule, label: label.slice(0, 80) };
    labels.push(result.label);
  }
  if (/^\d+$/.test(labels.at(-1) ?? '')) return { ok: false, rule: 'numeric-tld' };
  const domain = labels.join('.');
  if (domain.length > 253) return { ok: false, rule: 'too-long' };
  return { ok: true, domain, unicode: domainToUnicode(domain) };
}

function hostPart(text: string): string {
  return text
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')
    .replace(/^mailto:/i, '')
    .replace(/[/?#].*$/su, '')
    .replace(/^.*@/, '')
    .replace(/:\d*$/, '')
    .replace(/^\[|\]$/g, '')
    .trim();
}

function toALabel(label: string): { ok: true; label: string } | { ok: false; rule: NameRule } {
  if (label === '') return { ok: false, rule: 'empty-label' };
  if (label.startsWith('-') || label.endsWith('-')) return { ok: false, rule: 'hyphen' };
  if (/^[a-z0-9-]+$/.test(label) && !label.startsWith('xn--')) {
    if (label.slice(2, 4) === '--') return { ok: false, rule: 'hyphen' };
    return label.length > 63 ? { ok: false, rule: 'label-too-long' } : { ok: true, label };
  }
  if (label.startsWith('xn--')) {
    const ulabel = domainToUnicode(label);
    if (ulabel === '' || ulabel === label || domainToASCII(ulabel) !== label || !isULabel(ulabel)) {
      return { ok: false, rule: 'not-round-trip' };
    }
    return label.length > 63 ? { ok: false, rule: 'label-too-long' } : { ok: true, label };
  }
  if (!isULabel(label)) return { ok: false, rule: 'character' };
  if (label.slice(2, 4) === '--') return { ok: false, rule: 'hyphen' };
  const alabel = domainToASCII(label);
  // domainToASCII gives '' for a label it refuses (bidi rule of RFC 5893 among others) and for one over 63 octets.
  if (alabel === '') return { ok: false, rule: [...label].length > 50 ? 'label-too-long' : 'character' };
  return alabel.length > 63 ? { ok: false, rule: 'label-too-long' } : { ok: true, label: alabel };
}

/** RFC 5891 §4.2 and RFC 5892: every code point PVALID, no leading combining mark. CONTEXTJ and CONTEXTO are refused. */
function isULabel(label: string): boolean {
  if (/^\p{M}/u.test(label)) return false;
  return [...label].every((char) => isProtocolValid(char));
}

// RFC 5892 §2.6, the exceptions that are PVALID and that the general rule below would refuse.
const exceptions = new Set(['ß', 'ς', '་', '〇', '۽', '۾']);

function isProtocolValid(char: string): boolean {
  if (/^[a-z0-9-]$/.test(char) || exceptions.has(char)) return true;
  // LetterDigits (§2.1) that are stable under NFKC and case folding (§2.2), ignorable ones (§2.3) left out.
  if (!/^[\p{Ll}\p{Lo}\p{Lm}\p{Mn}\p{Mc}\p{Nd}]$/u.test(char)) return false;
  if (/^[\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Noncharacter_Code_Point}]$/u.test(char))
    return false;
  return char.normalize('NFKC').toLowerCase().normalize('NFKC') === char;
}
