/**
 * What misbehaving name servers do: one entry a mode, each a change to the right answer of a real server.
 *
 * A mode sees the query and, unless it needs none, the answer that Knot gives to it; it returns what is sent instead,
 * or null for silence. README.md lists the modes in words.
 */
import { appendRecord, emptyAnswer, readQuestion, recordPlaces, wireName, wireRecord } from './dns-wire.ts';

export interface DnsModeRules {
  /** Whom to ask for the right answer; `none` for modes that make their own, `resolver` for the open recursor. */
  from: 'none' | 'backend' | 'resolver';
  /** Whether UDP is spoken, and TCP (`closed`: no listener; `mute`: accepts and says nothing). */
  udp: 'open' | 'mute';
  tcp: 'open' | 'closed' | 'mute';
  /** @param seen how often this question came to this address by this transport before */
  change?(query: Buffer, answer: Buffer, meeting: { transport: 'udp' | 'tcp'; seen: number }): Buffer | null;
  delayMs?: number;
  /** The answer leaves from another port. */
  fromElsewhere?: boolean;
  /** TCP: only the first half of the answer is sent, then the connection is closed. */
  half?: boolean;
}

const rcodeOnly = (rcode: number): DnsModeRules => ({
  from: 'none',
  udp: 'open',
  tcp: 'open',
  change: (query) => emptyAnswer(query, rcode),
});
const changed = (change: NonNullable<DnsModeRules['change']>): DnsModeRules => ({
  from: 'backend',
  udp: 'open',
  tcp: 'open',
  change,
});

/** Right answers but for some types, as load balancers gave that had never heard of AAAA or CAA. */
const servfailFor = (...types: readonly number[]): DnsModeRules =>
  changed((query, answer) =>
    types.includes(readQuestion(query)?.type ?? 0) ? emptyAnswer(query, 2) : answer,
  );

function withFlags(answer: Buffer, change: (flags: number) => number): Buffer {
  const copy = Buffer.from(answer);
  copy.writeUInt16BE(change(copy.readUInt16BE(2)), 2);
  return copy;
}

/** Cut to header and question, TC set. */
function truncate(query: Buffer, answer: Buffer): Buffer {
  return withFlags(emptyAnswer(query, 0), () => answer.readUInt16BE(2) | 0x0200);
}

/** Every A record that is answered gets this address. */
function replaceA(answer: Buffer, address: readonly number[]): Buffer {
  const copy = Buffer.from(answer);
  for (const place of recordPlaces(copy)) {
    if (place.section === 'answer' && place.type === 1) copy.set(address, place.rdata);
  }
  return copy;
}

const refersUpward = (query: Buffer): Buffer => {
  // What old servers did for zones they did not know: NS of the root in the authority section.
  const answer = emptyAnswer(query, 0);
  const referral = Buffer.concat([answer, wireRecord('', 2, 3600, wireName('a.root-servers.net'))]);
  referral.writeUInt16BE(1, 8);
  return referral;
};

const hasEdns = (query: Buffer): boolean => recordPlaces(query).some((place) => place.type === 41);

