import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventsBetween, type Shown } from './events.ts';

const website: Shown = {
  state: 'active',
  presence: 'website',
  trusted: true,
  flags: [],
  certificate: 'pass',
};
const happened = (before: Partial<Shown>, after: Partial<Shown>) =>
  eventsBetween({ ...website, ...before }, { ...website, ...after }).map(({ kind }) => kind);
const parked: Partial<Shown> = { state: 'parked', presence: 'placeholder', trusted: false };
const down: Partial<Shown> = { state: 'unreachable', presence: 'domain-only', trusted: false };

test('where nothing changed nothing happened', () => {
  assert.deepEqual(happened({}, {}), []);
});

test('a website that no longer answers went down, and lost its trust with it', () => {
  assert.deepEqual(happened({}, down), ['site-down', 'trust-lost']);
});

test('one that answers again came up', () => {
  assert.deepEqual(happened(down, {}), ['site-up', 'trust-gained']);
});

test('a website that became a parked page became a placeholder, and the other way round', () => {
  assert.deepEqual(happened({}, parked), ['became-placeholder', 'trust-lost']);
  assert.deepEqual(happened(parked, {}), ['became-website', 'trust-gained']);
});

test('a name that is gone is unregistered and nothing else of its state', () => {
  assert.deepEqual(happened({}, { state: 'unregistered', presence: 'none', trusted: false }), [
    'unregistered',
    'trust-lost',
  ]);
});

test('a page that grew is another state and no more', () => {
  assert.deepEqual(happened({ state: 'small_page' }, {}), ['state-changed']);
});

test('flags are raised and cleared one by one', () => {
  assert.deepEqual(
    eventsBetween({ ...website, flags: ['defaced'] }, { ...website, flags: ['phishing', 'injected'] }),
    [
      { kind: 'flag-raised', before: null, after: 'phishing' },
      { kind: 'flag-raised', before: null, after: 'injected' },
      { kind: 'flag-cleared', before: 'defaced', after: null },
    ],
  );
});

test('that trust could not be told is neither lost nor gained', () => {
  assert.deepEqual(happened({}, { state: 'blocked', trusted: null }), ['state-changed']);
  assert.deepEqual(happened({ trusted: null }, {}), []);
});

test('a certificate near its end is told once', () => {
  assert.deepEqual(happened({}, { certificate: 'warn expires-soon' }), ['certificate-expiring']);
  assert.deepEqual(happened({ certificate: 'warn expires-soon' }, { certificate: 'warn expires-soon' }), []);
});
