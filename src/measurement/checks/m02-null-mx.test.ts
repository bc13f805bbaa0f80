import assert from 'node:assert/strict';
import { test } from 'node:test';
import { observationOf } from '../testing/observation.ts';
import { failed, lookup } from '../testing/observation-records.ts';
import { said, withoutWebAddress } from '../testing/web-checks.ts';
import { nullMx } from './m02-null-mx.ts';

const withMx = (...data: string[]) =>
  observationOf({ mail: { mx: lookup('example.vn', 'MX', data), targets: [] } });

test('a null MX beside a website passes', () => {
  assert.equal(said(nullMx, withMx('0 .')), 'pass');
});

test('a null MX beside another MX is a warning', () => {
  assert.equal(said(nullMx, withMx('0 .', '10 mail.example.vn')), 'warn null-mx-with-others');
});

test('a null MX where mail would go nowhere anyway is superfluous', () => {
  const bare = withoutWebAddress();
  bare.mail.mx = lookup('example.vn', 'MX', ['0 .']);
  assert.equal(said(nullMx, bare), 'info null-mx-superfluous');
});

test('a name that sends no mail is advised to say that it takes none', () => {
  const observation = withMx();
  observation.dns.txt = lookup('example.vn', 'TXT', ['"v=spf1 -all"']);
  assert.equal(said(nullMx, observation), 'info null-mx-advised');
});

test('a name with mail servers, without MX, or without anything needs no null MX', () => {
  assert.equal(said(nullMx, observationOf()), 'not-applicable receives-mail');
  assert.equal(said(nullMx, withMx()), 'not-applicable no-mx');
  const bare = withoutWebAddress();
  bare.mail.mx = lookup('example.vn', 'MX', []);
  assert.equal(said(nullMx, bare), 'not-applicable no-mail');
});

test('an MX lookup that failed is not measured', () => {
  const mx = failed('example.vn', 'MX', 'timeout');
  assert.equal(said(nullMx, observationOf({ mail: { mx } })), 'not-measured timeout');
});
