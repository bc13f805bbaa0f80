import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertPage, readText } from '../../testing/assert-page.ts';
import { openSite, type Site } from '../../testing/site.ts';

let site: Site;

before(async () => {
  site = await openSite();
});
after(() => site[Symbol.asyncDispose]());

async function read(as: string): Promise<string> {
  const { status, body } = await site.visit('/quan-tri/nhat-ky', { as });
  assert.equal(status, 200);
  assertPage(body);
  return readText(body);
}

test('an auditor of one province is told that only his own acts are listed, one of the whole country is not', async () => {
  const of = await site.signIn({ role: 'auditor', unitIds: [await site.provinceId()] });
  assert.match(await read(of), /không phải “Cả nước” nên ở đây chỉ có việc của chính anh chị/);
  const whole = await read(await site.signIn({ role: 'auditor', name: 'Phạm Thu' }));
  assert.doesNotMatch(whole, /việc của chính anh chị/);
});
