/**
 * The shape of a DNS message in memory (RFC 1035 §4, RFC 6891, RFC 9499 for the words).
 *
 * Domain names are strings in presentation form (RFC 1035 §5.1 escapes), lower case, absolute without the trailing dot;
 * the root is ".". `rdata` is uncompressed, with embedded names in lower case where RFC 4034 §6.2 (as amended by
 * RFC 6840 §5.1) asks for it, so it can be hashed and signed over as it stands.
 */
export interface ResourceRecord {
  name: string;
  type: number;
  class: number;
  ttlSeconds: number;
  rdata: Uint8Array;
}

export interface Question {
  name: string;
  type: number;
  class: number;
}

export interface Edns {
  version: number;
  udpSize: number;
  dnssecOk: boolean;
  extendedRcode: number;
  options: { code: number; data: Uint8Array }[];
}

export interface Message {
  id: number;
  isResponse: boolean;
  opcode: number;
  authoritative: boolean;
  truncated: boolean;
  recursionDesired: boolean;
  recursionAvailable: boolean;
  authenticData: boolean;
  checkingDisabled: boolean;
  /** With the extended bits of EDNS. */
  rcode: number;
  /** As sent, case kept (0x20). */
  question: Question | null;
  answer: ResourceRecord[];
  authority: ResourceRecord[];
  /** Without the OPT record. */
  additional: ResourceRecord[];
  edns: Edns | null;
}
