/**
 * What is shown to search engines only is seen with --cloak-check, and only then asked for.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { createEngine, judge } from '#measurement/index.ts';
import { readLabFacts } from '../engine.ts';

const facts = readLabFacts();

async function flagsOf(domain: string, cloakCheck: boolean): Promise<string[]> {
  await using engine = await createEngine({
    profile: 'presence',
    rootHints: readFileSync(facts.rootHints, 'utf8'),
    trustAnchors: readFileSync(facts.trustAnchor, 'utf8'),
    ca: readFileSync(facts.ca, 'utf8'),
    allowNetworks: facts.allowNetworks,
    cloakCheck,
  });
  return judge(await engine.observe(domain)).flags;
}

test('a gambling page for search engines is suspected when we look as one of them', {
  timeout: 60_000,
}, async () => {
  assert.deepEqual(await flagsOf('chichomaytimkiem.vn', false), []);
  assert.deepEqual(await flagsOf('chichomaytimkiem.vn', true), ['injected']);
});

test('a page that is the same for everybody is not suspected', { timeout: 60_000 }, async () => {
  assert.deepEqual(await flagsOf('hundred-points.vn', true), []);
});
