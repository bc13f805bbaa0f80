/**
 * Whether octets that came are the answer to octets that were sent (RFC 5452 §9.1): id, question, letter case.
 *
 * Compares octets and decodes nothing: the question always stands uncompressed behind the header. Source address and
 * socket are compared by whoever owns the socket.
 */
const headerOctets = 12;

/**
 * `case`: the question is right but its letters were not echoed as sent (0x20), so it may be forged: ask again without
 * relying on case. `other`: not an answer to this query.
 */
export type Match = 'match' | 'case' | 'other';

/** Length of the question section of a query of ours, from its first octet to its class. */
export function questionEnd(query: Uint8Array): number {
  let at = headerOctets;
  while (query[at]! !== 0) at += query[at]! + 1;
  return at + 5;
}

export function matchAnswer(query: Uint8Array, answer: Uint8Array): Match {
  if (answer.length < headerOctets || answer[0] !== query[0] || answer[1] !== query[1]) return 'other';
  return matchQuestion(query, answer);
}

/** The same without the id, to tell an answer with a wrong id from something unrelated. */
export function matchQuestion(query: Uint8Array, answer: Uint8Array): Match {
  // A response (QR=1) to a standard query (opcode 0).
  if (answer.length < headerOctets || (answer[2]! & 0xf8) !== 0x80) return 'other';
  const questions = (answer[4]! << 8) | answer[5]!;
  if (questions === 0) {
    // Some servers send errors without the question: FORMERR, SERVFAIL, NOTIMP, REFUSED carry no data to believe.
    const rcode = answer[3]! & 15;
    return rcode === 1 || rcode === 2 || rcode === 4 || rcode === 5 ? 'match' : 'other';
  }
  if (questions !== 1) return 'other';
  const end = questionEnd(query);
  if (answer.length < end) return 'other';
  let result: Match = 'match';
  for (let at = headerOctets; at < end; at++) {
    const sent = query[at]!;
    const came = answer[at]!;
    if (sent === came) continue;
    // Only letters of the name may differ, and only in case; length octets are below 64.
    if (at >= end - 4 || (sent ^ came) !== 0x20 || (sent | 0x20) < 0x61 || (sent | 0x20) > 0x7a)
      return 'other';
    result = 'case';
  }
  return result;
}

/** Turns the letters of a query's name upper or lower at random (draft-vixie-dnsext-dns0x20). */
export function randomiseCase(query: Uint8Array, random: () => number): void {
  const end = questionEnd(query) - 5;
  let bits = 0;
  let left = 0;
  for (let at = headerOctets; at < end; at++) {
    const octet = query[at]!;
    if (octet < 0x61 || octet > 0x7a) continue;
    if (left === 0) {
      bits = random();
      left = 32;
    }
    if (bits & 1) query[at] = octet - 32;
    bits >>>= 1;
    left -= 1;
  }
}
