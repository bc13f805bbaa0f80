/**
 * Reads trust anchors from text: zone-file lines (`. IN DS …`, `. 172800 IN DNSKEY …`) as unbound and IANA write them,
 * and the `initial-ds`, `static-ds`, `initial-key`, `static-key` lines of BIND's and Unbound's configuration.
 *
 * The form is taken by its words and numbers, so quotes, braces, semicolons and comments of either style do not
 * matter. RFC 5011's following of key changes is not done here: the file has a date, and a newer one replaces it.
 */
import { parseName } from '../names.ts';
import { type DnskeyData, type DsData, readDnskey } from './rdata.ts';

export interface TrustAnchor {
  zone: string;
  ds: DsData[];
  keys: DnskeyData[];
}

/**
 * @returns one anchor for each zone named, none when the text holds no anchor that can be read; `problems` says what
 *   was passed over, with its statement's number
 */
export function parseTrustAnchors(text: string): { anchors: TrustAnchor[]; problems: string[] } {
  const anchors = new Map<string, TrustAnchor>();
  const problems: string[] = [];
  for (const statement of statementsOf(text)) {
    const words = statement.filter((word) => word !== 'trust-anchor:'); // Unbound's own configuration
    const kindAt = words.findIndex((word) => /^(DS|DNSKEY|(initial|static)-(ds|key))$/i.test(word));
    if (kindAt < 1) {
      if (words.length > 3) problems.push(`no anchor: ${words.slice(0, 4).join(' ')} …`);
      continue;
    }
    const zone = parseName(words[0]!);
    const isDs = /ds$/i.test(words[kindAt]!);
    const numbers = words.slice(kindAt + 1, kindAt + 4).map(Number);
    const data = words.slice(kindAt + 4).join('');
    const bytes = Buffer.from(data, isDs ? 'hex' : 'base64');
    if (zone === null || numbers.some(Number.isNaN) || bytes.length < 16) {
      problems.push(`cannot be read: ${words.slice(0, kindAt + 4).join(' ')} …`);
      continue;
    }
    const anchor = anchors.get(zone) ?? { zone, ds: [], keys: [] };
    anchors.set(zone, anchor);
    const [first, second, third] = numbers as [number, number, number];
    if (isDs) anchor.ds.push({ keyTag: first, algorithm: second, digestType: third, digest: bytes });
    else {
      const key = readDnskey(Buffer.concat([Uint8Array.of(first >> 8, first & 0xff, second, third), bytes]));
      if (key) anchor.keys.push(key);
    }
  }
  return { anchors: [...anchors.values()], problems };
}

/** Words of each statement: it ends at a line's end outside parentheses and quotes, at `;` in BIND's style, or at a brace. */
function statementsOf(text: string): string[][] {
  // In a zone file a semicolon starts a comment, in BIND's configuration it ends a statement.
  const inBraces = /^\s*(trust-anchors|managed-keys|trusted-keys)\s*\{/m.test(text);
  const bare = inBraces
    ? text.replace(/\/\*[\s\S]*?\*\//g, ' ').replace(/(^|[;{}])[ \t]*(#|\/\/).*$/gm, '$1')
    : text.replace(/(^[ \t]*#|;).*$/gm, '');
  const statements: string[][] = [];
  let words: string[] = [];
  let depth = 0;
  let quoted = false;
  let word = '';
  const endWord = () => {
    if (word) words.push(word);
    word = '';
  };
  const endStatement = () => {
    endWord();
    if (words.length > 0) statements.push(words);
    words = [];
  };
  for (const char of bare) {
    if (char === '"') {
      // A quoted key may be split over lines.
      quoted = !quoted;
    } else if (char === '(') depth++;
    else if (char === ')') depth--;
    else if (char === '{' || char === '}' || char === ';') endStatement();
    else if (/\s/.test(char)) {
      if (char === '\n' && depth === 0 && !quoted && !inBraces) endStatement();
      else endWord();
    } else word += char;
  }
  endStatement();
  return statements;
}
