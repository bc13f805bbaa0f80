/**
 * Each role before each route of the built site: open where may.ts says so, refused where it does not, and never a fault.
 * A new route fails here until its row says whom it is for.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ServerBuild } from 'react-router';
import { roles as knownRoles, type Role } from '#identity/index.ts';
import { type Capability, may } from '../may.ts';
import { addressFor, type BuiltRoute, builtRoutes } from '../testing/routes.ts';
import { openSite, type Site } from '../testing/site.ts';
import { loadBuild } from './build.ts';

/** Whom a route is for: strangers, whoever is signed in, or roles with the capability. `[page, form]` where they differ. */
type For = 'strangers' | 'the signed-in' | Capability;
const routes: Readonly<Record<string, For | readonly [For, For]>> = {
  'today/home': 'see-territory',
  'not-found': 'strangers',
  'sign-in/sign-in': 'strangers',
  'sign-in/second-factor': 'strangers',
  'sign-in/passkey': 'strangers',
  'sign-in/provider-start': 'strangers',
  'sign-in/provider-return': 'strangers',
  'sign-in/choose-post': 'strangers',
  'sign-in/sign-out': 'strangers',
  'sign-in/first-start': 'strangers',
  'sign-in/sample-progress': 'strangers',
  'sign-in/activate': 'strangers',
  'sign-in/confirm-again': 'the signed-in',
  'sign-in/first-post': 'manage-accounts',
  'account/account': 'the signed-in',
  'account/password': 'the signed-in',
  'account/authenticator': 'the signed-in',
  'account/passkeys': 'the signed-in',
  'account/passkey-add': 'the signed-in',
  'accounts/accounts': 'manage-accounts',
  'accounts/accounts-csv': 'manage-accounts',
  'accounts/new-account': 'manage-accounts',
  'accounts/bulk': 'manage-accounts',
  'accounts/bulk-sheets': 'manage-accounts',
  'accounts/account': 'manage-accounts',
  'accounts/posts': 'manage-accounts',
  'accounts/post': 'manage-accounts',
  'accounts/hand-over': 'manage-accounts',
  'presence/home': 'see-presence',
  'presence/unit': 'see-presence',
  'presence/parts-csv': 'see-presence',
  'presence/names': 'see-presence',
  'presence/names-csv': 'export-names',
  'presence/domain': ['see-presence', 'measure-again'],
  'presence/ask': 'see-presence',
  'ranking/ranking': 'see-presence',
  'ranking/ranking-csv': 'see-presence',
  'territory/map-of-day': 'see-territory',
  'territory/unit': 'see-territory',
  'admin/home': 'see-assumptions',
  'admin/settings': 'manage-accounts',
  'assumptions/list': 'see-assumptions',
  'assumptions/register-csv': 'see-assumptions',
  'assumptions/one': 'see-assumptions',
  'assumptions/change': 'change-assumptions',
  'assumptions/figures-csv': 'change-assumptions',
  'assumptions/second-person': 'change-assumptions',
  'assumptions/new-change': 'change-assumptions',
  'assumptions/propose-confirmation': 'change-assumptions',
  'runs/runs': ['see-runs', 'start-runs'],
  'audit/audit': 'see-audit',
  'audit/audit-csv': 'see-audit',
  'register/subjects': 'see-subjects',
  'register/subjects-csv': 'see-subjects',
  'register/subject': 'see-subjects',
  'register/uploads': 'import-lists',
  'register/new-upload': 'import-lists',
  'register/upload': 'import-lists',
  'register/rejected-csv': 'import-lists',
  'register/reviews': 'decide-reviews',
  'register/review': 'decide-reviews',
  'register/counts': 'enter-counts',
  'register/new-count': 'enter-counts',
  'register/count': 'enter-counts',
};

const roles = Object.keys(knownRoles) as Role[];

let site: Site;
let build: ServerBuild;
let provinceId: number;
const secrets = new Map<Role, string>();

before(async () => {
  [site, build] = await Promise.all([
    // The one database stands for the installation's other one too: whoever may turn to it comes back to this.
    openSite({ installation: { servicesOf: () => Promise.resolve(site.services) } }),
    loadBuild(),
  ]);
  provinceId = await site.provinceId();
  const wide: readonly Role[] = ['national', 'auditor', 'administrator'];
  for (const role of roles) {
    const unitIds = wide.includes(role) ? [] : [provinceId];
    // A post in a body is made below: it needs the body.
    secrets.set(role, await site.signIn({ role: role === 'body' ? 'commune' : role, unitIds }));
    if (role === 'body') await turnIntoBody();
  }
});
after(() => site[Symbol.asyncDispose]());

const parameters = { code: '19', name: 'khong-co.vn', key: 'khong-co', secret: 'x'.repeat(43), id: '999999' };

