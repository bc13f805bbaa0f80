/**
 * Domain names as text and as octets (RFC 1035 §3.1, §5.1; canonical order of RFC 4034 §6.1).
 *
 * In memory a name is its presentation form: lower case, absolute without the trailing dot, the root is ".". An octet
 * that would be misread is escaped (`\.` or `\032`), so every name a server can send has exactly one text here.
 * Comparing two names is comparing two strings. What is no name gives null; only `wireName` throws, because its
 * callers hold names that were parsed before.
 */

/** Octets of a whole name on the wire, the final zero included (RFC 1035 §2.3.4). */
export const maxNameOctets = 255;
const maxLabelOctets = 63;

/** Presentation text of every octet within a label, in lower case. The escaped ones are those of BIND and ldns. */
export const octetText: readonly string[] = Array.from({ length: 256 }, (_, octet) => {
  if (octet <= 0x20 || octet >= 0x7f) return `\\${String(octet).padStart(3, '0')}`;
  const char = String.fromCharCode(octet);
  return '."\\();@$'.includes(char) ? `\\${char}` : char.toLowerCase();
});

/** The same with the case kept, for the question as it was echoed (0x20). */
export const octetTextCased: readonly string[] = octetText.map((text, octet) =>
  octet >= 0x41 && octet <= 0x5a ? String.fromCharCode(octet) : text,
);

/**
 * Reads a name from text, escapes and one trailing dot allowed.
 *
 * @returns the name in the form used everywhere here, or null when it is no name: an empty label, a label over 63
 *   octets, more than 255 octets in all, a broken escape, or a character outside ASCII (convert to A-labels first)
 */
export function parseName(text: string): string | null {
  if (text === '.') return '.';
  const labels = parseLabels(text.endsWith('.') && !endsEscaped(text) ? text.slice(0, -1) : text);
  if (labels === null) return null;
  let octets = 1;
  for (const label of labels) octets += label.length + 1;
  return octets <= maxNameOctets ? formatName(labels) : null;
}

/** The text of a name given as labels of octets, leftmost first; no labels is the root. */
export function formatName(labels: readonly Uint8Array[]): string {
  if (labels.length === 0) return '.';
  return labels.map((label) => Array.from(label, (octet) => octetText[octet]).join('')).join('.');
}

/**
 * A name as uncompressed octets, lower case.
 *
 * @throws RangeError when the text is no name
 */
export function wireName(name: string): Uint8Array {
  const bytes = new Uint8Array(maxNameOctets);
  const end = writeName(bytes, 0, name);
  return bytes.slice(0, end);
}

/**
 * Writes a name uncompressed and in lower case, and says where it ends. The target must have room for 255 octets.
 *
 * @throws RangeError when the text is no name
 */
export function writeName(target: Uint8Array, start: number, name: string): number {
  if (name === '.') {
    target[start] = 0;
    return start + 1;
  }
  if (name.includes('\\')) return writeEscapedName(target, start, name);
  // One pass without splitting: each label's length octet is filled in when its dot is met.
  let lengthAt = start;
  let at = start + 1;
  if (name.length > maxNameOctets - 2) throw new RangeError(`domain name is longer than 255 octets: ${name}`);
  for (let index = 0; index <= name.length; index++) {
    const code = index === name.length ? 0x2e : name.charCodeAt(index);
    if (code === 0x2e) {
      const length = at - lengthAt - 1;
      if (length === 0 || length > maxLabelOctets)
        throw new RangeError(`label of ${length} octets in the domain name ${name}`);
      target[lengthAt] = length;
      lengthAt = at++;
    } else {
      if (code > 0x7f) throw new RangeError(`domain name outside ASCII, make it A-labels first: ${name}`);
      target[at++] = code >= 0x41 && code <= 0x5a ? code + 32 : code;
    }
  }
  target[lengthAt] = 0;
  return lengthAt + 1;
}

/**
 * Reads an uncompressed name, as it stands in `rdata`.
 *
 * @returns the name in lower case and the offset after it, or null when the octets are no uncompressed name
 */
export function readWireName(bytes: Uint8Array, start: number): { name: string; end: number } | null {
  let at = start;
  let name = '';
  for (;;) {
    const length = bytes[at];
    if (length === undefined || length > maxLabelOctets) return null;
    if (length === 0) break;
    if (at + length >= bytes.length || at + length - start >= maxNameOctets - 1) return null;
    if (name !== '') name += '.';
    for (let index = 1; index <= length; index++) name += octetText[bytes[at + index]!];
    at += length + 1;
  }
  return { name: name === '' ? '.' : name, end: at + 1 };
}

