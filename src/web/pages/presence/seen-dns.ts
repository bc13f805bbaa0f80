/** Reads what the DNS said, as the N, S and M checks (and A8) give it for evidence. */
import { formatInstant, formatInteger } from '#platform/format.ts';
import {
  blockWords,
  dnssecCauseWords,
  lookupWords,
  mailPolicyWords,
  mailProblemWords,
  rcodeWords,
  recordWords,
  signedWords,
  usedForWords,
} from '#web/messages/presence-evidence-words.ts';
import {
  codeWords,
  duration,
  each,
  type Fields,
  faultOr,
  itemsOf,
  lastSpace,
  milliseconds,
  type Reader,
  say,
  type Teller,
} from './seen-teller.ts';

/** `www.cafe.vn AAAA: nodata`, `cafe.vn TXT`, `cafe.vn nodata`. */
const lookup = each((text, teller) => {
  const [asked = '', outcome] = text.split(/: (?=[\w-]+…?$)/);
  const [name, last] = lastSpace(asked);
  if (outcome !== undefined) return `${name}, ${record(last, teller)}: ${lookupOutcome(outcome, teller)}`;
  if (last === '') return name;
  return /^[A-Z]/.test(last) ? `${name}, ${record(last, teller)}` : `${name}: ${lookupOutcome(last, teller)}`;
});

/** An RR type is the same in every language, so one without words says what it is. */
function record(type: string, teller: Teller): string {
  const words: Readonly<Record<string, readonly [string, string]>> = recordWords;
  return say(teller, words[type] ?? [`bản ghi ${type}`, `${type} record`]);
}

function lookupOutcome(outcome: string, teller: Teller): string {
  return faultOr(lookupWords, outcome, teller);
}

/** `cafe.vn A: secure` … gathered by outcome: what does not validate is soon lost among sixteen that do. */
const signed: Reader = (value, teller) => {
  const by = new Map<string, Map<string, string[]>>();
  const rest: string[] = [];
  for (const item of itemsOf(value)) {
    const [, name, type, status] = /^(\S+) (\S+): (\S+)$/.exec(String(item)) ?? [];
    if (name === undefined || type === undefined || status === undefined) {
      rest.push(...each((text) => text)(item, teller));
      continue;
    }
    const names = by.get(status) ?? new Map<string, string[]>();
    by.set(status, names);
    names.set(name, [...(names.get(name) ?? []), type]);
  }
  const gathered = [...by].map(([status, names]) => {
    const all = [...names].map(([name, types]) => `${name} (${types.join(', ')})`);
    return `${codeWords(status, signedWords, teller)}: ${all.join(', ')}`;
  });
  return [...gathered, ...rest];
};

/** `hd-x.cafe.vn A: nxdomain, secure`. */
const denial = each((text, teller) => {
  const [, name, type, outcome, status] = /^(\S+) (\S+): (\S+), (\S+)$/.exec(text) ?? [];
  if (!name || !type || !outcome || !status) return text;
  return `${name}, ${record(type, teller)}: ${lookupOutcome(outcome, teller)}, ${codeWords(status, signedWords, teller)}`;
});

/** One question to one server and what came of it. */
function answer(teller: Teller, fields: Fields, missed: boolean): string {
  const { server, address, type, transport, outcome, rcode, authoritative, afterMs } = fields;
  const who = `${server} (${address})`;
  const asked = say(teller, [
    `hỏi ${type} qua ${String(transport).toUpperCase()}`,
    `asked for ${type} over ${String(transport).toUpperCase()}`,
  ]);
  if (outcome !== 'answer') {
    const after = typeof afterMs === 'number' ? milliseconds(afterMs, teller.language) : '';
    const waited = after === '' ? '' : say(teller, [` sau ${after}`, ` after ${after}`]);
    return `${who}, ${asked}: ${faultOr({}, String(outcome), teller)}${waited}`;
  }
  return `${who}, ${asked}: ${answered(teller, Number(rcode ?? 0), authoritative === true, missed)}`;
}

function answered(teller: Teller, rcode: number, authoritative: boolean, missed: boolean): string {
  if (rcode !== 0) return rcodeSaid(rcode, teller);
  if (!authoritative) {
    return say(teller, [
      'trả lời nhưng không nhận giữ tên này (không có cờ AA)',
      'answers, but not as holding the name (no AA)',
    ]);
  }
  return missed
    ? say(teller, ['trả lời (AA) nhưng thiếu bản ghi được hỏi', 'answers (AA) without what was asked for'])
    : say(teller, ['trả lời đúng (AA)', 'answers rightly (AA)']);
}

