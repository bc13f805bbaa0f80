/**
 * What every answer carries, whatever it answers: the policy with a nonce of its own, no sniffing, no cache, nothing of our
 * inside. Pages, redirects, files, faults and refusals are asked alike.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { rawRequest, sendRaw } from '../testing/raw.ts';
import { openSite, type Site } from '../testing/site.ts';
import { clientScript } from './client-scripts.ts';
import { sessionCookie } from './cookies.ts';
import { protectiveHeaders } from './headers.ts';

let site: Site;
let officer: string;

before(async () => {
  site = await openSite();
  officer = await site.signIn({ role: 'administrator' });
});
after(() => site[Symbol.asyncDispose]());

/** Every kind of answer: its status and the request for it. */
const kinds: readonly {
  name: string;
  status: number;
  path: string;
  as?: boolean;
  head?: Record<string, string>;
}[] = [
  { name: 'a page for strangers', status: 200, path: '/dang-nhap' },
  { name: 'a page of somebody’s', status: 200, path: '/toi', as: true },
  { name: 'a redirect to sign in', status: 302, path: '/toi' },
  { name: 'a page that is not there', status: 404, path: '/khong-co', as: true },
  { name: 'an act of the router', status: 404, path: '/__manifest' },
  { name: 'a script', status: 200, path: clientScript('passkeys') },
  { name: 'a script that is not there', status: 404, path: '/ma/passkeys.000000000000.js' },
  { name: 'a file of the build that is not there', status: 404, path: '/assets/khong-co.js', as: true },
  { name: 'the mark', status: 200, path: '/favicon.svg' },
  { name: 'health', status: 200, path: '/healthz' },
  { name: 'an unreadable address', status: 400, path: '/%ff' },
  { name: 'another host', status: 421, path: '/', head: { host: 'evil.example' } },
];

async function ask({ path, as, head }: (typeof kinds)[number]) {
  return sendRaw(
    site.origin,
    rawRequest(`GET ${path}`, {
      host: new URL(site.origin).host,
      ...(as ? { cookie: `${sessionCookie}=${officer}` } : {}),
      ...head,
    }),
  );
}

function headOf(head: string, name: string): string | undefined {
  return new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1]?.trim();
}

for (const kind of kinds) {
  test(`${kind.name} carries what protects it`, async () => {
    const { status, head, body } = await ask(kind);
    assert.equal(status, kind.status, body.slice(0, 300));
    const policy = headOf(head, 'content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /script-src 'nonce-[\w-]{22}'(;|$)/);
    assert.match(policy, /object-src 'none'/);
    assert.match(policy, /base-uri 'none'/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.match(policy, /form-action 'self'/);
    assert.doesNotMatch(policy, /unsafe|\*|https?:/);
    assert.equal(headOf(head, 'x-content-type-options'), 'nosniff');
    assert.equal(headOf(head, 'referrer-policy'), 'same-origin');
    assert.equal(headOf(head, 'cross-origin-opener-policy'), 'same-origin');
    assert.equal(headOf(head, 'cross-origin-resource-policy'), 'same-origin');
    assert.equal(headOf(head, 'access-control-allow-origin'), undefined);
    assert.equal(headOf(head, 'x-powered-by'), undefined);
    assert.equal(headOf(head, 'server'), undefined);
    if (status !== 302)
      assert.match(headOf(head, 'content-type') ?? '', /; charset=utf-8|^image\/svg\+xml$/i);
    const cache = headOf(head, 'cache-control') ?? '';
    if (!['a script', 'the mark'].includes(kind.name)) assert.equal(cache, 'no-store');
    // Served without TLS on this machine: a browser that remembered HSTS for localhost would lock other programs out.
    assert.equal(headOf(head, 'strict-transport-security'), undefined);
  });
}

test('a nonce is good for one answer', async () => {
  const nonces = new Set<string>();
  for (let at = 0; at < 20; at += 1) {
    const { headers } = await site.visit('/dang-nhap');
    nonces.add(/nonce-([\w-]+)/.exec(headers.get('content-security-policy') ?? '')![1]!);
  }
  assert.equal(nonces.size, 20);
});

test('under https a browser is told to come by https only, for a year, with all subdomains', () => {
  const under = (origin: string) =>
    Object.fromEntries(protectiveHeaders('x', origin))['strict-transport-security'];
  assert.equal(under('https://hiendien.tinh.gov.vn'), 'max-age=31536000; includeSubDomains');
  assert.equal(under('http://localhost:8826'), undefined);
});

test('a fault of ours is told by its number and by nothing else', async () => {
  // The clock breaks: the first thing every page asks.
  const broken = 'PrivateKey at /srv/geheim line 12';
  await using faulty = await openSite({
    services: {
      now() {
        throw new Error(broken);
      },
    },
  });
  const { status, body, headers } = await quietly(() => faulty.visit('/dang-nhap'));
  assert.equal(status, 500);
  assert.match(body, /Hệ thống gặp lỗi, đã ghi lại: [\da-f-]{36}/);
  assert.equal(body.includes(headers.get('x-request-id')!), true);
  for (const inside of [broken, 'Error', 'node_modules', '.ts', 'at ', 'src/'])
    assert.equal(body.includes(inside), false, inside);
  assert.equal(headers.get('x-content-type-options'), 'nosniff');
});

test('a page whose database is gone says only that something broke', async () => {
  await using faulty = await openSite();
  const secret = await faulty.signIn({ role: 'administrator' });
  await faulty.pool.query('alter table territory.unit rename to away');
  const { status, body } = await quietly(() => faulty.visit('/dia-gioi', { as: secret }));
  assert.equal(status, 500);
  assert.doesNotMatch(body, /relation|schema|territory|select |pg|stack|\.ts\b|node_modules/i);
});

/** What a page writes on standard error of its own fault is not the test's news. */
async function quietly<Result>(work: () => Promise<Result>): Promise<Result> {
  const write = process.stderr.write;
  process.stderr.write = () => true;
  try {
    return await work();
  } finally {
    process.stderr.write = write;
  }
}
