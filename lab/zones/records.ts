/**
 * Lines of master files: the good records every domain has unless it says otherwise, and addresses where none is given.
 */
import { toALabel } from '../scenario.ts';

/** CAA, null MX, SPF and DMARC of a domain that neither sends nor receives mail. */
export function goodRecords(origin: string, without: readonly ('caa' | 'mail')[]): string[] {
  const caa = [
    '@ CAA 0 issue "ca.maychu.vn"',
    '@ CAA 0 issuewild ";"',
    `@ CAA 0 iodef "mailto:hostmaster@${origin}"`,
  ];
  const mail = [
    '@ MX 0 .', // RFC 7505
    '@ TXT "v=spf1 -all"',
    '_dmarc TXT "v=DMARC1; p=reject; sp=reject; adkim=s; aspf=s; rua=mailto:dmarc@maychu.vn"',
  ];
  return [...(without.includes('caa') ? [] : caa), ...(without.includes('mail') ? [] : mail)];
}

/** Address lines of sites and name servers, except for owners that have an address or CNAME line already. */
export function addressRecords(
  origin: string,
  written: readonly string[],
  sites: readonly { host: string; v4: string | null; v6: string | null }[],
  nameServerLines: readonly string[],
): string[] {
  const taken = ownersWithAddress(origin, written);
  const lines = sites.flatMap(({ host, v4, v6 }) => [
    ...(v4 === null ? [] : [`${host}. A ${v4}`]),
    ...(v6 === null ? [] : [`${host}. AAAA ${v6}`]),
  ]);
  const free = [...lines, ...nameServerLines].filter((line) => !taken.has(line.slice(0, line.indexOf('. '))));
  return [...new Set(free)];
}

function ownersWithAddress(origin: string, lines: readonly string[]): Set<string> {
  const owners = new Set<string>();
  let owner = '@';
  for (const line of lines) {
    const [first = '', ...rest] = line.split(/\s+/);
    if (first !== '') owner = first;
    // TTL and class may stand before the type, text after it may hold a word like "a".
    const type = rest.find((field) => !/^(\d+|IN)$/i.test(field)) ?? '';
    if (!/^(A|AAAA|CNAME)$/i.test(type)) continue;
    if (owner === '@') owners.add(origin);
    else
      owners.add(owner.endsWith('.') ? owner.slice(0, -1).toLowerCase() : `${owner.toLowerCase()}.${origin}`);
  }
  return owners;
}

/** Turns Vietnamese names in a line into A-labels; what stands in quotes is left alone. */
export function asciiNames(line: string): string {
  return line
    .split(/("(?:[^"\\]|\\.)*")/)
    .map((part) =>
      part.startsWith('"')
        ? part
        : part.replace(/\S*[^ -~\s]\S*/gu, (name) => toALabel(name) + (name.endsWith('.') ? '.' : '')),
    )
    .join('');
}
