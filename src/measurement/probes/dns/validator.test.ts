import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { decodeMessage } from '../../dns/codec.ts';
import { examineDs, verifyDenialExchange } from '../../dns/dnssec/stored-exchange.ts';
import { parseTrustAnchors } from '../../dns/dnssec/trust-anchor-file.ts';
import type { Message, ResourceRecord } from '../../dns/message.ts';
import { toDnsRecord } from '../../dns/presentation.ts';
import { rrType, typeNumber } from '../../dns/record-types.ts';
import type { DnsExchange } from '../../observation.ts';
import { createSystemRandom } from './random.ts';
import { createIterativeResolver } from './resolver.ts';
import { createDnsTransport } from './transport.ts';
import type { IterativeAnswer, IterativeResolver, ValidationResult, Validator } from './types.ts';
import { createValidator } from './validator.ts';
import { allAddress, type Lab, type LabZone, labPrograms, rootAddress, startLab } from './validator-lab.ts';
import { createLabResolver, type LabResolver, tampered } from './validator-lab-resolver.ts';

const algorithms = ['RSASHA256', 'RSASHA512', 'ECDSAP256SHA256', 'ECDSAP384SHA384', 'ED25519', 'ED448'];
const nsec3 = ['-n', '-s', 'ab12', '-t', '5'];

/** Lines of a signed zone file, changed or (null) left out. */
const lines = (change: (line: string) => string | null) => (signed: string) =>
  signed
    .split('\n')
    .map(change)
    .filter((line) => line !== null)
    .join('\n');

const zones: LabZone[] = [
  { name: 'good.xa' },
  ...algorithms.flatMap((algorithm): LabZone[] => [
    { name: `${algorithm.toLowerCase()}-nsec.xa`, algorithm },
    { name: `${algorithm.toLowerCase()}-nsec3.xa`, algorithm, options: nsec3 },
  ]),
  { name: 'bind-nsec.xa', signer: 'bind' },
  { name: 'bind-nsec3.xa', signer: 'bind', options: ['-3', 'beef', '-H', '10'] },
  { name: 'signed.xb', options: ['-n', '-p'] },
  { name: 'unsigned.xa', unsigned: true },
  { name: 'unsigned.xb', unsigned: true },
  { name: 'expired.xa', options: ['-i', '20200101', '-e', '20200201'] },
  { name: 'future.xa', options: ['-i', '20400101', '-e', '20410101'] },
  { name: 'flipped.xa', spoil: lines((line) => line.replace('192.0.2.1', '192.0.2.3')) },
  { name: 'bare.xa', spoil: lines((line) => (/RRSIG\s+A /.test(line) ? null : line)) },
  { name: 'wrong-ds.xa', ds: (ds) => ds.replace(/[0-9a-f]{4}\s*$/, '0000\n') },
  { name: 'other-key.xa', ds: (ds) => ds.replace(/DS\s+\d+/, 'DS\t1') },
  { name: 'bare-keys.xa', spoil: lines((line) => (/RRSIG\s+DNSKEY /.test(line) ? null : line)) },
  { name: 'many-iterations.xa', options: ['-n', '-s', 'ab', '-t', '150'] },
  { name: 'sha1-only.xa', unsigned: true, ds: () => `sha1-only.xa. DS 1 5 2 ${'ab'.repeat(32)}\n` },
  { name: 'algorithm-200.xa', unsigned: true, ds: () => `algorithm-200.xa. DS 1 200 2 ${'ab'.repeat(32)}\n` },
  { name: 'digest-99.xa', ds: (ds) => ds.replace(/ 13 2 /, ' 13 99 ') },
];
const names = zones.map((zone) => zone.name);

// The plain source first: what fails with the iterative resolver alone is the resolver's doing.
const sources: [title: string, create: () => IterativeResolver][] = [
  ['answers asked for plainly', () => createLabResolver(names)],
  ['answers of the iterative resolver', () => iterativeFrom(rootAddress)],
  ['answers of a root server that holds every zone', () => iterativeFrom(allAddress)],
];
const now = () => Temporal.Now.instant();
let lab: Lab;

