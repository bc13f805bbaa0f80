import assert from 'node:assert/strict';
import type { RequestListener } from 'node:http';
import test from 'node:test';
import type { WebObservation } from '../observation.ts';
import { makeCertificate } from '../testing/certificates.ts';
import { startTestWeb } from '../testing/web-servers.ts';
import { observeWeb } from './web.ts';

const deadline = { timeout: 20_000 };
const address = '127.43.2.1';
const root = makeCertificate({ name: 'Gốc', authority: true });
const intermediate = makeCertificate({ name: 'Trung gian', issuer: root, authority: true });
const names = ['DNS:quan.vn', 'DNS:www.quan.vn'];
const good = makeCertificate({ name: 'quan.vn', issuer: intermediate, alternatives: names });
const anchors = [root.pem];
const secured = { address, certificate: good, chain: intermediate.pem, anchors };

const html = (body: string) =>
  `<!doctype html><html lang="vi"><title>Quán</title><body>${body}</body></html>`;
/** A café as it should be: everything leads to https://quan.vn/. */
const cafe: RequestListener = (request, response) => {
  const secure = 'encrypted' in request.socket;
  const host = request.headers.host ?? '';
  if (!host.endsWith('quan.vn')) return void response.writeHead(404).end();
  if (!secure || host !== 'quan.vn') {
    return void response
      .writeHead(301, { location: `https://${secure ? 'quan.vn' : host}${request.url}` })
      .end();
  }
  const pages: Record<string, [string, string]> = {
    '/': ['text/html; charset=utf-8', html('<p>Cà phê sữa đá mỗi sáng</p><a href="/lien-he">Liên hệ</a>')],
    '/lien-he': ['text/html; charset=utf-8', html('<p>Chị Hoa, 0229 123 4567</p>')],
    '/.well-known/security.txt': ['text/plain; charset=utf-8', 'Contact: mailto:hoa@quan.vn\n'],
    '/robots.txt': ['text/plain', 'User-agent: *\nDisallow: /rieng\n'],
  };
  const [type, body] = pages[request.url ?? ''] ?? ['text/html', ''];
  response.writeHead(body ? 200 : 404, { 'content-type': type }).end(body || html('Không có trang này'));
};

test('a café with everything in order is seen whole, each page asked for once', deadline, async (t) => {
  const web = await startTestWeb(t, { ...secured, handler: cafe });
  const room = await observeWeb('quan.vn', [web.host('quan.vn'), web.host('www.quan.vn')], web.means);
  assert.deepEqual(
    room.endpoints.map(
      ({ host, scheme, outcome, response }) => `${scheme} ${host} ${outcome} ${response?.status}`,
    ),
    [
      'http quan.vn response 301',
      'https quan.vn response 200',
      'http www.quan.vn response 301',
      'https www.quan.vn response 301',
    ],
  );
  assert.deepEqual(ways(room), [
    'http://quan.vn/ > https://quan.vn/ page',
    'https://quan.vn/ page',
    'http://www.quan.vn/ > https://www.quan.vn/ > https://quan.vn/ page',
    'https://www.quan.vn/ > https://quan.vn/ page',
  ]);
  assert.deepEqual(
    room.tls.map(({ host, protocol, path }) => [host, protocol, path]),
    [
      ['quan.vn', 'TLSv1.3', { trusted: true, outOfOrder: false, anchor: 'CN=Gốc' }],
      ['www.quan.vn', 'TLSv1.3', { trusted: true, outOfOrder: false, anchor: 'CN=Gốc' }],
    ],
  );
  assert.deepEqual(
    room.chains[0]?.hops.map(({ tlsGood }) => tlsGood),
    [undefined, true],
  );
  assert.equal(room.page?.url, 'https://quan.vn/');
  assert.equal(room.page?.facts?.title, 'Quán');
  assert.match(room.page?.body.simhash ?? '', /^[0-9a-f]{16}$/);
  assert.equal(room.contactPage?.url, 'https://quan.vn/lien-he');
  assert.equal(room.notFound?.status, 404);
  assert.deepEqual(room.securityTxt, [
    {
      url: 'https://quan.vn/.well-known/security.txt',
      outcome: 'response',
      status: 200,
      contentType: 'text/plain; charset=utf-8',
      text: 'Contact: mailto:hoa@quan.vn\n',
    },
  ]);
  assert.equal(room.unknownHost?.status, 404);
  assert.deepEqual(room.cloaked, null);
  assert.equal(web.asked.length, new Set(web.asked).size);
  assert.equal(web.asked.length, 9);
});

