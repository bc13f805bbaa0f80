/**
 * Content-Security-Policy as CSP Level 3 §2.2 parses it: a list of policies, each a map from directive to its values.
 *
 * Directive names and keyword sources are folded to lower case; nonces and hashes keep theirs.
 */

export type CspPolicy = ReadonlyMap<string, readonly string[]>;

/**
 * @param header one header field value, or the content of one meta element; commas part policies
 * @returns the policies in it; a directive given twice counts as first given, an empty policy is left out
 */
export function parseCsp(header: string): CspPolicy[] {
  return header
    .split(',')
    .map((text) => {
      const policy = new Map<string, string[]>();
      for (const directive of text.split(';')) {
        const [name, ...values] = directive.trim().split(/[\t\n\f\r ]+/);
        if (!name || policy.has(name.toLowerCase())) continue;
        policy.set(name.toLowerCase(), values.map(foldSource));
      }
      return policy;
    })
    .filter((policy) => policy.size > 0);
}

/** What a meta element cannot set (CSP Level 3 §3.3) is taken out. */
export function parseMetaCsp(content: string): CspPolicy[] {
  return parseCsp(content).map((policy) => new Map([...policy].filter(([name]) => !headerOnly.has(name))));
}
const headerOnly = new Set(['frame-ancestors', 'report-uri', 'sandbox']);

function foldSource(source: string): string {
  return /^'(nonce|sha256|sha384|sha512)-/i.test(source) ? source : source.toLowerCase();
}
