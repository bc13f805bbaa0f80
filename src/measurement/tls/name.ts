/**
 * Whether a certificate is for a host: RFC 9525 §6, and nothing older.
 *
 * Only the subject alternative names count; a common name in the subject never does (§2). A wildcard stands for exactly
 * one label, must be the whole left-most label (§6.3), and must have two labels or more behind it, as browsers and
 * OpenSSL ask, so that `*.vn` is a certificate for nothing. Pure: certificate facts in, a name out.
 */
import { isIP } from 'node:net';

/**
 * Which of the certificate's names stands for the host.
 *
 * @param san dNSName and iPAddress entries of the leaf, A-labels
 * @param host A-label name (case and one trailing dot do not matter), or an IP address, brackets allowed
 * @returns the entry that matched, as given, or null
 */
export function matchingName(san: readonly string[], host: string): string | null {
  const wanted = normalHost(host);
  if (wanted === '') return null;
  if (isIP(wanted)) {
    const address = normalAddress(wanted);
    return san.find((entry) => isIP(entry) !== 0 && normalAddress(entry) === address) ?? null;
  }
  return san.find((entry) => isIP(entry) === 0 && matchesDnsName(normalHost(entry), wanted)) ?? null;
}

/** Whether any subject alternative name stands for the host; see {@link matchingName}. */
export function matchesHost(san: readonly string[], host: string): boolean {
  return matchingName(san, host) !== null;
}

function matchesDnsName(presented: string, reference: string): boolean {
  if (presented === '' || presented.includes('..') || presented.startsWith('.')) return false;
  if (!presented.includes('*')) return presented === reference;
  const [first, ...rest] = presented.split('.');
  // `f*.vn`, `*.*.vn` and `a.*.vn` are no wildcards any more (RFC 9525 §6.3).
  if (first !== '*' || rest.length < 2 || rest.some((label) => label.includes('*'))) return false;
  const labels = reference.split('.');
  return (
    labels.length === rest.length + 1 && labels[0] !== '' && labels.slice(1).join('.') === rest.join('.')
  );
}

function normalHost(host: string): string {
  const lower = host.trim().toLowerCase();
  if (lower.startsWith('[') && lower.endsWith(']')) return lower.slice(1, -1);
  return lower.endsWith('.') ? lower.slice(0, -1) : lower;
}

/** One spelling an address: URL parsing compresses IPv6 and writes it in lower case (RFC 5952). */
function normalAddress(address: string): string {
  if (isIP(address) !== 6) return address;
  return new URL(`http://[${address.replace(/%.*$/, '')}]/`).hostname;
}
