import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PageFacts } from '../observation.ts';
import { observationOf } from '../testing/observation.ts';
import { outcomeOf, said } from '../testing/web-checks.ts';
import { mixedContent } from './w15-mixed-content.ts';

function withResources(...subresources: PageFacts['subresources']) {
  const observation = observationOf();
  observation.web.page!.facts!.subresources = subresources;
  return observation;
}
const script = { url: 'http://cdn.vn/a.js', kind: 'script', active: true };
const image = { url: 'http://cdn.vn/a.jpg', kind: 'image', active: false };

test('a page that loads over https alone passes', () => {
  assert.equal(said(mixedContent, observationOf()), 'pass');
});

test('a script over http fails, a picture is a warning', () => {
  assert.equal(said(mixedContent, withResources(script, image)), 'fail active-mixed-content');
  assert.deepEqual(outcomeOf(mixedContent, withResources(script, image)).evidence.insecure, [
    'script http://cdn.vn/a.js',
  ]);
  assert.equal(said(mixedContent, withResources(image)), 'warn passive-mixed-content');
});

test('upgrade-insecure-requests makes browsers load it over https', () => {
  const observation = withResources(script);
  observation.web.page!.facts!.metaCsp = ['upgrade-insecure-requests'];
  assert.equal(said(mixedContent, observation), 'pass');
});

test('a page over http, one that is no HTML, or none at all has no mixed content', () => {
  const plain = withResources(script);
  plain.web.page!.url = 'http://example.vn/';
  assert.equal(said(mixedContent, plain), 'not-applicable no-https');
  const image = observationOf();
  image.web.page!.facts = null;
  assert.equal(said(mixedContent, image), 'not-applicable not-html');
  assert.equal(said(mixedContent, observationOf({ web: { page: null } })), 'not-applicable no-page');
});

test('a page whose body broke off is not measured', () => {
  const observation = observationOf();
  observation.web.page!.facts = null;
  observation.web.page!.body.fault = 'reset';
  assert.equal(said(mixedContent, observation), 'not-measured reset');
});

test("another company's page is not judged as the name's own", () => {
  const observation = withResources(script);
  observation.web.page!.url = 'https://www.facebook.com/quancaphe';
  assert.equal(said(mixedContent, observation), 'not-applicable foreign-page');
});

test('a page that broke off fails for what was seen, and passes for nothing', () => {
  const clean = observationOf();
  clean.web.page!.body.fault = 'reset';
  assert.equal(said(mixedContent, clean), 'not-measured reset');
  const mixed = withResources(script);
  mixed.web.page!.body.fault = 'reset';
  assert.equal(said(mixedContent, mixed), 'fail active-mixed-content');
});
