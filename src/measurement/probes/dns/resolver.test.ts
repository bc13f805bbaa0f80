import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { after, before, suite, test } from 'node:test';
import { toDnsRecord } from '../../dns/presentation.ts';
import { rrType } from '../../dns/record-types.ts';
import { type NsdProcess, startNsd } from '../../testing/nsd.ts';
import { createSystemRandom } from './random.ts';
import { createIterativeResolver } from './resolver.ts';
import { createDnsTransport } from './transport.ts';
import type { DnsTransport, IterativeAnswer, IterativeResolver, WorkBudget } from './types.ts';

const port = 5319;
const root = '127.19.1.1';
const registry = '127.19.1.2';
const hosting = '127.19.1.3';
const other = '127.19.1.4';
const silent = '127.19.1.5';
const nobody = '127.19.1.200';

const zones: Record<string, Record<string, string>> = {
  [root]: {
    '.': `@ NS a.root-servers.test.
a.root-servers.test. A ${root}
vn NS ns.dns-servers.vn.
ns.dns-servers.vn. A ${registry}
net NS ns.gtld.net.
ns.gtld.net. A ${registry}`,
  },
  // One server for vn and com.vn, as registries do: no referral is ever seen between them.
  [registry]: {
    vn: `@ NS ns.dns-servers
ns.dns-servers A ${registry}
com NS ns.dns-servers
quan NS ns1.quan
ns1.quan A ${hosting}
glueless NS ns1.provider.net.
two-circles NS ns.one-circle
one-circle NS ns.two-circles
lame NS ns1.quan
half-lame NS ns1.quan
half-lame NS ns2.half-lame
ns2.half-lame A ${other}
dead NS ns.dead
ns.dead A ${nobody}
xa.gov NS ns1.quan
half-silent NS ns1.half-silent
half-silent NS ns2.half-silent
ns1.half-silent A ${silent}
ns2.half-silent A ${other}`,
    'com.vn': `@ NS ns.dns-servers.vn.
pho NS ns1.pho
ns1.pho A ${hosting}`,
    net: `@ NS ns.gtld
ns.gtld A ${registry}
provider NS ns.provider
ns.provider A ${hosting}`,
  },
  [hosting]: {
    'quan.vn': `@ NS ns1
@ A 192.0.2.1
@ MX 10 mail
ns1 A ${hosting}
www CNAME @
shop CNAME pho.com.vn.
ring-a CNAME ring-b
ring-b CNAME ring-a
old DNAME new
x.new A 192.0.2.9
_tcp.empty TXT "below an empty non-terminal"
hidden NS ns1`,
    'hidden.quan.vn': `@ NS ns1.quan.vn.
@ A 192.0.2.7`,
    'pho.com.vn': `@ NS ns1
@ A 192.0.2.2
ns1 A ${hosting}`,
    'provider.net': `@ NS ns
ns A ${hosting}
ns1 A ${other}`,
    'xa.gov.vn': '@ NS ns1.quan.vn.\n@ A 192.0.2.5',
  },
  [other]: {
    'glueless.vn': '@ NS ns1.provider.net.\n@ A 192.0.2.3',
    'half-silent.vn': '@ NS ns1\n@ NS ns2\nns1 A 127.19.1.5\nns2 A 127.19.1.4\n@ A 192.0.2.6',
    'half-lame.vn': `@ NS ns1.quan.vn.
@ NS ns2
ns2 A ${other}
@ A 192.0.2.4`,
  },
};