test('a security.txt that is sent as HTML is read as the text it is, a page is not', deadline, async (t) => {
  const body = 'Contact: mailto:hoa@quan.vn\n';
  const handler: RequestListener = (request, response) => {
    const isText = request.url === '/.well-known/security.txt';
    response.setHeader('content-type', 'text/html').end(isText ? body : html('Trang chủ'));
  };
  const web = await startTestWeb(t, { ...secured, handler });
  const room = await observeWeb('quan.vn', [web.host('quan.vn')], web.means);
  assert.equal(room.securityTxt[0]?.text, body);
  const pages = await startTestWeb(t, {
    ...secured,
    handler: (_request, response) =>
      void response.setHeader('content-type', 'text/html').end(html('Trang chủ')),
  });
  const other = await observeWeb('quan.vn', [pages.host('quan.vn')], pages.means);
  assert.equal(other.securityTxt[0]?.text, undefined);
});

test('profile presence leaves out the path that cannot exist and security.txt', deadline, async (t) => {
  const web = await startTestWeb(t, { ...secured, handler: cafe, means: { profile: 'presence' } });
  const hosts = [web.host('quan.vn', [address, '127.43.2.99'])];
  const room = await observeWeb('quan.vn', hosts, web.means);
  assert.deepEqual([room.notFound, room.securityTxt], [null, []]);
  assert.deepEqual(
    room.endpoints.map((endpoint) => endpoint.address),
    [address, address],
  );
  assert.equal(room.contactPage?.status, 200);
});

test(
  'every address is asked, and one that is closed is refused beside one that answers',
  deadline,
  async (t) => {
    const web = await startTestWeb(t, { ...secured, handler: cafe });
    const hosts = [web.host('quan.vn', ['127.43.2.99', address], ['2001:db8::1'])];
    const room = await observeWeb('quan.vn', hosts, web.means);
    assert.deepEqual(
      room.endpoints.map((endpoint) => `${endpoint.scheme} ${endpoint.address} ${endpoint.outcome}`),
      [
        'http 127.43.2.99 refused',
        `http ${address} response`,
        'http 2001:db8::1 guarded',
        'https 127.43.2.99 refused',
        `https ${address} response`,
        'https 2001:db8::1 guarded',
      ],
    );
    assert.deepEqual(
      room.tls.map(({ outcome }) => outcome),
      ['refused', 'handshake', 'guarded'],
    );
    assert.equal(room.page?.url, 'https://quan.vn/');
  },
);

test('without a route of a family the fault is this machine, not the name', deadline, async (t) => {
  const reach = { ipv4: true, ipv6: false };
  const allowNetworks = ['127.0.0.0/8', '2001:db8::/32'];
  const web = await startTestWeb(t, { ...secured, handler: cafe, allowNetworks, means: { reach } });
  const room = await observeWeb('quan.vn', [web.host('quan.vn', [], ['2001:db8::1'])], web.means);
  assert.deepEqual(
    room.endpoints.map(({ outcome }) => outcome),
    ['no-ipv6', 'no-ipv6'],
  );
  assert.equal(room.page, null);
});

test('a name without an address has no endpoints and no chains', deadline, async (t) => {
  const web = await startTestWeb(t, { ...secured, handler: cafe });
  const room = await observeWeb('quan.vn', [web.host('quan.vn', []), web.host('www.quan.vn', [])], web.means);
  assert.deepEqual([room.endpoints, room.tls, room.chains, room.page], [[], [], [], null]);
  assert.deepEqual(web.asked, []);
});