/** The labels of a name, leftmost first, still escaped; none for the root. */
export function labelsOf(name: string): string[] {
  if (name === '.') return [];
  if (!name.includes('\\')) return name.split('.');
  const labels: string[] = [];
  let from = 0;
  for (let dot = nextDot(name, 0); dot !== -1; dot = nextDot(name, from)) {
    labels.push(name.slice(from, dot));
    from = dot + 1;
  }
  labels.push(name.slice(from));
  return labels;
}

/** How many labels a name has; 0 for the root. A wildcard's asterisk counts (RFC 4034 §3.1.3 leaves it out itself). */
export function countLabels(name: string): number {
  if (name === '.') return 0;
  let count = 1;
  for (let dot = nextDot(name, 0); dot !== -1; dot = nextDot(name, dot + 1)) count++;
  return count;
}

/** The name one label shorter; null for the root, which has none. */
export function parentOf(name: string): string | null {
  if (name === '.') return null;
  const dot = nextDot(name, 0);
  return dot === -1 ? '.' : name.slice(dot + 1);
}

/** Whether `child` is `parent` or lies below it. */
export function isSubdomain(child: string, parent: string): boolean {
  if (parent === '.' || child === parent) return true;
  if (!child.endsWith(parent)) return false;
  const dot = child.length - parent.length - 1;
  return dot > 0 && child[dot] === '.' && !endsEscaped(child.slice(0, dot + 1));
}

/** The name's last `count` labels; the root for 0, the name itself when it has no more. */
export function ancestorWith(name: string, count: number): string {
  if (count <= 0) return '.';
  let rest = name;
  for (let surplus = countLabels(name) - count; surplus > 0; surplus--) rest = parentOf(rest)!;
  return rest;
}

/** Canonical order of RFC 4034 §6.1: by label from the right, octet by octet, the shorter first. */
export function compareCanonical(a: string, b: string): number {
  const left = labelsOf(a).reverse();
  const right = labelsOf(b).reverse();
  for (let index = 0; index < left.length && index < right.length; index++) {
    const order = Buffer.compare(labelOctets(left[index]!), labelOctets(right[index]!));
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function writeEscapedName(target: Uint8Array, start: number, name: string): number {
  const labels = parseLabels(name);
  if (labels === null) throw new RangeError(`not a domain name: ${name}`);
  let octets = 1;
  for (const label of labels) octets += label.length + 1;
  if (octets > maxNameOctets) throw new RangeError(`domain name is longer than 255 octets: ${name}`);
  let at = start;
  for (const label of labels) {
    target[at++] = label.length;
    target.set(label, at);
    at += label.length;
  }
  target[at] = 0;
  return at + 1;
}

function parseLabels(text: string): Uint8Array[] | null {
  const labels: Uint8Array[] = [];
  let label: number[] = [];
  for (let at = 0; at <= text.length; at++) {
    let code = at === text.length ? 0x2e : text.charCodeAt(at);
    if (code === 0x2e) {
      if (label.length === 0 || label.length > maxLabelOctets) return null;
      labels.push(Uint8Array.from(label));
      label = [];
      continue;
    }
    if (code === 0x5c) {
      const digits = /^[0-9]{3}/.exec(text.slice(at + 1, at + 4))?.[0];
      code = digits === undefined ? text.charCodeAt(at + 1) : Number(digits);
      at += digits === undefined ? 1 : 3;
      if (Number.isNaN(code) || code > 255 || (digits === undefined && code > 0x7f)) return null;
    } else if (code > 0x7f) return null;
    label.push(code >= 0x41 && code <= 0x5a ? code + 32 : code);
  }
  return labels;
}

function labelOctets(label: string): Uint8Array {
  if (!label.includes('\\')) return Buffer.from(label.toLowerCase(), 'latin1');
  return parseLabels(label)?.[0] ?? new Uint8Array();
}

/** Index of the next dot that separates labels, or -1. */
function nextDot(name: string, from: number): number {
  let dot = name.indexOf('.', from);
  while (dot > 0 && name[dot - 1] === '\\' && endsEscaped(name.slice(from, dot + 1)))
    dot = name.indexOf('.', dot + 1);
  return dot;
}

/** Whether the last character is escaped: an odd number of backslashes stands before it. */
function endsEscaped(text: string): boolean {
  let backslashes = 0;
  for (let at = text.length - 2; at >= 0 && text[at] === '\\'; at--) backslashes++;
  return backslashes % 2 === 1;
}
