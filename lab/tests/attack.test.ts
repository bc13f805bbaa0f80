/**
 * A registry, a hoster and a web server that all mean harm, against the whole engine on the real ports: what they must
 * not get is a packet to an address inside, more questions than are promised, a lost name, or a stalled thread.
 */
import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { after, before, test } from 'node:test';
import packet from 'dns-packet';
import { createEngine, judge } from '#measurement/index.ts';
import { allowedNetworks, scenarioV4, scenarioV6 } from '../address-plan.ts';

const deadline = { timeout: 60_000 };
// Block 1019 of the second bank: no scenario has it.
const registry = scenarioV4(1019, 1, 1);
const hoster = scenarioV4(1019, 2, 1);
const web = scenarioV4(1019, 3, 1);
const inner = ['127.0.0.1', '10.0.0.1', '169.254.169.254', '0.0.0.0'];
const inner6 = ['::1', '::', '::ffff:127.0.0.1', 'fe80::1', '64:ff9b::7f00:1', '2002:7f00:1::'];

interface Row {
  type: string;
  name: string;
  ttl: number;
  data: unknown;
}
interface Sections {
  answers?: Row[];
  authorities?: Row[];
  additionals?: Row[];
}

const row = (type: string, name: string, data: unknown): Row => ({ type, name, ttl: 300, data });
const soa = (zone: string) =>
  row('SOA', zone, {
    mname: `ns.${zone}`,
    rname: `a.${zone}`,
    serial: 1,
    refresh: 1,
    retry: 1,
    expire: 1,
    minimum: 60,
  });
const many = (count: number, make: (at: number) => Row) => Array.from({ length: count }, (_, at) => make(at));

function fromRegistry(name: string): Sections {
  const zone = name.split('.').slice(-2).join('.');
  const server = row('A', 'a.registry', registry);
  if (!name.includes('.')) {
    return { answers: [row('NS', name || '.', server.name)], additionals: [server] };
  }
  if (name === server.name) return { answers: [server] };
  if (zone.startsWith('vo-tan')) {
    return { authorities: many(12, (at) => row('NS', zone, `ns.vo-tan${at}${zone.slice(6)}`)) };
  }
  const addresses = zone === 'ben-trong.vn' ? inner : [hoster];
  const glue = addresses.map((address) => row('A', `ns.${zone}`, address));
  const glue6 = zone === 'ben-trong.vn' ? inner6.map((address) => row('AAAA', `ns.${zone}`, address)) : [];
  return { authorities: [row('NS', zone, `ns.${zone}`)], additionals: [...glue, ...glue6] };
}

function fromHoster(name: string, type: string): Sections {
  const zone = name.split('.').slice(-2).join('.');
  if (type === 'SOA') return { answers: [soa(zone)] };
  const inside = zone === 'tro-vao-trong.vn';
  if (type === 'A') return { answers: (inside ? inner : [web]).map((address) => row('A', name, address)) };
  if (type === 'AAAA' && inside) return { answers: inner6.map((address) => row('AAAA', name, address)) };
  if (type === 'NS') return { answers: [row('NS', zone, `ns.${zone}`)] };
  if (type === 'MX' && inside)
    return { answers: [row('MX', name, { preference: 1, exchange: `mail.${zone}` })] };
  return { authorities: [soa(zone)] };
}

const pages: Record<string, string> = {
  'khong-ten.vn': 'HTTP/1.1 302 Found\r\nLocation: http://a..vn/\r\nContent-Length: 0\r\n\r\n',
  'dau-cham.vn': `HTTP/1.1 302 Found\r\nLocation: http://${'a'.repeat(64)}.vn./\r\nContent-Length: 0\r\n\r\n`,
  'robots-cham.vn': page('<h1>Quán</h1><a href="/lien-he">Liên hệ</a>'),
  'dau-chong.vn': page(`<p>Phở${'\u0323\u0301'.repeat(120_000)}</p>${'<style>.a{}</style>'.repeat(5_000)}`),
};
const slowRobots = `User-agent: *\nDisallow:${' '.repeat(30_000)}/x#\u2028`;

function page(html: string): string {
  return `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(html)}\r\n\r\n${html}`;
}

