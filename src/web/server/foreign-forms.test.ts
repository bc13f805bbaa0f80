/**
 * Forms of other sites: every route that acts refuses what does not come from a page of ours, and writes nothing for it.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ServerBuild } from 'react-router';
import { rawRequest, sendRaw } from '../testing/raw.ts';
import { addressFor, builtRoutes } from '../testing/routes.ts';
import { openSite, type Site } from '../testing/site.ts';
import { loadBuild } from './build.ts';
import { sessionCookie } from './cookies.ts';

let site: Site;
let build: ServerBuild;
let administrator: string;

before(async () => {
  [site, build] = await Promise.all([openSite(), loadBuild()]);
  administrator = await site.signIn({ role: 'administrator' });
});
after(() => site[Symbol.asyncDispose]());

const acting = () => builtRoutes(build).filter(({ hasAction }) => hasAction);

function post(path: string, head: Record<string, string>) {
  const body = 'viec=x&ten=x';
  return sendRaw(
    site.origin,
    rawRequest(
      `POST ${path}`,
      {
        host: new URL(site.origin).host,
        cookie: `${sessionCookie}=${administrator}`,
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': String(body.length),
        ...head,
      },
      body,
    ),
  );
}

/** What a form could leave behind: entries of the audit, accounts, posts, sessions that ended, jobs. */
async function traces(): Promise<unknown> {
  const { rows } = await site.pool.query(
    `select
       (select count(*) from identity.audit_entry) as audit,
       (select count(*) from identity.account) as accounts,
       (select count(*) from identity.post) as posts,
       (select count(*) from identity.session where ended_at is null) as sessions,
       (select count(*) from identity.limit_bucket) as limits`,
  );
  return rows[0];
}

const foreignHeads: Record<string, Record<string, string>> = {
  'another site': { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
  'another site whose browser says nothing of Sec-Fetch': { origin: 'https://evil.example' },
  'a page without an origin': { origin: 'null' },
  'no word of where it comes from': {},
  'another port of this machine': { origin: 'http://localhost:1' },
  'our name under https': { origin: 'https://localhost' },
  'a neighbour of our domain': { 'sec-fetch-site': 'same-site' },
  'the address bar': { 'sec-fetch-site': 'none' },
  'our origin, told by a browser that came from elsewhere': {
    origin: 'ours',
    'sec-fetch-site': 'cross-site',
  },
  'a name that begins like ours': { origin: 'ours.evil.example' },
};

for (const [whence, head] of Object.entries(foreignHeads)) {
  test(`no route acts on a form from ${whence}`, async () => {
    const before = await traces();
    const routes = acting();
    assert.ok(routes.length >= 15, `${routes.length} routes with an action were found`);
    const given = { ...head, ...(head.origin ? { origin: head.origin.replace('ours', site.origin) } : {}) };
    const answers = await Promise.all(
      routes.flatMap(({ pattern }) =>
        [addressFor(pattern), `${addressFor(pattern).replace(/\/$/, '/_')}.data`].map(async (path) => ({
          path,
          status: (await post(path, given)).status,
        })),
      ),
    );
    assert.deepEqual(
      answers.filter(({ status }) => status !== 403),
      [],
    );
    assert.deepEqual(await traces(), before);
  });
}

test('a route without an action takes no form, and a page of ours is heard under each name of this machine', async () => {
  for (const { pattern } of builtRoutes(build).filter(({ hasAction }) => !hasAction)) {
    const { status } = await post(addressFor(pattern), { origin: site.origin });
    assert.ok(status === 405 || status === 403 || status === 404, `${pattern} answered ${status}`);
  }
  const { port } = new URL(site.origin);
  for (const name of ['localhost', '127.0.0.1', '[::1]']) {
    const { status } = await post('/dang-xuat', { origin: `http://${name}:${port}` });
    assert.equal(status, 302, name);
  }
});

test('only GET, HEAD and POST are spoken', async () => {
  for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'QUERY', 'PROPFIND']) {
    const { status, head } = await sendRaw(
      site.origin,
      rawRequest(`${method} /toi`, {
        host: new URL(site.origin).host,
        origin: site.origin,
        'content-length': '0',
      }),
    );
    assert.ok(status === 405 || status === 400, `${method}: ${status}`);
    assert.doesNotMatch(head, /access-control-allow/i);
  }
});