before(async () => {
  if (!skipReason()) lab = await startLab(zones);
});
after(() => lab?.[Symbol.asyncDispose]());

for (const [title, create] of sources) {
  describe(`validation of ${title}`, { skip: skipReason(), timeout: 60_000 }, () => {
    let resolver: IterativeResolver;
    let validator: Validator;

    before(() => {
      resolver = create();
      validator = createValidator({ resolver, anchors: parseTrustAnchors(lab.anchor).anchors, now });
    });
    after(() => resolver?.[Symbol.asyncDispose]());

    async function validate(name: string, type: number = rrType.A): Promise<ValidationResult> {
      const work = { remaining: 100 };
      return validator.validate(await resolver.lookup(name, type, work), type, work);
    }
    async function judge(name: string, type: number = rrType.A): Promise<string> {
      const { status, cause } = await validate(name, type);
      return cause ? `${status} ${cause}` : status;
    }

    for (const zone of names.filter((name) => name.includes('-nsec') || name === 'good.xa')) {
      it(`finds answers and denials of ${zone} secure`, async () => {
        const found = {
          answer: await judge(`www.${zone}`),
          alias: await judge(`alias.${zone}`),
          otherZone: await judge(`away.${zone}`),
          wildcard: await judge(`a.b.wild.${zone}`),
          wildcardNodata: await judge(`a.wild.${zone}`, rrType.MX),
          nodata: await judge(`www.${zone}`, rrType.MX),
          nxdomain: await judge(`nothing.here.${zone}`),
          emptyNonTerminal: await judge(`ent.${zone}`),
          apexNodata: await judge(zone, 65280),
          dname: await judge(`leaf.branch.${zone}`),
          unsignedCut: await judge(`sub.${zone}`, rrType.DS),
        };
        assert.deepEqual(found, {
          answer: 'secure',
          alias: 'secure',
          otherZone: 'secure',
          wildcard: 'secure',
          wildcardNodata: 'secure',
          nodata: 'secure',
          nxdomain: 'secure',
          emptyNonTerminal: 'secure',
          apexNodata: 'secure',
          dname: 'secure',
          unsignedCut: 'secure',
        });
      });
    }

    it('finds a zone insecure whose parent proves that it has no DS', async () => {
      assert.equal(await judge('www.unsigned.xa'), 'insecure proved-unsigned');
      assert.equal(await judge('www.unsigned.xb'), 'insecure proved-unsigned');
      assert.equal(await judge('astray.good.xa'), 'insecure proved-unsigned');
    });

    it('secures answers of an opt-out zone, but not its denials', async () => {
      assert.equal(await judge('www.signed.xb'), 'secure');
      assert.equal(await judge('www.signed.xb', rrType.MX), 'secure');
      assert.equal(await judge('nothing.signed.xb'), 'insecure opt-out');
      assert.equal(await judge('nothing.xb'), 'insecure opt-out');
    });

    it('says why a zone is bogus', async () => {
      assert.equal(await judge('www.expired.xa'), 'bogus signature-expired');
      assert.equal(await judge('www.future.xa'), 'bogus signature-not-yet-valid');
      assert.equal(await judge('www.flipped.xa'), 'bogus signature-wrong');
      assert.equal(await judge('www.bare.xa'), 'bogus signature-missing');
      assert.equal(await judge('www.wrong-ds.xa'), 'bogus ds-mismatch');
      assert.equal(await judge('www.other-key.xa'), 'bogus no-key-for-ds');
      assert.equal(await judge('www.bare-keys.xa'), 'bogus ds-not-signing');
    });

    it('keeps what is sound in a zone with one spoilt record', async () => {
      assert.equal(await judge('flipped.xa', rrType.SOA), 'secure');
      assert.equal(await judge('bare.xa', rrType.SOA), 'secure');
    });

    it('names the zone, and the record and date, at which it fell', async () => {
      assert.deepEqual(await validate('www.expired.xa'), {
        status: 'bogus',
        cause: 'signature-expired',
        reason: 'RRSIG of expired.xa/DNSKEY expired 2020-02-01T00:00:00Z',
        zone: 'expired.xa',
      });
    });

    it('takes algorithms, digests and iterations that it does not follow for insecure', async () => {
      assert.equal(await judge('www.sha1-only.xa'), 'insecure unsupported-algorithm');
      assert.equal(await judge('www.algorithm-200.xa'), 'insecure unsupported-algorithm');
      assert.equal(await judge('www.digest-99.xa'), 'insecure unsupported-digest');
      assert.equal(await judge('www.many-iterations.xa'), 'secure');
      assert.equal(await judge('nothing.many-iterations.xa'), 'insecure nsec3-iterations');
    });

    it('says of a delegation whether its DS is secure or denied', async () => {
      const work = { remaining: 100 };
      const delegationOf = async (zone: string) => {
        const { cuts } = await resolver.walk(zone, work);
        return cuts.at(-1)!;
      };
      assert.deepEqual(await validator.validateDelegation(await delegationOf('good.xa'), work), {
        status: 'secure',
        zone: 'good.xa',
      });
      assert.deepEqual(await validator.validateDelegation(await delegationOf('unsigned.xa'), work), {
        status: 'insecure',
        cause: 'proved-unsigned',
        reason: 'xa proves that unsigned.xa has no DS',
        zone: 'unsigned.xa',
      });
    });
  });
}

