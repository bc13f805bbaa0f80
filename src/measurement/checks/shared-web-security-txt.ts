/**
 * Reads security.txt as RFC 9116 §4 writes it: fields, comments, and an OpenPGP cleartext signature around them, whose
 * presence is noted and which is not verified (the key would have to be fetched and trusted first).
 */

export interface SecurityTxt {
  /** Field names in lower case with their values, in order. */
  fields: { name: string; value: string }[];
  signed: boolean;
  /** What breaks the grammar or a rule of §2.5, in plain English; empty when nothing does. */
  errors: string[];
  /** Milliseconds since the epoch; null when absent, given twice or no RFC 3339 date. */
  expiresAt: number | null;
}

/** Fields whose value must be a URI; web URIs must be https (§2.5). */
const uriFields = new Set([
  'acknowledgments',
  'canonical',
  'contact',
  'csaf',
  'encryption',
  'hiring',
  'policy',
]);
const rfc3339 = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/;

/** @param text the body, decoded */
export function parseSecurityTxt(text: string): SecurityTxt {
  const { lines, signed } = withoutSignature(text.replace(/^\uFEFF/, '').split(/\r?\n/));
  const fields: SecurityTxt['fields'] = [];
  const errors: string[] = [];
  for (const line of lines) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).toLowerCase();
    const value = line.slice(colon + 1).trim();
    if (/^[!-9;-~]+$/.test(name) && value !== '') fields.push({ name, value });
    else errors.push(`not a field: ${line.slice(0, 60)}`);
  }
  for (const { name, value } of fields) {
    if (uriFields.has(name)) errors.push(...uriErrors(name, value));
  }
  const expires = valuesOf(fields, 'expires');
  for (const once of ['expires', 'preferred-languages']) {
    if (valuesOf(fields, once).length > 1) errors.push(`${once} is given more than once`);
  }
  const only = expires.length === 1 ? expires[0] : undefined;
  const expiresAt = only !== undefined && rfc3339.test(only) ? Date.parse(only) : Number.NaN;
  if (only !== undefined && Number.isNaN(expiresAt))
    errors.push(`expires is no RFC 3339 date: ${only.slice(0, 40)}`);
  return { fields, signed, errors, expiresAt: Number.isNaN(expiresAt) ? null : expiresAt };
}

export function valuesOf(fields: SecurityTxt['fields'], name: string): string[] {
  return fields.filter((field) => field.name === name).map(({ value }) => value);
}

function uriErrors(name: string, value: string): string[] {
  if (/^http:/i.test(value)) return [`${name} is not https: ${value.slice(0, 60)}`];
  // RFC 9116 §2.5.3: "mailto:" and "tel:" must be written; a bare address is the commonest error.
  return /^[a-z][a-z0-9+.-]*:\S+$/i.test(value) ? [] : [`${name} is no URI: ${value.slice(0, 60)}`];
}

function withoutSignature(lines: string[]): { lines: string[]; signed: boolean } {
  const begin = lines.findIndex((line) => line.startsWith('-----BEGIN PGP SIGNED MESSAGE-----'));
  if (begin < 0) return { lines, signed: false };
  const end = lines.findIndex((line) => line.startsWith('-----BEGIN PGP SIGNATURE-----'));
  const blank = lines.indexOf('', begin);
  const body = lines.slice(blank < 0 ? begin + 1 : blank + 1, end < 0 ? undefined : end);
  // RFC 9580 §7.2: a line that began with a dash was escaped.
  return { lines: body.map((line) => line.replace(/^- /, '')), signed: true };
}