test('certificates that are wrong are facts, and the page over http comes first', deadline, async (t) => {
  const cases: [string, Parameters<typeof startTestWeb>[1], string | undefined, boolean | undefined][] = [
    [
      'self-signed',
      { ...secured, certificate: makeCertificate({ name: 'quan.vn' }), chain: '', handler },
      'self-signed',
      false,
    ],
    ['incomplete', { ...secured, chain: '', handler }, 'missing-intermediate', false],
    [
      'another name',
      { ...secured, certificate: makeCertificate({ name: 'khac.vn', issuer: intermediate }), handler },
      undefined,
      false,
    ],
    [
      'expired',
      {
        ...secured,
        certificate: makeCertificate({ name: 'quan.vn', issuer: intermediate, days: -1 }),
        handler,
      },
      undefined,
      false,
    ],
    ['right', { ...secured, handler }, undefined, true],
  ];
  function handler(...[, response]: Parameters<RequestListener>) {
    response.setHeader('content-type', 'text/html').end(html('Quán nhỏ'));
  }
  for (const [name, options, problem, tlsGood] of cases) {
    const web = await startTestWeb(t, options);
    const room = await observeWeb('quan.vn', [web.host('quan.vn')], { ...web.means, profile: 'presence' });
    assert.equal(room.tls[0]?.path?.problem, problem, name);
    assert.equal(room.chains[1]?.hops[0]?.tlsGood, tlsGood, name);
    assert.equal(room.page?.url, tlsGood ? 'https://quan.vn/' : 'http://quan.vn/', name);
  }
});

test('the certificate of an address literal may name the address', deadline, async (t) => {
  const certificate = makeCertificate({ name: 'ip', issuer: root, alternatives: [`IP:${address}`] });
  const handler: RequestListener = (request, response) => {
    if (request.headers.host === address) return void response.end(html('Ở đây'));
    response.writeHead(302, { location: `https://${address}/` }).end();
  };
  const web = await startTestWeb(t, { address, certificate, anchors, handler });
  const room = await observeWeb('quan.vn', [web.host('quan.vn')], web.means);
  assert.deepEqual(
    room.chains[0]?.hops.map(({ tlsGood }) => tlsGood),
    [undefined, true],
  );
});

test('loops, chains without end and locations that are no web address are named', deadline, async (t) => {
  const ends: Record<string, RequestListener> = {
    'loop.vn': (request, response) =>
      response.writeHead(302, { location: request.url === '/' ? '/a' : '/' }).end(),
    'long.vn': (request, response) => response.writeHead(302, { location: `${request.url}a` }).end(),
    'mail.vn': (_, response) => response.writeHead(302, { location: 'mailto:a@mail.vn' }).end(),
    'none.vn': (_, response) => response.writeHead(302).end(),
    'dot.vn': (request, response) =>
      request.url === '/'
        ? response.writeHead(302, { location: 'http://dot.vn./vao' }).end()
        : response.end('Đã vào'),
    'empty-label.vn': (_, response) => response.writeHead(302, { location: 'http://a..vn/' }).end(),
    'long-label.vn': (_, response) =>
      response.writeHead(302, { location: `http://${'a'.repeat(64)}.vn/` }).end(),
    'refresh.vn': (request, response) =>
      response
        .setHeader('content-type', 'text/html')
        .end(request.url === '/' ? '<meta http-equiv=refresh content="0; url=/vao"><p>Vào' : '<p>Đã vào'),
  };
  const web = await startTestWeb(t, {
    address,
    handler: (request, response) => {
      const end = request.url === '/robots.txt' ? undefined : ends[request.headers.host ?? ''];
      if (end) end(request, response);
      else response.writeHead(404).end();
    },
  });
  const found = [];
  for (const name of Object.keys(ends)) {
    const room = await observeWeb(name, [web.host(name)], { ...web.means, profile: 'presence' });
    found.push(`${name} ${room.chains[0]?.end} ${room.chains[0]?.hops.length}`);
  }
  assert.deepEqual(found, [
    'loop.vn loop 2',
    'long.vn too-long 11',
    'mail.vn bad-location 1',
    'none.vn page 1',
    'dot.vn page 2',
    'empty-label.vn fault 2',
    'long-label.vn fault 2',
    'refresh.vn page 2',
  ]);
});