describe('a validator', { skip: skipReason(), timeout: 60_000 }, () => {
  let resolver: LabResolver;
  let validator: Validator;

  before(() => {
    resolver = createLabResolver(names);
    validator = createValidator({ resolver, anchors: parseTrustAnchors(lab.anchor).anchors, now });
  });

  it('does not accept an answer that was stripped, forged or moved on the way', async () => {
    const work = { remaining: 100 };
    const answer = await resolver.lookup('www.good.xa', rrType.A, work);
    const denial = await resolver.lookup('nothing.good.xa', rrType.A, work);
    const judgeChanged = async (changed: typeof answer) => {
      const result = await validator.validate(changed, rrType.A, work);
      return `${result.status} ${result.cause}`;
    };
    const stripped = tampered(answer, (message) => {
      message.answer = message.answer.filter((record) => record.type !== rrType.RRSIG);
    });
    assert.equal(await judgeChanged(stripped), 'bogus signature-missing');
    const forged = tampered(answer, (message) => {
      message.answer[0]!.rdata[3] = 66;
    });
    assert.equal(await judgeChanged(forged), 'bogus signature-wrong');
    const undenied = tampered(denial, (message) => {
      message.authority = message.authority.filter((record) => record.type === rrType.SOA);
    });
    assert.equal(await judgeChanged(undenied), 'bogus denial-missing');
    const elsewhere = structuredClone(denial);
    elsewhere.steps[0]!.name = 'www.good.xa';
    assert.equal(await judgeChanged(elsewhere), 'bogus denial-wrong-owner');
  });

  it('does not let the NSEC of a wildcard, replayed under another name, deny that name', async () => {
    const work = { remaining: 100 };
    const denial = await resolver.lookup('a.wild.good.xa', rrType.MX, work);
    const replayed = tampered(denial, (message) => {
      for (const record of message.authority)
        if (record.name === '*.wild.good.xa') record.name = 'b.wild.good.xa';
    });
    replayed.steps[0]!.name = 'b.wild.good.xa';
    const result = await validator.validate(replayed, rrType.MX, work);
    assert.equal(result.status, 'bogus');
  });

  it('finds the cuts that a server hides by holding parent and child', async () => {
    const hidden = createLabResolver(names, allAddress);
    const anchors = parseTrustAnchors(lab.anchor).anchors;
    const own = createValidator({ resolver: hidden, anchors, now });
    const judgeHidden = async (name: string, type: number = rrType.A) => {
      const work = { remaining: 100 };
      const result = await own.validate(await hidden.lookup(name, type, work), type, work);
      return result.cause ? `${result.status} ${result.cause}` : result.status;
    };
    assert.equal(await judgeHidden('www.good.xa'), 'secure');
    assert.equal(await judgeHidden('nothing.good.xa'), 'secure');
    assert.equal(await judgeHidden('www.unsigned.xa'), 'insecure proved-unsigned');
    assert.equal(await judgeHidden('www.flipped.xa'), 'bogus signature-wrong');
    assert.equal(await judgeHidden('www.bare.xa'), 'bogus signature-missing');
  });

  it('asks for the DS itself when the referral’s proof is missing', async () => {
    const work = { remaining: 100 };
    const { cuts } = await resolver.walk('bind-nsec.xa', work);
    const cut = { ...cuts.at(-1)!, ds: [], dsSignatures: [], denial: [] };
    const own = createValidator({ resolver, anchors: parseTrustAnchors(lab.anchor).anchors, now });
    assert.equal((await own.validateDelegation(cut, work)).status, 'secure');
    assert.equal(resolver.asked.at(-1), 'bind-nsec.xa/43');
  });

  it('walks the chain once for a zone and asks nothing for the next name in it', async () => {
    const own = createValidator({ resolver, anchors: parseTrustAnchors(lab.anchor).anchors, now });
    const work = { remaining: 100 };
    const answer = await resolver.lookup('www.good.xa', rrType.A, work);
    const denial = await resolver.lookup('nothing.good.xa', rrType.A, work);
    const before = resolver.asked.length;
    const results = await Promise.all([1, 2, 3].map(() => own.validate(answer, rrType.A, work)));
    assert.deepEqual(
      results.map((result) => result.status),
      ['secure', 'secure', 'secure'],
    );
    assert.deepEqual(
      resolver.asked.slice(before).filter((question) => question.endsWith('/48')),
      ['./48', 'xa/48', 'good.xa/48'],
    );
    const walked = resolver.asked.length;
    assert.equal((await own.validate(denial, rrType.A, work)).status, 'secure');
    assert.equal(resolver.asked.length, walked);
  });

  it('asks another server for keys that do not validate, and is content when those do', async () => {
    const work = { remaining: 100 };
    const { cuts } = await resolver.walk('good.xa', work);
    const cut = { ...cuts.at(-1)!, servers: [{ address: '127.41.9.9' }, { address: allAddress }] };
    const staleKeys: IterativeResolver = {
      ...resolver,
      cutOf: (zone) => (zone === 'good.xa' ? cut : resolver.cutOf(zone)),
      async lookup(name, type, budget) {
        const answer = await resolver.lookup(name, type, budget);
        if (name !== 'good.xa' || type !== rrType.DNSKEY) return answer;
        const stale = tampered(answer, (message) => {
          message.answer = message.answer.filter((record) => record.type !== rrType.RRSIG);
        });
        stale.steps[0]!.reply.server.address = '127.41.9.9';
        return stale;
      },
    };
    const anchors = parseTrustAnchors(lab.anchor).anchors;
    const own = createValidator({ resolver: staleKeys, anchors, now });
    const answer = await resolver.lookup('www.good.xa', rrType.A, work);
    assert.equal((await own.validate(answer, rrType.A, work)).status, 'secure');
    cut.servers.pop();
    const alone = createValidator({ resolver: staleKeys, anchors, now });
    assert.equal((await alone.validate(answer, rrType.A, work)).cause, 'ds-not-signing');
  });

  it('lets another server vouch for the same data only', async () => {
    const work = { remaining: 100 };
    const { cuts } = await resolver.walk('good.xa', work);
    const cut = { ...cuts.at(-1)!, servers: [{ address: '127.41.9.9' }, { address: allAddress }] };
    const own = createValidator({
      resolver: { ...resolver, cutOf: (zone) => (zone === 'good.xa' ? cut : resolver.cutOf(zone)) },
      anchors: parseTrustAnchors(lab.anchor).anchors,
      now,
    });
    const answer = await resolver.lookup('www.good.xa', rrType.A, work);
    const unsigned = tampered(answer, (message) => {
      message.answer = message.answer.filter((record) => record.type !== rrType.RRSIG);
    });
    unsigned.steps[0]!.reply.server.address = '127.41.9.9';
    assert.equal((await own.validate(unsigned, rrType.A, work)).status, 'secure');
    const forged = tampered(unsigned, (message) => {
      message.answer[0]!.rdata[3] = 66;
    });
    assert.equal((await own.validate(forged, rrType.A, work)).cause, 'signature-missing');
  });

  it('is not led astray by any octet of an answer, and never throws', async () => {
    const work = { remaining: 1000 };
    const answer = await resolver.lookup('www.good.xa', rrType.A, work);
    const denial = await resolver.lookup('nothing.good.xa', rrType.A, work);
    await validator.validate(answer, rrType.A, work);
    let wronglySecure = 0;
    let judged = 0;
    for (const whole of [answer, denial]) {
      const { raw } = whole.steps[0]!.reply;
      for (let at = 12; at < raw.length; at++) {
        const changed = structuredClone(whole);
        const bytes = Uint8Array.from(raw);
        bytes[at] = bytes[at]! ^ (1 << (at % 8));
        const message = decodeOrNull(bytes);
        if (!message) continue;
        changed.steps[0]!.reply.message = message;
        const { status } = await validator.validate(changed, rrType.A, { remaining: 20 });
        judged++;
        if (status === 'secure' && isForged(whole, changed)) wronglySecure++;
      }
    }
    assert.equal(wronglySecure, 0);
    assert.ok(judged > 500);
  });

  it('proves, or fails to prove, a denial that was stored with an observation', async () => {
    const work = { remaining: 100 };
    const at = Math.floor(now().epochMilliseconds / 1000);
    const verdict = async (name: string, type: string, zone: string, atSeconds = at) => {
      const exchange = stored(await resolver.lookup(name, typeNumber(type)!, work), type);
      const keys = (await resolver.lookup(zone, rrType.DNSKEY, work)).steps.at(-1)!.reply.message.answer;
      const result = verifyDenialExchange(exchange, zone, keys.map(toDnsRecord), atSeconds);
      return 'cause' in result ? `${result.outcome} ${result.cause}` : result.outcome;
    };
    assert.equal(await verdict('nothing.good.xa', 'A', 'good.xa'), 'proved');
    assert.equal(await verdict('bind-nsec3.xa', 'TYPE65280', 'bind-nsec3.xa'), 'proved');
    assert.equal(await verdict('nothing.signed.xb', 'A', 'signed.xb'), 'insecure opt-out');
    assert.equal(await verdict('www.good.xa', 'A', 'good.xa'), 'no-denial');
    assert.equal(
      await verdict('nothing.good.xa', 'A', 'good.xa', at + 90 * 86_400),
      'failed signature-expired',
    );
  });

  it('says of each stored DS what became of it', async () => {
    const work = { remaining: 100 };
    const at = Math.floor(now().epochMilliseconds / 1000);
    const stateOf = async (zone: string) => {
      const ds = (await resolver.lookup(zone, rrType.DS, work)) as { records: ResourceRecord[] };
      const exchange = stored(await resolver.lookup(zone, rrType.DNSKEY, work), 'DNSKEY');
      const examined = examineDs(zone, ds.records.map(toDnsRecord), exchange, at)!;
      return [examined.ds.map((entry) => entry.state).join(), ...examined.algorithmsNotSigning];
    };
    assert.deepEqual(await stateOf('good.xa'), ['signs']);
    assert.deepEqual(await stateOf('wrong-ds.xa'), ['digest-mismatch']);
    assert.deepEqual(await stateOf('other-key.xa'), ['no-key']);
    assert.deepEqual(await stateOf('bare-keys.xa'), ['not-signing', 13]);
    assert.deepEqual(await stateOf('expired.xa'), ['signature-bad', 13]);
    assert.deepEqual(await stateOf('digest-99.xa'), ['unsupported']);
  });

  it('cannot say anything without a trust anchor above the name', async () => {
    const own = createValidator({
      resolver,
      anchors: parseTrustAnchors(`xb. DS 1 13 2 ${'ab'.repeat(32)}`).anchors,
      now,
    });
    const work = { remaining: 100 };
    const result = await own.validate(await resolver.lookup('www.good.xa', rrType.A, work), rrType.A, work);
    assert.equal(`${result.status} ${result.cause}`, 'indeterminate no-trust-anchor');
  });

  // delv asks the server that holds all zones. Left out: CNAMEs into other zones, which an authoritative server does
  // not follow, and what delv follows and we do not on purpose (SHA-1 keys).
  it('agrees with delv', async () => {
    const questions: [name: string, type: string, ours: string][] = [];
    for (const zone of names.filter((name) => name.includes('-nsec'))) {
      questions.push([`www.${zone}`, 'A', 'secure'], [`nothing.${zone}`, 'A', 'secure']);
    }
    questions.push(
      ['a.b.wild.good.xa', 'A', 'secure'],
      ['ent.good.xa', 'A', 'secure'],
      ['www.unsigned.xa', 'A', 'insecure'],
      ['www.unsigned.xb', 'A', 'insecure'],
      ['www.expired.xa', 'A', 'bogus'],
      ['www.future.xa', 'A', 'bogus'],
      ['www.flipped.xa', 'A', 'bogus'],
      ['www.wrong-ds.xa', 'A', 'bogus'],
      ['www.bare-keys.xa', 'A', 'bogus'],
      ['www.algorithm-200.xa', 'A', 'insecure'],
    );
    const differences: string[] = [];
    for (const [name, type, expected] of questions) {
      const work = { remaining: 100 };
      const ours = (await validator.validate(await resolver.lookup(name, rrType.A, work), rrType.A, work))
        .status;
      const theirs = await askDelv(lab, name, type);
      if (ours !== expected || theirs !== expected) differences.push(`${name}: ours ${ours}, delv ${theirs}`);
    }
    assert.deepEqual(differences, []);
  });
});