suite('the iterative resolver, against NSD', { timeout: 30_000 }, () => {
  const servers: NsdProcess[] = [];

  before(async () => {
    const started = Object.entries(zones).map(([address, held]) => startNsd({ address, port, zones: held }));
    servers.push(...(await Promise.all(started)));
  });
  after(async () => {
    await Promise.all(servers.map((server) => server[Symbol.asyncDispose]()));
  });

  function resolver(): IterativeResolver & { asked: string[] } {
    const transport = createDnsTransport({ random: createSystemRandom(), port });
    const asked: string[] = [];
    const watched: DnsTransport = {
      ask(server, name, type, options) {
        asked.push(`${server.address} ${name} ${type}`);
        return transport.ask(server, name, type, options);
      },
      [Symbol.asyncDispose]: () => transport[Symbol.asyncDispose](),
    };
    const made = createIterativeResolver({
      transport: watched,
      rootHints: [{ name: 'a.root-servers.test', addresses: [root] }],
      clock: () => performance.now(),
      random: createSystemRandom(),
    });
    return Object.assign(made, { asked });
  }

  test('an address is found from the root down', async () => {
    await using dns = resolver();
    const answer = await dns.lookup('quan.vn', rrType.A, work());
    assert.deepEqual(texts(answer), ['quan.vn A 192.0.2.1']);
    assert.deepEqual(zonesOf(answer), ['quan.vn']);
    assert.deepEqual(dns.asked, [`${root} vn 2`, `${registry} quan.vn 2`, `${hosting} quan.vn 1`]);
  });

  test('delegations and answers are kept, so a second name of the TLD costs two questions', async () => {
    await using dns = resolver();
    await dns.lookup('quan.vn', rrType.A, work());
    await dns.lookup('quan.vn', rrType.A, work());
    dns.asked.length = 0;
    await dns.lookup('half-lame.vn', rrType.A, work());
    assert.equal(dns.asked.filter((line) => line.startsWith(registry)).length, 1);
    assert.equal(dns.asked.filter((line) => line.startsWith(root)).length, 0);
  });

  test('equal questions at the same time are asked once', async () => {
    await using dns = resolver();
    await Promise.all(Array.from({ length: 50 }, () => dns.lookup('quan.vn', rrType.A, work())));
    assert.equal(dns.asked.length, 3);
  });

  test('the zone cut between vn and com.vn on one server is found', async () => {
    await using dns = resolver();
    const answer = await dns.lookup('pho.com.vn', rrType.A, work());
    assert.deepEqual(texts(answer), ['pho.com.vn A 192.0.2.2']);
    const walk = await dns.walk('pho.com.vn', work());
    assert.equal(walk.outcome, 'found');
    assert.deepEqual(
      walk.cuts.map(({ zone, parentZone }) => `${parentZone} > ${zone}`),
      ['. > .', '. > vn', 'vn > com.vn', 'com.vn > pho.com.vn'],
    );
  });

  test('a walk finds a child zone that its parent’s own server holds', async () => {
    await using dns = resolver();
    const walk = await dns.walk('hidden.quan.vn', work());
    assert.deepEqual(
      walk.cuts.map(({ zone }) => zone),
      ['.', 'vn', 'quan.vn', 'hidden.quan.vn'],
    );
    assert.deepEqual(walk.cuts.at(-1)?.nsNames, ['ns1.quan.vn']);
  });

  test('a walk to a name that is no zone ends at the zone that holds it, with the denial', async () => {
    await using dns = resolver();
    const walk = await dns.walk('www.quan.vn', work());
    assert.equal(walk.outcome, 'found');
    assert.equal(walk.cuts.at(-1)?.zone, 'quan.vn');
  });

  test('a walk to a name that does not exist says so and brings the denial', async () => {
    await using dns = resolver();
    const walk = await dns.walk('nothing-here.vn', work());
    assert.equal(walk.outcome, 'nxdomain');
    assert.equal(walk.cuts.at(-1)?.zone, 'vn');
    const reply = walk.replies[0];
    assert.equal(reply?.outcome === 'answer' && reply.message.rcode, 3);
  });

  test('a name under an empty non-terminal of the registry is reached', async () => {
    await using dns = resolver();
    assert.deepEqual(texts(await dns.lookup('xa.gov.vn', rrType.A, work())), ['xa.gov.vn A 192.0.2.5']);
  });

  test('an empty non-terminal has no data, and what is below it is found', async () => {
    await using dns = resolver();
    assert.equal((await dns.lookup('empty.quan.vn', rrType.TXT, work())).outcome, 'nodata');
    const below = await dns.lookup('_tcp.empty.quan.vn', rrType.TXT, work());
    assert.deepEqual(texts(below), ['_tcp.empty.quan.vn TXT "below an empty non-terminal"']);
  });

  test('a CNAME is followed within the zone and into another, one step each', async () => {
    await using dns = resolver();
    const inside = await dns.lookup('www.quan.vn', rrType.A, work());
    assert.deepEqual(
      inside.steps.map(({ name, zone, cname }) => [name, zone, cname]),
      [
        ['www.quan.vn', 'quan.vn', 'quan.vn'],
        ['quan.vn', 'quan.vn', undefined],
      ],
    );
    const outside = await dns.lookup('shop.quan.vn', rrType.A, work());
    assert.deepEqual(texts(outside), ['pho.com.vn A 192.0.2.2']);
    assert.deepEqual(zonesOf(outside), ['quan.vn', 'pho.com.vn']);
  });

  test('a DNAME leads on', async () => {
    await using dns = resolver();
    const answer = await dns.lookup('x.old.quan.vn', rrType.A, work());
    assert.deepEqual(texts(answer), ['x.new.quan.vn A 192.0.2.9']);
    assert.equal(answer.steps[0]?.cname, 'x.new.quan.vn');
  });

  test('a ring of CNAMEs is too much work', async () => {
    await using dns = resolver();
    const answer = await dns.lookup('ring-a.quan.vn', rrType.A, work());
    assert.equal(answer.outcome === 'error' && answer.fault, 'too-much-work');
  });

  test('name servers without glue are looked up', async () => {
    await using dns = resolver();
    assert.deepEqual(texts(await dns.lookup('glueless.vn', rrType.A, work())), ['glueless.vn A 192.0.2.3']);
    assert.deepEqual(dns.cutOf('glueless.vn')?.servers, [{ name: 'ns1.provider.net', address: other }]);
  });

  test('name servers named in one another’s zones end as too much work, alone and asked together', async () => {
    await using dns = resolver();
    const spent = work();
    const answers = await Promise.all([
      dns.lookup('one-circle.vn', rrType.A, spent),
      dns.lookup('two-circles.vn', rrType.A, work()),
    ]);
    assert.deepEqual(answers.map(faultOf), ['too-much-work', 'too-much-work']);
    assert.ok(spent.remaining > 100, `${120 - spent.remaining} questions were asked`);
  });

  test('a server that does not know the zone is passed over for one that does', async () => {
    await using dns = resolver();
    for (let times = 0; times < 4; times++) {
      const answer = await dns.lookup('half-lame.vn', rrType.A, work());
      assert.deepEqual(texts(answer), ['half-lame.vn A 192.0.2.4']);
    }
  });

  test('when every server refuses, that is the fault', async () => {
    await using dns = resolver();
    assert.equal(faultOf(await dns.lookup('lame.vn', rrType.A, work())), 'refused-rcode');
  });

  test('a server where nothing listens is a refusal, at once', async () => {
    await using dns = resolver();
    assert.equal(faultOf(await dns.lookup('dead.vn', rrType.A, work())), 'refused');
  });

  test('a silent server costs one time-out, then another is asked and from then on preferred', async () => {
    const mute = createSocket('udp4');
    await new Promise<void>((done) => mute.bind(port, silent, done));
    await using dns = resolver();
    const types = [rrType.A, rrType.AAAA, rrType.MX, rrType.TXT, rrType.NS, rrType.CAA];
    const outcomes: string[] = [];
    for (const type of types) outcomes.push((await dns.lookup('half-silent.vn', type, work())).outcome);
    mute.close();
    assert.deepEqual(outcomes, ['answer', 'nodata', 'nodata', 'nodata', 'answer', 'nodata']);
    const silences = dns.asked.filter((line) => line.startsWith(silent)).length;
    assert.ok(silences <= 3, `${silences} of 6 questions went to the silent server first`);
  });

  test('the DS of a zone is asked of its parent', async () => {
    await using dns = resolver();
    const answer = await dns.lookup('quan.vn', rrType.DS, work());
    assert.equal(answer.outcome, 'nodata');
    assert.deepEqual(zonesOf(answer), ['vn']);
  });

  test('the work allowed for a name is a bound', async () => {
    await using dns = resolver();
    const answer = await dns.lookup('glueless.vn', rrType.A, { remaining: 2 });
    assert.equal(faultOf(answer), 'too-much-work');
    assert.equal(dns.asked.length, 2);
  });
});

function work(): WorkBudget {
  return { remaining: 120 };
}

function texts(answer: IterativeAnswer): string[] {
  if (answer.outcome === 'error') return [`error ${answer.fault}`];
  return answer.records.map(toDnsRecord).map(({ name, type, data }) => `${name} ${type} ${data}`);
}

function zonesOf(answer: IterativeAnswer): string[] {
  return answer.steps.map(({ zone }) => zone);
}

function faultOf(answer: IterativeAnswer): string {
  return answer.outcome === 'error' ? answer.fault : answer.outcome;
}