test(
  'a redirect to an inner address is never followed, by number, by name or by a name that changed',
  deadline,
  async (t) => {
    const inner: string[] = [];
    let answers = 0;
    const locations: Record<string, string> = {
      'number.vn': 'http://127.0.0.1/',
      'decimal.vn': 'http://2130706433/',
      'mapped.vn': 'http://[::ffff:127.0.0.1]/',
      'name.vn': 'http://inner.example/',
      'rebinding.vn': 'http://changing.example/',
      'port.vn': `http://${address}:25/`,
    };
    const web = await startTestWeb(t, {
      address,
      allowNetworks: ['127.43.2.0/24'],
      names: {
        'inner.example': ['10.0.0.1'],
        'changing.example': () => (answers++ === 0 ? [address] : ['127.0.0.1']),
      },
      handler: (request, response) => {
        const location = locations[request.headers.host ?? ''];
        if (!location) inner.push(request.headers.host ?? '');
        response.writeHead(location ? 302 : 200, location ? { location } : {}).end();
      },
    });
    const end = async (name: string) => {
      const room = await observeWeb(name, [web.host(name)], { ...web.means, profile: 'presence' });
      return room.chains[0]?.hops.at(-1)?.outcome;
    };
    assert.equal(await end('rebinding.vn'), 'response');
    assert.equal(inner.length, 1);
    for (const name of ['rebinding.vn', 'number.vn', 'decimal.vn', 'mapped.vn', 'name.vn', 'port.vn']) {
      assert.equal(await end(name), 'guarded', name);
    }
    assert.equal(inner.length, 1);
  },
);

test('robots.txt is honoured for anything but the front page, and asked once a run', deadline, async (t) => {
  const handler: RequestListener = (request, response) => {
    if (request.url === '/robots.txt') return void response.end('User-agent: HienDien\nDisallow: /\n');
    response.setHeader('content-type', 'text/html').end(html('<a href="/lien-he">Liên hệ</a>'));
  };
  const web = await startTestWeb(t, { ...secured, handler });
  const room = await observeWeb('quan.vn', [web.host('quan.vn')], web.means);
  await observeWeb('quan.vn', [web.host('quan.vn')], web.means);
  assert.equal(room.page?.status, 200);
  assert.equal(room.contactPage, null);
  assert.equal(room.notFound?.outcome, 'disallowed');
  assert.deepEqual(
    room.securityTxt.map(({ outcome }) => outcome),
    ['disallowed'],
  );
  assert.equal(web.asked.filter((line) => line.endsWith('/robots.txt')).length, 1);
  assert.equal(web.asked.filter((line) => line.includes('.invalid/')).length, 1);
});

test('a site that says 429 is asked nothing more', deadline, async (t) => {
  const web = await startTestWeb(t, { ...secured, handler: (_, response) => response.writeHead(429).end() });
  const room = await observeWeb('quan.vn', [web.host('quan.vn')], web.means);
  assert.equal(room.page?.status, 429);
  assert.deepEqual([room.notFound, room.unknownHost, web.asked.length], [null, null, 2]);
});

test('a connection that is reset once is tried again', deadline, async (t) => {
  let first = true;
  const web = await startTestWeb(t, {
    address,
    handler: (request, response) => {
      if (first) request.socket.resetAndDestroy();
      else response.end('ok');
      first = false;
    },
  });
  const room = await observeWeb('quan.vn', [web.host('quan.vn')], { ...web.means, profile: 'presence' });
  assert.equal(room.endpoints[0]?.outcome, 'response');
});

test('only when asked to, the page is read as a search engine too', deadline, async (t) => {
  const handler: RequestListener = (request, response) => {
    const bot = request.headers['user-agent']?.includes('Googlebot');
    response.setHeader('content-type', 'text/html').end(html(bot ? 'nổ hũ tài xỉu' : 'cà phê'));
  };
  const web = await startTestWeb(t, { ...secured, handler });
  const room = await observeWeb('quan.vn', [web.host('quan.vn')], { ...web.means, cloakCheck: true });
  assert.deepEqual([room.page?.facts?.text, room.cloaked?.text], ['cà phê', 'nổ hũ tài xỉu']);
});

test('a stopped run says interrupted and connects to nothing', deadline, async (t) => {
  const web = await startTestWeb(t, { ...secured, handler: cafe });
  const room = await observeWeb('quan.vn', [web.host('quan.vn')], {
    ...web.means,
    signal: AbortSignal.abort(),
  });
  assert.deepEqual(
    room.endpoints.map(({ outcome }) => outcome),
    ['interrupted', 'interrupted'],
  );
  assert.deepEqual(web.asked, []);
});

function ways(room: WebObservation): string[] {
  return room.chains.map(({ hops, end }) => `${hops.map(({ url }) => url).join(' > ')} ${end}`);
}