export const dnsModes = {
  silent: { from: 'none', udp: 'mute', tcp: 'mute' },
  'no-udp': { from: 'backend', udp: 'mute', tcp: 'open' },
  'no-tcp': { from: 'backend', udp: 'open', tcp: 'closed' },
  'mute-tcp': { from: 'backend', udp: 'open', tcp: 'mute' },
  formerr: rcodeOnly(1),
  servfail: rcodeOnly(2),
  'nxdomain-always': rcodeOnly(3),
  notimp: rcodeOnly(4),
  refused: rcodeOnly(5),
  'refers-upward': { from: 'none', udp: 'open', tcp: 'open', change: refersUpward },
  'not-authoritative': changed((_query, answer) => withFlags(answer, (flags) => flags & ~0x0400)),
  'wrong-id': changed((_query, answer) => {
    const copy = Buffer.from(answer);
    copy.writeUInt16BE(copy.readUInt16BE(0) ^ 0x5555, 0);
    return copy;
  }),
  'wrong-question': changed((_query, answer) => {
    const copy = Buffer.from(answer);
    // The first letter of the question becomes another one.
    copy.writeUInt8(copy.readUInt8(13) === 0x7a ? 0x79 : 0x7a, 13);
    return copy;
  }),
  'wrong-port': { from: 'backend', udp: 'open', tcp: 'open', fromElsewhere: true },
  garbage: {
    from: 'none',
    udp: 'open',
    tcp: 'open',
    change: (query) => Buffer.concat([query.subarray(0, 2), Buffer.alloc(60, 0xff)]),
  },
  short: { from: 'none', udp: 'open', tcp: 'open', change: (query) => Buffer.from(query.subarray(0, 5)) },
  'pointer-loop': changed((query) => {
    const answer = emptyAnswer(query, 0, { authoritative: true });
    // An owner name that points to itself.
    const at = answer.length;
    return appendRecord(
      answer,
      'answer',
      Buffer.from([0xc0 | (at >> 8), at & 255, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 198, 18, 0, 1]),
    );
  }),
  truncates: changed((query, answer, { transport }) =>
    transport === 'udp' ? truncate(query, answer) : answer,
  ),
  'truncates-no-tcp': {
    ...changed((query, answer, { transport }) => (transport === 'udp' ? truncate(query, answer) : answer)),
    tcp: 'closed',
  },
  'half-tcp': {
    ...changed((query, answer, { transport }) => (transport === 'udp' ? truncate(query, answer) : answer)),
    half: true,
  },
  oversize: changed((query, answer) => {
    // About 4,000 bytes whatever the EDNS buffer size said.
    let longer = answer;
    const name = readQuestion(query)?.name ?? '';
    const text = Buffer.concat([Buffer.from([250]), Buffer.alloc(250, 0x61)]);
    while (longer.length < 4000) longer = appendRecord(longer, 'additional', wireRecord(name, 16, 60, text));
    return longer;
  }),
  poisons: changed((_query, answer) =>
    // Volunteers an address for a name that is not its own.
    appendRecord(
      answer,
      'additional',
      wireRecord('www.hundred-points.vn', 1, 86_400, Buffer.from([198, 18, 0, 250])),
    ),
  ),
  rebinding: changed((_query, answer, { seen }) => (seen === 0 ? answer : replaceA(answer, [127, 0, 0, 1]))),
  'drops-every-second': changed((_query, answer, { transport, seen }) =>
    transport === 'udp' && seen % 2 === 0 ? null : answer,
  ),
  // By the id, which whoever asks draws at random: a tenth of the packets, and never one question for ever.
  'drops-a-tenth': changed((query, answer, { transport }) =>
    transport === 'udp' && query.readUInt16BE(0) % 10 === 0 ? null : answer,
  ),
  'drops-first-two': changed((_query, answer, { transport, seen }) =>
    transport === 'udp' && seen < 2 ? null : answer,
  ),
  'rate-limits': changed((query, answer, { seen }) => (seen < 2 ? answer : emptyAnswer(query, 5))),
  'servfail-aaaa': servfailFor(28),
  'servfail-caa': servfailFor(257),
  'servfail-mail': servfailFor(15, 16),
  slow: { from: 'backend', udp: 'open', tcp: 'open', delayMs: 2000 },
  'very-slow': { from: 'backend', udp: 'open', tcp: 'open', delayMs: 20_000 },
  'no-edns': changed((query, answer) => (hasEdns(query) ? emptyAnswer(query, 1) : answer)),
  'drops-edns': changed((query, answer) => (hasEdns(query) ? null : answer)),
  'open-recursor': { from: 'resolver', udp: 'open', tcp: 'open' },
  'open-transfer': { from: 'backend', udp: 'open', tcp: 'open' },
  'no-dnssec': changed((_query, answer) => stripSignatures(answer)),
  'tells-version': changed((query, answer) => {
    const question = readQuestion(query);
    if (question?.class !== 3 || question.type !== 16) return answer;
    const text = Buffer.concat([Buffer.from([5]), Buffer.from('9.8.1')]);
    const reply = emptyAnswer(query, 0, { authoritative: true });
    return appendRecord(reply, 'answer', wireRecord(question.name, 16, 0, text, 3));
  }),
} as const satisfies Record<string, DnsModeRules>;

export type DnsMode = keyof typeof dnsModes;

/** Takes RRSIG, NSEC and NSEC3 out of a message, as middleboxes and very old servers do. */
function stripSignatures(answer: Buffer): Buffer {
  const places = recordPlaces(answer);
  const end = places[0]?.start ?? answer.length;
  const kept = places.filter(({ type }) => type !== 46 && type !== 47 && type !== 50);
  // Compression pointers lead to names that moved, so the message is only shortened from behind where that is safe;
  // else owner and rdata are copied with pointers into the question alone, which never moves.
  const safe = kept.filter((place) => pointsIntoQuestion(answer, place.start, end));
  const copy = Buffer.concat([
    answer.subarray(0, end),
    ...safe.map(({ start, end: to }) => answer.subarray(start, to)),
  ]);
  for (const [section, at] of [
    ['answer', 6],
    ['authority', 8],
    ['additional', 10],
  ] as const) {
    copy.writeUInt16BE(safe.filter((place) => place.section === section).length, at);
  }
  return copy;
}

function pointsIntoQuestion(message: Buffer, at: number, end: number): boolean {
  const first = message.readUInt8(at);
  return first < 0xc0 || (message.readUInt16BE(at) & 0x3fff) < end;
}