/** RFC 6895 §2.3 leaves room for thousands. */
function rcodeSaid(rcode: number, teller: Teller): string {
  const words: Readonly<Record<string, readonly [string, string]>> = rcodeWords;
  return say(teller, words[rcode] ?? [`báo lỗi (RCODE ${rcode})`, `answers with an error (RCODE ${rcode})`]);
}

const plain = (text: string) => text;

/** A family of a name server's addresses, or why it could not be looked up. */
function family(label: string, value: Fields[string] | undefined, teller: Teller): string {
  if (typeof value === 'string') return `${label}: ${faultOr(lookupWords, value, teller)}`;
  const addresses = each(plain)(value ?? null, teller);
  return `${label}: ${addresses.length === 0 ? say(teller, ['không có', 'none']) : addresses.join(', ')}`;
}

function version(fields: Fields, teller: Teller): string {
  const { server, address, serial, mname, rname, timers } = fields;
  const [refresh, retry, expire, minimum] = String(timers)
    .split(' ')
    .map((seconds) => duration(Number(seconds), teller.language));
  return say(teller, [
    `${server} (${address}): phiên bản ${serial}, máy chính ${mname}, người giữ ${rname}; làm mới ${refresh}, thử lại ${retry}, bỏ sau ${expire}, nhớ lời báo không có ${minimum}`,
    `${server} (${address}): serial ${serial}, primary ${mname}, contact ${rname}; refresh ${refresh}, retry ${retry}, expire ${expire}, minimum ${minimum}`,
  ]);
}

function bogon({ use, name, address, block }: Fields, teller: Teller): string {
  const kind = say(teller, blockWords[String(block)] ?? [String(block), String(block)]);
  return `${name} → ${address}: ${kind} (${codeWords(String(use), usedForWords, teller)})`;
}

function target({ kind, name, registrable, registered, outcome, bogus }: Fields, teller: Teller): string {
  const free =
    registered === false
      ? say(teller, [`; ${registrable} chưa ai đăng ký`, `; nobody holds ${registrable}`])
      : '';
  const forged = bogus === true ? `, ${say(teller, signedWords.bogus)}` : '';
  return `${codeWords(String(kind), usedForWords, teller)} ${name}: ${lookupOutcome(String(outcome), teller)}${forged}${free}`;
}

/** IANA's "DNS Security Algorithm Numbers" and "Digest Algorithms", as far as they are met. */
const algorithms: Readonly<Record<string, string>> = {
  5: 'RSASHA1',
  7: 'RSASHA1-NSEC3-SHA1',
  8: 'RSASHA256',
  10: 'RSASHA512',
  13: 'ECDSAP256SHA256',
  14: 'ECDSAP384SHA384',
  15: 'ED25519',
  16: 'ED448',
};
const digests: Readonly<Record<string, string>> = { 1: 'SHA-1', 2: 'SHA-256', 4: 'SHA-384' };

function key(tag: string, algorithm: string, more: string, teller: Teller): string {
  const name = algorithms[algorithm] ?? '';
  const said = [
    say(teller, [`khóa số ${tag}`, `key ${tag}`]),
    say(teller, [`thuật toán ${algorithm}`, `algorithm ${algorithm}`]) + (name === '' ? '' : ` (${name})`),
    more,
  ];
  return said.filter((part) => part !== '').join(', ');
}

/** `44376 13 ECDSAP256SHA256`, `44376 13 flags 257`, `44376 13`; of S5 an object. */
const keys = each(
  (text, teller) => {
    const [tag = '', algorithm = '', word = '', flags = ''] = text.split(' ');
    if (algorithm === '') return text;
    if (word !== 'flags') return key(tag, algorithm, algorithms[algorithm] === undefined ? word : '', teller);
    const use = flags === '257' ? 'KSK' : flags === '256' ? 'ZSK' : '';
    return key(tag, algorithm, `flags ${flags}${use === '' ? '' : ` (${use})`}`, teller);
  },
  ({ keyTag, algorithm, bits }, teller) => {
    const length =
      typeof bits === 'number'
        ? say(teller, [`dài ${formatInteger(bits, 'vi')} bit`, `${formatInteger(bits, 'en')} bits`])
        : say(teller, ['không đọc được độ dài', 'of unreadable length']);
    return key(String(keyTag), String(algorithm), length, teller);
  },
);

