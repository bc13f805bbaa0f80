import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Secret, TOTP } from 'otpauth';
import { makeSetupLink } from '#identity/index.ts';
import { inTransaction } from '#platform/postgres/db.ts';
import { sessionCookie } from '#web/server/cookies.ts';
import type { SampleProgress } from '#web/server/services.ts';
import { assertPage, readText } from '../../testing/assert-page.ts';
import { openSite, type Site } from '../../testing/site.ts';

const password = 'con trâu đi trước cái cày';

async function setupPath({ pool, services }: Site): Promise<string> {
  const made = await inTransaction(pool, (trx) =>
    makeSetupLink(trx, { now: services.now(), means: services.means }),
  );
  return `/bat-dau/${made!.secret}`;
}

test('from the printed link to a post that sees a province: the first administrator holds both', async () => {
  await using site = await openSite();
  const path = await setupPath(site);
  const question = await site.visit(path);
  assertPage(question.body);
  assert.match(readText(question.body), /Anh chị muốn bắt đầu thế nào\?/);
  assertPage((await site.visit(`${path}?buoc=tai-khoan`)).body);
  const form = { buoc: 'tai-khoan', 'ho-ten': 'Trần Văn Quản', login: 'quan-tri', password };
  const qr = await site.visit(`${path}?buoc=tai-khoan`, { form });
  assertPage(qr.body);
  const uri = /name="uri" value="([^"]+)"/.exec(qr.body)![1]!.replaceAll('&amp;', '&');
  const wrong = await site.visit(path, { form: { buoc: 'ma', uri, ma: '000000' } });
  assert.equal(wrong.status, 422);
  assert.match(wrong.body, /<svg class="qr"/, 'the QR code stays while its code is tried again');
  const totp = new TOTP({ secret: Secret.fromBase32(/secret=([A-Z2-7]+)/.exec(uri)![1]!) });
  const ma = totp.generate({ timestamp: site.services.now().epochMilliseconds });
  const done = await site.visit(path, { form: { buoc: 'ma', uri, ma } });
  assert.equal(done.location, '/bat-dau-tinh');
  const as = /=([^;]+);/.exec(done.headers.getSetCookie().find((one) => one.startsWith(sessionCookie))!)![1]!;
  assert.equal((await site.visit(path)).status, 410);

  const posts = await site.visit('/bat-dau-tinh', { as });
  assertPage(posts.body);
  assert.equal(posts.body.split('<option').length - 1, 35, '34 provinces, and none');
  const tinh = String(await site.provinceId());
  const made = await site.visit('/bat-dau-tinh', {
    as,
    form: { tinh, 'ten-vi-tri': 'Chuyên viên chương trình', ai: 'toi', 'ho-ten': '', login: '' },
  });
  assert.equal(made.location, '/');
  const own = readText((await site.visit('/toi', { as })).body);
  assert.match(own, /Chuyên viên chương trình\s*đang làm việc ở vị trí này/);
  assert.match(own, /Quản trị hệ thống/);
});

test('the first officer may be somebody else, whose card is shown once', async () => {
  await using site = await openSite();
  const as = await site.signIn({ role: 'administrator' });
  const tinh = String(await site.provinceId());
  const made = await site.visit('/bat-dau-tinh', {
    as,
    form: {
      tinh,
      'ten-vi-tri': 'Chuyên viên chương trình',
      ai: 'khac',
      'ho-ten': 'Lê Thị Bình',
      login: 'binh',
    },
  });
  assertPage(made.body);
  assert.match(readText(made.body), /Lê Thị Bình, Chuyên viên chương trình/);
  assert.match(made.body, /\/kich-hoat\/[A-Za-z0-9_-]{43}</);
});

test('who the other person is, is asked for only where it is somebody else', async () => {
  await using site = await openSite();
  const as = await site.signIn({ role: 'administrator' });
  const tinh = String(await site.provinceId());
  const form = { tinh, 'ten-vi-tri': 'Chuyên viên chương trình', ai: 'khac', 'ho-ten': ' ', login: '' };
  const refused = await site.visit('/bat-dau-tinh', { as, form });
  assert.equal(refused.status, 422);
  assertPage(refused.body);
  assert.match(readText(refused.body), /Hãy ghi họ tên người đó\..*Hãy ghi tên đăng nhập của người đó\./s);
  assert.match(refused.body, /<input[^>]*checked=""[^>]*value="khac"|value="khac"[^>]*checked=""/);
});

test('to try the sample: it is loaded, the page waits by itself, and goes on in the sample', async () => {
  let progress: SampleProgress = null;
  const used: string[] = [];
  await using sample = await openSite({ services: { database: 'sample' } });
  await using site = await openSite({
    installation: {
      loadSample: () => {
        progress = { phase: 'Nạp địa giới', done: 3, of: 66 };
      },
      sampleProgress: () => progress,
      use: async (name) => void used.push(name),
      servicesOf: async () => sample.services,
    },
  });
  const path = await setupPath(site);
  const begun = await site.visit(`${path}/mau`, { method: 'POST', form: {} });
  assert.equal(begun.location, `${path}/mau`);
  const waiting = await site.visit(`${path}/mau`);
  assertPage(waiting.body);
  assert.equal(waiting.headers.get('refresh'), '2');
  assert.match(readText(waiting.body), /Nạp địa giới · bước 3\/66/);
  progress = { failed: 'Đĩa đầy.' };
  assertPage((await site.visit(`${path}/mau`)).body);
  progress = 'ready';
  const ready = await site.visit(`${path}/mau`);
  assert.match(ready.location, /^\/bat-dau\/[A-Za-z0-9_-]{43}\?buoc=tai-khoan$/);
  assert.deepEqual(used, ['sample']);
  assertPage((await sample.visit(ready.location)).body);
  assert.equal(
    (await site.visit('/bat-dau/khong-phai-lien-ket/mau')).location,
    '/bat-dau/khong-phai-lien-ket',
  );
});