function forOf({ id }: BuiltRoute, form: boolean): For {
  const given = routes[id];
  assert.ok(given !== undefined, `${id} has no row here: say whom it is for`);
  return typeof given === 'string' ? given : given[form ? 1 : 0];
}

function isOpen(whom: For, role: Role): boolean {
  return whom === 'strangers' || whom === 'the signed-in' || may(role, whom);
}

test('every route of the site has its row, and no row is of a route that went', () => {
  assert.deepEqual(
    builtRoutes(build)
      .map(({ id }) => id)
      .sort(),
    Object.keys(routes).sort(),
  );
});

test('a page without a loader would be open to everybody: there is none', () => {
  assert.deepEqual(
    builtRoutes(build).filter(({ hasPage, hasLoader }) => hasPage && !hasLoader),
    [],
  );
});

test('nobody signed in sees a page but those of sign-in: he is sent there, by pages, forms and data alike', async () => {
  for (const route of builtRoutes(build)) {
    const path = addressFor(route.pattern, parameters);
    if (forOf(route, false) !== 'strangers' && (route.hasLoader || route.hasPage)) {
      const { status, location } = await site.visit(path);
      assert.equal(status, 302, path);
      assert.match(location, /^\/dang-nhap(\?ve=|$)/, path);
      const data = await site.visit(path === '/' ? '/_.data' : `${path}.data`);
      assert.ok([202, 302, 404].includes(data.status), `${path}.data: ${data.status}`);
      assert.match(data.body, /dang-nhap|SingleFetchRedirect|^$/, path);
    }
    if (forOf(route, true) !== 'strangers' && route.hasAction) {
      const { status, location, body } = await site.visit(path, { form: {} });
      // A route for a page's script has no page to send anybody to, and says so in its answer.
      if (!route.hasLoader) assert.match(`${status} ${body}`, /^(401|403|422) \{"problem":/, path);
      else assert.match(`${status} ${location}`, /^302 \/dang-nhap/, path);
    }
  }
});

test('after the password alone nobody is signed in', async () => {
  const { secret } = await halfSignedIn();
  for (const path of ['/toi', '/hien-dien', '/quan-tri/tai-khoan', '/toi/mat-khau'])
    assert.match((await site.visit(path, { as: secret })).location, /^\/dang-nhap/, path);
});

for (const role of roles) {
  test(`to ${role} is open what may.ts opens, and nothing else`, async () => {
    for (const route of builtRoutes(build)) {
      const path = addressFor(route.pattern, parameters);
      const as = secrets.get(role)!;
      if ((route.hasLoader || route.hasPage) && route.id !== 'sign-in/sign-out') {
        const { status, body } = await site.visit(path, { as });
        const told = `GET ${path}: ${status} ${/<h1[^>]*>(.*?)<\/h1>/.exec(body)?.[1] ?? ''}`;
        if (isOpen(forOf(route, false), role)) assert.ok([200, 302, 404, 410, 422].includes(status), told);
        else assert.equal(status, 403, told);
      }
      if (route.hasAction && route.id !== 'sign-in/sign-out') {
        const { status } = await site.visit(path, { as, form: {} });
        if (isOpen(forOf(route, true), role))
          assert.ok([200, 302, 400, 404, 410, 422, 429].includes(status), `POST ${path}: ${status}`);
        else assert.equal(status, 403, `POST ${path}`);
      }
    }
  });
}

test('a refused form leaves nothing behind', async () => {
  const count = async () =>
    (await site.pool.query('select count(*) as n from identity.audit_entry')).rows[0].n;
  const before = await count();
  for (const route of builtRoutes(build).filter(({ hasAction }) => hasAction)) {
    if (isOpen(forOf(route, true), 'body')) continue;
    const path = addressFor(route.pattern, parameters);
    await site.visit(path, { as: secrets.get('body')!, form: { viec: 'x', ten: 'x' } });
  }
  assert.equal(await count(), before);
});

async function turnIntoBody(): Promise<void> {
  await site.pool.query(
    `with body as (
       insert into registry.body (key, name, kind, jurisdiction_id, valid)
       values ('tinh-doan', 'Tỉnh đoàn Thái Nguyên', 'union', $1, '[2025-07-01,)')
       returning id
     )
     update identity.post
     set role = 'body', body_id = body.id
     from body
     where post.id = (select max(id) from identity.post)`,
    [provinceId],
  );
}

async function halfSignedIn(): Promise<{ secret: string }> {
  const secret = await site.signIn({ role: 'administrator' });
  await site.pool.query(
    `update identity.session set stage = 'password', post_id = null
     where id = (select max(id) from identity.session)`,
  );
  return { secret };
}