function stored(answer: IterativeAnswer, type: string): DnsExchange {
  const { name, reply } = answer.steps.at(-1)!;
  const { server, transport, raw } = reply;
  return {
    name,
    type,
    server: server.address,
    transport,
    at: '2026-11-22T00:00:00Z',
    afterMs: 1,
    outcome: 'answer',
    raw: Buffer.from(raw).toString('base64'),
  };
}

function decodeOrNull(bytes: Uint8Array): Message | null {
  try {
    return decodeMessage(bytes);
  } catch {
    return null;
  }
}

/** Whether something that a validator vouches for was changed: the RRset at the name, or the SOA beside a denial. */
function isForged(before: IterativeAnswer, after: IterativeAnswer): boolean {
  const vouched = ({ steps }: IterativeAnswer) => {
    const { answer, authority } = steps[0]!.reply.message;
    const records = answer.length > 0 ? answer : authority.filter((record) => record.name === 'good.xa');
    return records
      .filter((record) => record.type === rrType.A || record.type === rrType.SOA)
      .map((record) => Buffer.from(record.rdata).toString('hex'));
  };
  const genuine = vouched(before);
  return vouched(after).some((rdata) => !genuine.includes(rdata));
}

function iterativeFrom(address: string): IterativeResolver {
  const random = createSystemRandom();
  return createIterativeResolver({
    transport: createDnsTransport({ random, sockets: 4 }),
    rootHints: [{ name: 'ns', addresses: [address] }],
    clock: () => performance.now(),
    random,
  });
}

async function askDelv(lab: Lab, name: string, type: string): Promise<string> {
  const args = [`@${allAddress}`, '-a', lab.anchorFile, '+root=.', name, type];
  const { stdout, stderr } = await promisify(execFile)('delv', args, { timeout: 10_000 }).catch(
    (problem: { stdout: string; stderr: string }) => problem,
  );
  const text = `${stdout}${stderr}`;
  if (/fully validated/.test(text)) return 'secure';
  if (/unsigned answer/.test(text)) return 'insecure';
  return /resolution failed/.test(text) ? 'bogus' : text;
}

function skipReason(): string | false {
  const { missing } = labPrograms();
  return missing.length > 0 ? `not installed: ${missing.join(', ')}` : false;
}
