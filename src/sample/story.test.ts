import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readKinds } from './kinds.ts';
import { storyOf, sunday } from './story.ts';

const kinds = readKinds();
const names = [...kinds.kindOf.keys()];
const until = '2026-11-22';
const week = (date: string) => Temporal.PlainDate.from(date);

test('a year has 53 Sundays, the first and the last included', () => {
  assert.equal(sunday(until, 0), '2025-11-23');
  assert.equal(sunday(until, 52), '2026-11-22');
});

test('412 names have a recorded judgement', () => {
  assert.equal(names.length, 412);
});

test("every story runs from the name's arrival to the last Sunday without gap or overlap and ends as the lab shows it", () => {
  for (const arrival of [0, 13, 30]) {
    for (const domain of names) {
      const story = storyOf(kinds, { domain, arrival }, until);
      assert.equal(story[0]!.from, sunday(until, arrival), domain);
      for (const [at, { from, until: last }] of story.entries()) {
        assert.ok(from <= last, domain);
        const next = story[at + 1];
        if (next) assert.equal(next.from, week(last).add({ days: 7 }).toString(), domain);
        if (next) assert.notEqual(next.kind, story[at]!.kind, domain);
      }
      if (kinds.kinds.get(kinds.kindOf.get(domain)!)!.row.presence === 'unknown') continue;
      assert.equal(story.at(-1)!.until, until, domain);
      assert.equal(story.at(-1)!.kind, kinds.kindOf.get(domain), domain);
    }
  }
});

test('names that can no longer be measured end earlier, with what was last seen of them', () => {
  const stale = names.filter(
    (domain) => storyOf(kinds, { domain, arrival: 0 }, until).at(-1)!.until !== until,
  );
  assert.deepEqual(stale, ['web-silent.vn', 'rate-limited.vn', 'vongcookie.vn']);
});

test('a name that is gone was a website, then suspended, then nobody had registered it', () => {
  const story = storyOf(kinds, { domain: 'chuadangky.com.vn', arrival: 0 }, until);
  assert.deepEqual(
    story.map(({ kind }) => kinds.kinds.get(kind)!.row.state),
    ['active', 'suspended', 'unregistered'],
  );
});

test('somebody was injected and cleaned again, and an expired certificate was renewed', () => {
  const through = (kind: string) =>
    names.filter((domain) => {
      const story = storyOf(kinds, { domain, arrival: 0 }, until);
      return story.findIndex((interval) => interval.kind === kinds.kindOf.get(kind)) > 0 && story.length > 2;
    });
  assert.ok(through('bichencobac.vn').length >= 1);
  assert.ok(through('expired-certificate.vn').length >= 10);
});

test('the same name and day give the same story, and another year the same moved', () => {
  const one = storyOf(kinds, { domain: 'cafebalo.biz.vn', arrival: 0 }, until);
  assert.deepEqual(storyOf(kinds, { domain: 'cafebalo.biz.vn', arrival: 0 }, until), one);
  assert.deepEqual(
    storyOf(kinds, { domain: 'cafebalo.biz.vn', arrival: 0 }, '2026-11-29').map(({ from }) => from),
    one.map(({ from }) => week(from).add({ days: 7 }).toString()),
  );
});