const closers: (() => void)[] = [];
const asked: string[] = [];
const seenInside: string[] = [];

before(async () => {
  await serveNames(registry, fromRegistry);
  await serveNames(hoster, fromHoster);
  const site = createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', (head) => {
      const text = head.toString('latin1');
      const host = /^host: (?:www\.)?([^\r]*)/im.exec(text)?.[1] ?? '';
      if (text.startsWith('GET /robots.txt')) socket.end(page(slowRobots).replace('text/html', 'text/plain'));
      else socket.end(pages[host] ?? page('<h1>Quán</h1>'));
    });
  });
  await listening(site, 80, web);
  for (const port of [53, 80, 443]) {
    const trap = createServer((socket) => {
      seenInside.push(`tcp ${port}`);
      socket.destroy();
    });
    await listening(trap, port, '127.0.0.1');
  }
  const trap = createSocket('udp4', () => seenInside.push('udp 53'));
  trap.bind(53, '127.0.0.1');
  await once(trap, 'listening');
  closers.push(() => trap.close());
});
after(() => {
  for (const close of closers) close();
});

async function listening(server: Server, port: number, address: string): Promise<void> {
  server.listen(port, address);
  await once(server, 'listening');
  closers.push(() => server.close());
}

async function serveNames(
  address: string,
  sections: (name: string, type: string) => Sections,
): Promise<void> {
  const socket = createSocket('udp4');
  socket.on('message', (message, from) => {
    const query = packet.decode(message);
    const [question] = query.questions;
    const name = question?.name.toLowerCase() ?? '';
    asked.push(`${name}/${question?.type}`);
    const flags = packet.AUTHORITATIVE_ANSWER;
    const reply = { type: 'response', id: query.id, flags, questions: query.questions };
    const found = sections(name, question?.type ?? '');
    // A referral has no authority.
    const referral = found.answers === undefined && found.authorities?.[0]?.type === 'NS';
    socket.send(packet.encode({ ...reply, ...found, flags: referral ? 0 : flags }), from.port, from.address);
  });
  socket.bind(53, address);
  await once(socket, 'listening');
  closers.push(() => socket.close());
}

async function measured(domain: string) {
  await using engine = await createEngine({
    profile: 'full',
    // Nothing listens at the IPv6 address; it only says that this machine has IPv6.
    rootHints: `. 3600 NS a.registry.\na.registry. 3600 A ${registry}\na.registry. 3600 AAAA ${scenarioV6(1019, 1, 1)}\n`,
    allowNetworks: allowedNetworks,
  });
  asked.length = 0;
  const observation = await engine.observe(domain);
  return { observation, judgement: judge(observation) };
}

test('nothing is ever sent to an address inside, whoever names it', deadline, async () => {
  const glue = await measured('ben-trong.vn');
  assert.equal(glue.judgement.state, 'unreachable');
  assert.equal(glue.observation.dns.nameServers.length, 8);
  const records = await measured('tro-vao-trong.vn');
  assert.equal(records.judgement.state, 'unreachable');
  const outcomes = records.observation.web.endpoints.map(({ outcome }) => outcome);
  assert.deepEqual(new Set(outcomes), new Set(['guarded']));
  assert.deepEqual(seenInside, []);
});

test(
  'a delegation into ever more delegations costs no more questions than are promised',
  deadline,
  async () => {
    const { judgement } = await measured('vo-tan.vn');
    assert.equal(judgement.presence, 'unknown');
    assert.ok(asked.length <= 720, `${asked.length} questions`);
  },
);

test('redirects to what is no name end there, and the name keeps its answer', deadline, async () => {
  for (const domain of ['khong-ten.vn', 'dau-cham.vn']) {
    const { observation, judgement } = await measured(domain);
    assert.equal(observation.web.chains[0]?.hops.at(-1)?.outcome, 'unreachable', domain);
    assert.equal(judgement.state, 'unreachable', domain);
  }
});

test('robots.txt and pages made to be slow hold up nobody', { timeout: 20_000 }, async () => {
  for (const domain of ['robots-cham.vn', 'dau-chong.vn']) {
    const { observation } = await measured(domain);
    assert.equal(observation.web.page?.status, 200, domain);
  }
});
