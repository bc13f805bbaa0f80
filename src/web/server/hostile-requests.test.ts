/**
 * Requests no browser sends: broken addresses, paths that climb, bodies that are no form, head lines that would become
 * others. Each ends in an answer that says what it met, and none in a fault of ours.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { rawRequest, sendRaw } from '../testing/raw.ts';
import { openSite, type Site } from '../testing/site.ts';
import { sessionCookie } from './cookies.ts';

let site: Site;
let officer: string;

before(async () => {
  site = await openSite();
  officer = await site.signIn({ role: 'administrator' });
});
after(() => site[Symbol.asyncDispose]());

const host = () => new URL(site.origin).host;

function get(path: string, head: Record<string, string> = {}) {
  return sendRaw(site.origin, rawRequest(`GET ${path}`, { host: host(), ...head }));
}

function post(path: string, type: string, body: string | Buffer, head: Record<string, string> = {}) {
  const bytes = Buffer.from(body);
  const start = rawRequest(`POST ${path}`, {
    host: host(),
    origin: site.origin,
    'content-type': type,
    'content-length': String(bytes.length),
    ...head,
  });
  return sendRaw(site.origin, Buffer.concat([Buffer.from(start), bytes]));
}

test('no path leads out of the folder of the build', async () => {
  for (const path of [
    '/assets/../server/index.js',
    '/assets/..%2fserver%2findex.js',
    '/assets/%2e%2e/server/index.js',
    '/assets/..%5cserver%5cindex.js',
    '/assets/....//server/index.js',
    '/assets//etc/passwd',
    '/assets/%2fetc%2fpasswd',
    '/assets/',
    '/assets',
    '/ma/../server/app.ts',
    '/ma/..%2fserver%2fapp.ts',
    '/package.json',
    '/.git/config',
    '/.env',
    '/data/secret.key',
    '/build/server/index.js',
  ]) {
    const { status, body } = await get(path);
    assert.ok([400, 302, 404].includes(status), `${path} answered ${status}`);
    assert.doesNotMatch(body, /root:|react-router|createApp|repositoryformatversion/, path);
  }
});

test('addresses that decode to nothing, NUL and control characters are answered as what they are', async () => {
  for (const path of [
    '/%',
    '/%E0%A4%A',
    '/ten-mien/%00',
    '/hien-dien?q=%00',
    '/%c0%ae%c0%ae/',
    '/toi?ve=%00',
  ])
    assert.equal((await get(path, { cookie: `${sessionCookie}=${officer}` })).status, 400, path);
  for (const path of ['/toi\0', '/to i'])
    assert.ok([0, 400].includes((await get(path)).status), JSON.stringify(path));
});

test('an address without end is refused, by the router or by the parser of HTTP', async () => {
  const { status } = await get(`/${'a'.repeat(20_000)}`);
  assert.equal(status, 431);
  assert.equal((await get(`/${'a/'.repeat(3_000)}`)).status, 404);
  assert.equal((await get(`/dang-nhap?${'a=1&'.repeat(3_000)}`)).status, 200);
});

test('an unknown language is Vietnamese', async () => {
  for (const lang of ['xx', 'VI', '__proto__', 'constructor', '<script>', '']) {
    const { status, body } = await site.visit(`/dang-nhap?lang=${encodeURIComponent(lang)}`);
    assert.equal(status, 200);
    assert.match(body, /<html lang="vi">/);
    assert.doesNotMatch(body, /<script>"/);
  }
});

test('sign-in leads on to places of ours and nowhere else', async () => {
  for (const asked of [
    '//evil.example',
    '/\\evil.example',
    '/%5cevil.example',
    '\\\\evil.example',
    'https://evil.example',
    'https:evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    '/\t/evil.example',
    '/\r\nset-cookie: x=y',
    '/.//evil.example',
    '/..//evil.example',
    '/@evil.example',
    '///evil.example',
    ' //evil.example',
    '/%0d%0aset-cookie:x=y',
    '/%2f/evil.example',
  ]) {
    const { status, location, headers } = await site.visit(`/dang-nhap?ve=${encodeURIComponent(asked)}`, {
      as: officer,
    });
    assert.equal(status, 302, asked);
    const led = new URL(location, site.origin);
    assert.equal(led.origin, site.origin, `${asked} led to ${location}`);
    assert.equal(location.startsWith('/') && !location.startsWith('//'), true, `${asked} led to ${location}`);
    assert.equal(headers.get('set-cookie'), null);
  }
});

test('an address with two slashes at its head leads nobody away, signed in or not', async () => {
  for (const path of [
    '//evil.example',
    '//evil.example/toi',
    '/\\evil.example',
    '//evil.example/..',
    '/.//evil.example',
    '/toi//',
  ]) {
    for (const head of [{}, { cookie: `${sessionCookie}=${officer}` }]) {
      const answer = await get(path, head);
      const location = /^location: (.*)$/im.exec(answer.head)?.[1]?.trim() ?? '/';
      assert.equal(new URL(location, site.origin).origin, site.origin, `${path} led to ${location}`);
      assert.ok(answer.status < 500, `${path}: ${answer.status}`);
    }
  }
});

test('a body that is no form is told so, and is no fault of ours', async () => {
  const bodies: readonly [string, string | Buffer][] = [
    ['application/json', '{"login":"a"}'],
    ['text/plain', 'login=a'],
    ['multipart/form-data', 'x'],
    ['multipart/form-data; boundary=', '--\r\n\r\n'],
    ['multipart/form-data; boundary=a', '--a\r\ncontent-disposition: form-data; name="login"\r\n\r\nx'],
    ['multipart/form-data; boundary=a', '--b\r\n\r\n--b--'],
    ['multipart/form-data; boundary=a', '--a\r\n\r\nx\r\n--a--\r\n'],
    ['application/xml', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
    ['', 'login=a'],
  ];
  for (const [type, body] of bodies) {
    const { status, body: told } = await post('/dang-nhap', type, body);
    assert.ok(status >= 400 && status < 500, `${type}: ${status}`);
    assert.doesNotMatch(told, /root:|TypeError|undici/);
  }
});

test('a form with the names of an object’s own parts, many of them, or NUL changes nothing and breaks nothing', async () => {
  const before = JSON.stringify(Object.getOwnPropertyNames(Object.prototype));
  const forms = [
    '__proto__=x&constructor=y&__proto__[admin]=1&toString=z&login=a&password=b',
    'login[]=a&login=b&password[$ne]=1&password=x',
    `login=a&login=b&password=x&${'a=1&'.repeat(5_000)}`,
    'login=a%00b&password=%00',
    'login=%ff%fe&password=%c0%ae',
    `login=${'9'.repeat(20_000)}&password=${'x'.repeat(20_000)}`,
  ];
  for (const form of forms) {
    const { status, body } = await post('/dang-nhap', 'application/x-www-form-urlencoded', form);
    assert.ok(status === 422 || status === 429, `${form.slice(0, 40)}: ${status}`);
    assert.doesNotMatch(body, /value="[^"]*\[object/);
  }
  assert.equal(JSON.stringify(Object.getOwnPropertyNames(Object.prototype)), before);
  assert.equal(({} as Record<string, unknown>).admin, undefined);
});

test('what is typed comes back as text', async () => {
  const { status, body } = await site.visit('/dang-nhap', {
    form: { login: '"><script>alert(1)</script><b x=\'', password: 'geheim-geheim' },
  });
  assert.equal(status, 422);
  assert.equal(body.includes('<script>alert'), false);
  assert.match(body, /value="&quot;&gt;&lt;script&gt;/);
  assert.equal(body.includes('geheim'), false);
});

test('a stranger sends 64 kB and no more, whether he says how much or not', async () => {
  const form = 'application/x-www-form-urlencoded';
  assert.equal((await post('/dang-nhap', form, `login=${'x'.repeat(70_000)}`)).status, 413);
  const chunk = `${(8_000).toString(16)}\r\n${'x'.repeat(8_000)}\r\n`;
  const { status } = await sendRaw(
    site.origin,
    rawRequest(
      'POST /dang-nhap',
      { host: host(), origin: site.origin, 'content-type': form, 'transfer-encoding': 'chunked' },
      `${chunk.repeat(12)}0\r\n\r\n`,
    ),
  );
  assert.equal(status, 413);
});

test('whoever is signed in sends a list of 50 MB and no more', async () => {
  const { status } = await sendRaw(
    site.origin,
    rawRequest('POST /dang-xuat', {
      host: host(),
      origin: site.origin,
      cookie: `${sessionCookie}=${officer}`,
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': '55000001',
    }),
  );
  assert.equal(status, 413);
});

test('a message whose end could be read two ways is refused', async () => {
  const both = await sendRaw(
    site.origin,
    rawRequest(
      'POST /dang-nhap',
      { host: host(), origin: site.origin, 'content-length': '4', 'transfer-encoding': 'chunked' },
      '0\r\n\r\nGET /toi HTTP/1.1\r\n\r\n',
    ),
  );
  assert.equal(both.status, 400);
  const twice = await sendRaw(
    site.origin,
    `POST /dang-nhap HTTP/1.1\r\nhost: ${host()}\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nxx`,
  );
  assert.equal(twice.status, 400);
});

test('a request without a host, or with two, is refused', async () => {
  assert.equal((await sendRaw(site.origin, 'GET / HTTP/1.1\r\nconnection: close\r\n\r\n')).status, 400);
  const { status } = await sendRaw(
    site.origin,
    `GET /toi HTTP/1.1\r\nhost: ${host()}\r\nhost: evil.example\r\nconnection: close\r\n\r\n`,
  );
  assert.ok([400, 421, 302].includes(status), String(status));
});

test('no head line of a stranger names another host, another address or another method', async () => {
  const { status, head } = await get('/toi', {
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    forwarded: 'host=evil.example',
    'x-original-url': '/healthz',
    'x-rewrite-url': '/healthz',
    'x-http-method-override': 'POST',
  });
  assert.equal(status, 302);
  assert.doesNotMatch(head, /evil\.example/);
});
