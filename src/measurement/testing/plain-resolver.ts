/**
 * A plain source of answers for the validator's tests: asks the lab's servers directly, by the table of its zones,
 * and follows CNAMEs. It stands where the iterative resolver stands and shares no code with it, so a fault of one is
 * not hidden by the other.
 */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { decodeMessage, encodeQuery } from '../dns/codec.ts';
import type { Message, ResourceRecord } from '../dns/message.ts';
import { isSubdomain, parentOf, readWireName } from '../dns/names.ts';
import { rrType } from '../dns/record-types.ts';
import type {
  AnswerStep,
  DnsTransport,
  IterativeAnswer,
  IterativeResolver,
  Reply,
  ZoneCut,
} from '../probes/dns/types.ts';
import type { LabAddresses } from './signed-zones.ts';

type Answered = Extract<Reply, { outcome: 'answer' }>;

export interface LabResolver extends IterativeResolver {
  /** Questions put so far, "name/type". */
  asked: string[];
}

/**
 * @param oneAddress when given, everything is asked there and only the root is known as a zone: what a resolver sees
 *   of servers that hold parents and children alike and never refer
 */
export function createLabResolver(
  addresses: LabAddresses,
  zones: readonly string[],
  oneAddress?: string,
): LabResolver {
  const known = oneAddress ? ['.'] : ['.', 'xa', 'xb', ...zones];
  const cuts = new Map<string, ZoneCut>();
  const asked: string[] = [];

  const zoneOf = (name: string) =>
    known.filter((zone) => isSubdomain(name, zone)).sort((a, b) => b.length - a.length)[0]!;
  const addressOf = (zone: string) =>
    oneAddress ??
    (zone === '.' ? addresses.root : zone === 'xa' || zone === 'xb' ? addresses.tld : addresses.zones);

  async function ask(address: string, name: string, type: number): Promise<Answered> {
    asked.push(`${name}/${type}`);
    const socket = createSocket('udp4');
    try {
      socket.send(encodeQuery({ id: 7, name, type, dnssecOk: true, udpSize: 4096 }), 53, address);
      const [raw] = (await once(socket, 'message', { signal: AbortSignal.timeout(3000) })) as [Uint8Array];
      return {
        outcome: 'answer',
        message: decodeMessage(raw),
        raw,
        server: { address },
        transport: 'udp',
        afterMs: 0,
      };
    } finally {
      socket.close();
    }
  }

  async function lookup(name: string, type: number): Promise<IterativeAnswer> {
    const steps: AnswerStep[] = [];
    for (let at = name; steps.length < 8; ) {
      const zone = zoneOf(type === rrType.DS && at !== '.' ? parentOf(at)! : at);
      const reply = await ask(addressOf(zone), at, type);
      const { message } = reply;
      if (message.rcode !== 0 && message.rcode !== 3) {
        return { outcome: 'error', fault: 'servfail', steps, zone, replies: [reply] };
      }
      const records = message.answer.filter((record) => record.name === at && record.type === type);
      const cname = message.answer.find((record) => record.name === at && record.type === rrType.CNAME);
      if (records.length === 0 && cname) {
        const target = readWireName(cname.rdata, 0)!.name;
        steps.push({ name: at, zone, reply, cname: target });
        at = target;
        continue;
      }
      steps.push({ name: at, zone, reply });
      const outcome = records.length > 0 ? 'answer' : message.rcode === 3 ? 'nxdomain' : 'nodata';
      return { outcome, steps, records };
    }
    return { outcome: 'error', fault: 'too-much-work', steps, zone: '.', replies: [] };
  }

  async function walk(name: string) {
    const found: ZoneCut[] = [];
    for (const zone of known
      .filter((candidate) => isSubdomain(name, candidate))
      .sort((a, b) => a.length - b.length)) {
      const parentZone = zone === '.' ? '.' : zoneOf(parentOf(zone)!);
      const cut =
        zone === '.' ? rootCut : cutFrom(zone, parentZone, await ask(addressOf(parentZone), zone, rrType.A));
      cuts.set(zone, cut);
      found.push(cut);
    }
    return { cuts: found, outcome: 'found' as const, replies: [] };
  }

  const transport: DnsTransport = {
    ask: (server, name, type) => ask(server.address, name, type),
    [Symbol.asyncDispose]: async () => {},
  };
  return {
    asked,
    transport,
    lookup,
    walk,
    cutOf: (zone) => cuts.get(zone),
    [Symbol.asyncDispose]: async () => {},
  };
}

const rootCut: ZoneCut = {
  zone: '.',
  parentZone: '.',
  nsNames: [],
  glue: [],
  servers: [],
  ds: [],
  dsSignatures: [],
  denial: [],
};

function cutFrom(zone: string, parentZone: string, referral: Answered): ZoneCut {
  const { authority } = referral.message;
  const ds = authority.filter((record) => record.name === zone && record.type === rrType.DS);
  return {
    ...rootCut,
    zone,
    parentZone,
    ds,
    dsSignatures: authority.filter((record) => ds.length > 0 && isSignature(record, zone)),
    denial: ds.length > 0 ? [] : authority.filter(isDenial),
    referral,
  };
}

function isSignature(record: ResourceRecord, name: string): boolean {
  return record.name === name && record.type === rrType.RRSIG;
}

function isDenial(record: ResourceRecord): boolean {
  return record.type === rrType.NSEC || record.type === rrType.NSEC3 || record.type === rrType.RRSIG;
}

/** A copy of the answer whose last message was changed, as a hostile server or path would. */
export function tampered(answer: IterativeAnswer, change: (message: Message) => void): IterativeAnswer {
  const copy = structuredClone(answer);
  change(copy.steps.at(-1)!.reply.message);
  return copy;
}
