import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { decodeMessage } from '../../dns/codec.ts';
import { examineDs, verifyDenialExchange } from '../../dns/dnssec/stored-exchange.ts';
import { parseTrustAnchors } from '../../dns/dnssec/trust-anchor-file.ts';
import type { Message, ResourceRecord } from '../../dns/message.ts';
import { toDnsRecord } from '../../dns/presentation.ts';
import { rrType, typeNumber } from '../../dns/record-types.ts';
import type { DnsExchange } from '../../observation.ts';
import { createLabResolver, type LabResolver, tampered } from '../../testing/plain-resolver.ts';
import { type Lab, type LabZone, labSkipReason, startLab } from '../../testing/signed-zones.ts';
import type { IterativeAnswer, IterativeResolver, Validator } from './types.ts';
import { createValidator } from './validator.ts';

const zones: LabZone[] = [
  { name: 'good.xa' },
  { name: 'bind-nsec.xa', signer: 'bind' },
  { name: 'bind-nsec3.xa', signer: 'bind', options: ['-3', 'beef', '-H', '10'] },
  { name: 'signed.xb', options: ['-n', '-p'] },
  { name: 'unsigned.xa', unsigned: true },
  { name: 'expired.xa', options: ['-i', '20200101', '-e', '20200201'] },
  { name: 'flipped.xa', spoil: (signed) => signed.replaceAll('192.0.2.1', '192.0.2.3') },
  { name: 'bare.xa', spoil: (signed) => signed.replaceAll(/^.*RRSIG\s+A .*\n/gm, '') },
  { name: 'bare-keys.xa', spoil: (signed) => signed.replaceAll(/^.*RRSIG\s+DNSKEY .*\n/gm, '') },
  { name: 'wrong-ds.xa', ds: (ds) => ds.replace(/[0-9a-f]{4}\s*$/, '0000\n') },
  { name: 'other-key.xa', ds: (ds) => ds.replace(/DS\s+\d+/, 'DS\t1') },
  { name: 'digest-99.xa', ds: (ds) => ds.replace(/ 13 2 /, ' 13 99 ') },
];
const names = zones.map((zone) => zone.name);
const now = () => Temporal.Now.instant();
let lab: Lab;

before(async () => {
  if (!labSkipReason()) lab = await startLab(zones, '127.41.1');
});
after(() => lab?.[Symbol.asyncDispose]());

describe('a validator', { skip: labSkipReason(), timeout: 60_000 }, () => {
  let resolver: LabResolver;
  let validator: Validator;

  before(() => {
    resolver = createLabResolver(lab.addresses, names);
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
    const hidden = createLabResolver(lab.addresses, names, lab.addresses.all);
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

  it('asks for no key of a zone that is proved to be unsigned', async () => {
    const work = { remaining: 100 };
    const answer = await resolver.lookup('www.unsigned.xa', rrType.A, work);
    const before = resolver.asked.length;
    assert.equal((await validator.validate(answer, rrType.A, work)).status, 'insecure');
    assert.ok(!resolver.asked.slice(before).includes('unsigned.xa/48'));
  });

  it('does not remember that the work of one name ran out', async () => {
    const own = createValidator({
      resolver: {
        ...resolver,
        async lookup(name, type, budget) {
          if (budget.remaining > 0) return resolver.lookup(name, type, budget);
          return { outcome: 'error', fault: 'too-much-work', steps: [], zone: '.', replies: [] };
        },
      },
      anchors: parseTrustAnchors(lab.anchor).anchors,
      now,
    });
    const answer = await resolver.lookup('www.good.xa', rrType.A, { remaining: 9 });
    const results = await Promise.all([
      own.validate(answer, rrType.A, { remaining: 0 }),
      own.validate(answer, rrType.A, { remaining: 9 }),
    ]);
    assert.deepEqual(
      results.map(({ status, cause }) => [status, cause]),
      [
        ['indeterminate', 'no-dnskey-answer'],
        ['secure', undefined],
      ],
    );
  });

  it('asks another server for keys that do not validate, and is content when those do', async () => {
    const work = { remaining: 100 };
    const { cuts } = await resolver.walk('good.xa', work);
    const cut = { ...cuts.at(-1)!, servers: [{ address: '127.41.9.9' }, { address: lab.addresses.all }] };
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
    const cut = { ...cuts.at(-1)!, servers: [{ address: '127.41.9.9' }, { address: lab.addresses.all }] };
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
