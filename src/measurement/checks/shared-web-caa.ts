/**
 * Reads CAA records: presentation form, issue values with their parameters (RFC 8659 §4, RFC 8657), and which CA names
 * an issuer of a live certificate goes by.
 */

export interface CaaRecord {
  flags: number;
  /** Lower case. */
  tag: string;
  value: string;
  /** Of issue and issuewild: the CA's domain, lower case; '' when nobody may issue. */
  issuer?: string;
  /** Why the record is wrong, in plain English. */
  error?: string;
}

const issueTags = new Set(['issue', 'issuewild', 'issuemail', 'issuevmc']);

/** @param data `0 issue "letsencrypt.org; validationmethods=dns-01"` */
export function parseCaa(data: string): CaaRecord {
  const match = /^(\d+)\s+(\S+)\s+(?:"((?:[^"\\]|\\.)*)"|(\S*))$/s.exec(data.trim());
  if (!match?.[1] || !match[2]) return { flags: 0, tag: '', value: data, error: 'cannot be read' };
  const record = {
    flags: Number(match[1]),
    tag: match[2].toLowerCase(),
    value: unescaped(match[3] ?? match[4] ?? ''),
  };
  // Bit 7 alone is defined (RFC 8659 §4.1); 1 is a common slip for 128.
  if (record.flags !== 0 && record.flags !== 128)
    return { ...record, error: `flags ${record.flags}: only 0 and 128 are defined` };
  if (!/^[a-z0-9]+$/.test(record.tag))
    return { ...record, error: `the tag ${record.tag} is not alphanumeric` };
  if (issueTags.has(record.tag)) return readIssue(record);
  if (record.tag === 'iodef') {
    const valid = /^mailto:[^\s@]+@[^\s@]+$/i.test(record.value) || /^https?:\/\/\S+$/i.test(record.value);
    const secure = !/^http:/i.test(record.value);
    if (!valid || !secure)
      return { ...record, error: `iodef wants mailto: or https:, not ${record.value.slice(0, 60)}` };
  }
  return record;
}

function readIssue(record: CaaRecord): CaaRecord {
  const [name = '', ...parameters] = record.value.split(';').map((part) => part.trim());
  const issuer = name.toLowerCase();
  if (issuer !== '' && !/^([a-z0-9]([a-z0-9-]*[a-z0-9])?)(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/.test(issuer)) {
    return { ...record, issuer, error: `${name.slice(0, 60)} is no issuer domain name` };
  }
  for (const parameter of parameters.filter((part) => part !== '')) {
    const match = /^([a-z0-9]+)\s*=\s*([\x21-\x3a\x3c-\x7e]*)$/i.exec(parameter);
    const error = match?.[1] ? parameterError(match[1].toLowerCase(), match[2] ?? '') : 'is no parameter';
    if (error) return { ...record, issuer, error: `${parameter.slice(0, 60)} ${error}` };
  }
  return { ...record, issuer };
}

/** RFC 8657 §3 and §4. */
function parameterError(tag: string, value: string): string | null {
  if (tag === 'accounturi' && !/^[a-z][a-z0-9+.-]*:\S+$/i.test(value)) return 'is no URI';
  if (tag === 'validationmethods' && !/^[a-z0-9-]+(,[a-z0-9-]+)*$/i.test(value))
    return 'is no list of methods';
  return null;
}

/** RFC 1035 §5.1 escapes inside a quoted string. */
function unescaped(text: string): string {
  return text.replace(/\\(\d{3}|.)/gs, (_, escaped: string) =>
    escaped.length === 3 ? String.fromCharCode(Number(escaped)) : escaped,
  );
}

/**
 * Organisation in the issuer's name → the domains it takes CAA records for. Written in November 2026 from what the CAs
 * tell their customers; to be verified against the CCADB list "CAA Identifiers". The common ones alone: an issuer that
 * is not here is "unknown", which is never held against a site.
 */
const caaDomains: Readonly<Record<string, readonly string[]>> = {
  "Let's Encrypt": ['letsencrypt.org'],
  'Google Trust Services': ['pki.goog'],
  'Google Trust Services LLC': ['pki.goog'],
  'DigiCert Inc': [
    'digicert.com',
    'www.digicert.com',
    'geotrust.com',
    'thawte.com',
    'rapidssl.com',
    'symantec.com',
  ],
  'DigiCert, Inc.': ['digicert.com', 'www.digicert.com', 'geotrust.com', 'thawte.com', 'rapidssl.com'],
  'Sectigo Limited': ['sectigo.com', 'comodo.com', 'comodoca.com', 'usertrust.com', 'trust-provider.com'],
  ZeroSSL: ['sectigo.com', 'zerossl.com', 'comodoca.com', 'usertrust.com'],
  'GlobalSign nv-sa': ['globalsign.com'],
  'GoDaddy.com, Inc.': ['godaddy.com', 'starfieldtech.com'],
  'Starfield Technologies, Inc.': ['starfieldtech.com', 'godaddy.com'],
  Amazon: ['amazon.com', 'amazontrust.com', 'awstrust.com', 'amazonaws.com'],
  'SSL Corporation': ['ssl.com'],
  'SSL Corp': ['ssl.com'],
  Buypass: ['buypass.com', 'buypass.no'],
  'Buypass AS-983163327': ['buypass.com', 'buypass.no'],
  'Actalis S.p.A.': ['actalis.it'],
  'Entrust, Inc.': ['entrust.net', 'affirmtrust.com'],
};

/**
 * @param issuer one-line name, `C=US, O=Let's Encrypt, CN=E7`
 * @returns the issuer's organisation and its CAA domains; domains null when it is not in the table
 */
export function caaDomainsOf(issuer: string): { organisation: string; domains: readonly string[] | null } {
  // An organisation may hold commas ("DigiCert, Inc."), so the value runs to the next attribute.
  const organisation = /(?:^|, ?)O=(.*?)(?=, ?[A-Za-z0-9.]+=|$)/.exec(issuer)?.[1] ?? '';
  const known = Object.entries(caaDomains).find(
    ([name]) => name.toLowerCase() === organisation.toLowerCase(),
  );
  return { organisation, domains: known?.[1] ?? null };
}
