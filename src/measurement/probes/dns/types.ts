/**
 * What the parts of the DNS probe say to one another: transport ← resolver ← validator.
 */
import type { Message, ResourceRecord } from '../../dns/message.ts';
import type { MeasurementFault } from '../../vocabulary.ts';

export interface DnsServer {
  address: string;
  /** Name it was found under, for pacing and evidence. */
  name?: string;
}

/** One question to one server, answered or not. A remote fault is a value. */
export type Reply =
  | {
      outcome: 'answer';
      message: Message;
      raw: Uint8Array;
      server: DnsServer;
      transport: 'udp' | 'tcp';
      afterMs: number;
    }
  | { outcome: MeasurementFault; server: DnsServer; transport: 'udp' | 'tcp'; afterMs: number };

export interface AskOptions {
  /** Default 'udp', with TCP on truncation; 'udp-only' keeps the truncated answer; 'tcp' asks by TCP at once. */
  transport?: 'udp' | 'udp-only' | 'tcp';
  dnssecOk?: boolean; // default true
  recursionDesired?: boolean; // default false
  timeoutsMs?: readonly number[]; // default [1500, 3000, 6000], one try each
  /** Budget the server falls under; default 'dns', or 'dns-tld' when the address was asked so before. */
  pace?: 'dns' | 'dns-tld';
}

/** The lowest layer: sockets, ids, retries. */
export interface DnsTransport extends AsyncDisposable {
  ask(server: DnsServer, name: string, type: number, options?: AskOptions): Promise<Reply>;
}

/** A zone cut on the way down, as its parent gave it. */
export interface ZoneCut {
  zone: string;
  parentZone: string;
  nsNames: string[];
  glue: { name: string; address: string }[];
  /** Addresses to ask (glue, or looked up). */
  servers: DnsServer[];
  /** DS RRset with its RRSIGs from the referral; empty when the referral carried none. */
  ds: ResourceRecord[];
  dsSignatures: ResourceRecord[];
  /** NSEC/NSEC3 and their RRSIGs from the referral's authority section, when no DS came. */
  denial: ResourceRecord[];
  /** The referral itself. Absent for the root. */
  referral?: Extract<Reply, { outcome: 'answer' }>;
}

/** The last authoritative answer for one name and type, one CNAME step each. */
export interface AnswerStep {
  name: string;
  zone: string;
  reply: Extract<Reply, { outcome: 'answer' }>;
  /** Where this step leads by CNAME (or DNAME-synthesised CNAME); absent at the end. */
  cname?: string;
}

export type IterativeAnswer =
  | { outcome: 'answer' | 'nodata' | 'nxdomain'; steps: AnswerStep[]; records: ResourceRecord[] }
  | { outcome: 'error'; fault: MeasurementFault; steps: AnswerStep[]; zone: string; replies: Reply[] };

/**
 * Iterative resolver from the root hints: delegation cache, coalescing of equal questions in flight, lame marking,
 * SRTT, bounded work. It validates nothing.
 */
export interface IterativeResolver extends AsyncDisposable {
  readonly transport: DnsTransport;
  /** Work of one name: every query made on its behalf is counted against the bound (default 120). */
  lookup(name: string, type: number, work: WorkBudget): Promise<IterativeAnswer>;
  /**
   * Zone cuts from the root down to the deepest zone that holds `name`, the last one first in question.
   * `error` when the walk could not be finished: `cuts` holds what was found.
   */
  walk(
    name: string,
    work: WorkBudget,
  ): Promise<{
    cuts: ZoneCut[];
    outcome: 'found' | 'nxdomain' | 'error';
    fault?: MeasurementFault;
    replies: Reply[];
  }>;
  /** The cut of a zone that a walk or lookup has passed already. */
  cutOf(zone: string): ZoneCut | undefined;
}

export interface WorkBudget {
  remaining: number;
}

export interface ValidationResult {
  status: 'secure' | 'insecure' | 'bogus' | 'indeterminate';
  cause?: string;
  reason?: string;
  zone?: string;
}

export interface Validator {
  /** Validates every step of an answer, denials included, along the chain from the trust anchor. */
  validate(answer: IterativeAnswer, type: number, work: WorkBudget): Promise<ValidationResult>;
  /** Security of a zone's DS as seen from its parent: secure with DS, insecure (proved absence), bogus … */
  validateDelegation(cut: ZoneCut, work: WorkBudget): Promise<ValidationResult>;
}