/** `44376 13 2`, with the digest behind it in S1. */
const ds = each((text, teller) => {
  const [tag = '', algorithm = '', digest = '', ...rest] = text.split(' ');
  if (digest === '') return text;
  const kind = `${digest}${digests[digest] === undefined ? '' : ` (${digests[digest]})`}`;
  const more = say(teller, [`kiểu băm ${kind}`, `digest type ${kind}`]);
  return key(tag, algorithm, rest.length === 0 ? more : `${more}: ${rest.join('')}`, teller);
});

/** `ns1.maychu.vn 198.19.2.53: 44376/13/TK0J6Q== …` or `…: no DNSKEY`. */
const serverKeys = each((text, teller) => {
  const at = text.lastIndexOf(': ');
  if (at === -1) return text;
  const [name, address] = lastSpace(text.slice(0, at));
  const said = text.slice(at + 2);
  const told =
    said === 'no DNSKEY'
      ? say(teller, ['không có khóa (DNSKEY)', 'no DNSKEY'])
      : said
          .split(' ')
          .map((one) => {
            const [tag = '', algorithm = '', ...ends] = one.split('/');
            return algorithm === '' ? one : key(tag, algorithm, `…${ends.join('/')}`, teller);
          })
          .join('; ');
  return `${name} (${address}): ${told}`;
});

function signature(fields: Fields, teller: Teller): string {
  const { server, owner, covers, keyTag, inception, expiration } = fields;
  const from = formatInstant(String(inception), teller.language);
  const until = formatInstant(String(expiration), teller.language);
  return say(teller, [
    `${owner}, bản ghi ${covers}, khóa số ${keyTag}: có hiệu lực ${from} – ${until} (máy chủ ${server})`,
    `${owner}, ${covers}, key ${keyTag}: in force ${from} – ${until} (server ${server})`,
  ]);
}

export const dnsReaders = {
  lookups: lookup,
  'lookup-outcome': each(lookupOutcome),
  signed,
  denials: denial,
  answers: each(plain, (fields, teller) => answer(teller, fields, false)),
  misses: each(plain, (fields, teller) => answer(teller, fields, true)),
  rcode: (value, teller) => [rcodeSaid(Number(value), teller)],
  'record-type': each(record),
  'name-servers': each(plain, (fields, teller) =>
    [String(fields.name), family('IPv4', fields.ipv4, teller), family('IPv6', fields.ipv6, teller)].join(
      ' · ',
    ),
  ),
  'own-name-servers': each(
    plain,
    ({ server, address, ns }, teller) =>
      `${server} (${address}): ${each(plain)(ns ?? null, teller).join(', ')}`,
  ),
  versions: each(plain, version),
  bogons: each(plain, bogon),
  targets: each((text, teller) => {
    const [kind = '', ...name] = text.split(' ');
    return `${codeWords(kind, usedForWords, teller)}: ${name.join(' ')}`;
  }, target),
  'target-kind': each((kind, teller) => codeWords(kind, usedForWords, teller)),
  ttls: each((text, teller) => {
    const [type, seconds] = lastSpace(text);
    return `${type}: ${duration(Number(seconds), teller.language)}`;
  }),
  zone: each((zone) => (zone === '' ? '.' : `.${zone}`)),
  'dnssec-cause': each((cause, teller) => codeWords(cause, dnssecCauseWords, teller)),
  keys,
  ds,
  'server-keys': serverKeys,
  signatures: each(plain, signature),
  mx: each((text, teller) => {
    const [line = '', problem] = text.split(': ');
    const [preference = '', host = ''] = line.split(' ');
    const told =
      host === '.'
        ? say(teller, ['không nhận thư (null MX)', 'takes no mail (null MX)'])
        : host === ''
          ? line
          : say(teller, [`${host} (ưu tiên ${preference})`, `${host} (preference ${preference})`]);
    return problem === undefined ? told : `${told}: ${faultOr(mailProblemWords, problem, teller)}`;
  }),
  'mail-policy': each((policy, teller) => codeWords(policy, mailPolicyWords, teller)),
  'old-dmarc': each(plain, ({ at, record: text }, teller) =>
    at === null || at === undefined ? say(teller, ['không có bản ghi', 'no record']) : `${at}: ${text}`,
  ),
} satisfies Record<string, Reader>;
