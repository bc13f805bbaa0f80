import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MailObservation } from '../observation.ts';
import { observationOf } from '../testing/observation.ts';
import { absent, failed, lookup } from '../testing/observation-records.ts';
import { outcomeOf, said, withoutWebAddress } from '../testing/web-checks.ts';
import { mailServers } from './m01-mail-servers.ts';

type Target = MailObservation['targets'][number];
const target = (name: string, change: Partial<Target> = {}): Target => ({
  preference: 10,
  name,
  ipv4: lookup(name, 'A', ['198.18.1.25']),
  ipv6: lookup(name, 'AAAA', []),
  ...change,
});
const withMx = (data: string[], ...targets: Target[]) =>
  observationOf({ mail: { mx: lookup('example.vn', 'MX', data), targets } });

test('one mail server with an address passes, even beside one without', () => {
  assert.equal(said(mailServers, observationOf()), 'pass');
  const gone = target('old.example.vn', {
    ipv4: absent('old.example.vn', 'A'),
    ipv6: absent('old.example.vn', 'AAAA'),
  });
  const observation = withMx(['10 mail.example.vn', '20 old.example.vn'], target('mail.example.vn'), gone);
  assert.equal(said(mailServers, observation), 'pass');
  assert.deepEqual(outcomeOf(mailServers, observation).evidence.mx, [
    '10 mail.example.vn',
    '20 old.example.vn: mx-no-address',
  ]);
});

test('a target without address, an alias, an address and localhost each fail by name', () => {
  const name = 'mail.example.vn';
  const nowhere = target(name, { ipv4: absent(name, 'A'), ipv6: absent(name, 'AAAA') });
  assert.equal(said(mailServers, withMx(['10 mail.example.vn'], nowhere)), 'fail mx-no-address');
  const alias = target(name, { ipv4: lookup(name, 'A', ['198.18.1.25'], { cnames: ['mx.hoster.vn'] }) });
  assert.equal(said(mailServers, withMx(['10 mail.example.vn'], alias)), 'fail mx-cname');
  assert.equal(said(mailServers, withMx(['10 198.18.1.25'])), 'fail mx-is-address');
  assert.equal(said(mailServers, withMx(['10 localhost'])), 'fail mx-localhost');
  const loop = target(name, { ipv4: lookup(name, 'A', ['127.0.0.1']) });
  assert.equal(said(mailServers, withMx(['10 mail.example.vn'], loop)), 'fail mx-localhost');
});

test('no MX beside a website is an implicit MX, unless SPF says that no mail is sent', () => {
  const observation = withMx([]);
  assert.equal(said(mailServers, observation), 'warn implicit-mx');
  observation.dns.txt = lookup('example.vn', 'TXT', ['"v=spf1 -all"']);
  assert.equal(said(mailServers, observation), 'not-applicable no-mail');
});

test('a null MX, or neither MX nor address, means no mail', () => {
  assert.equal(said(mailServers, withMx(['0 .'])), 'not-applicable no-mail');
  const bare = withoutWebAddress();
  bare.mail.mx = lookup('example.vn', 'MX', []);
  assert.equal(said(mailServers, bare), 'not-applicable no-mail');
});

test('lookups that failed are not measured', () => {
  const mx = failed('example.vn', 'MX', 'servfail');
  assert.equal(said(mailServers, observationOf({ mail: { mx } })), 'not-measured servfail');
  const name = 'mail.example.vn';
  const hidden = target(name, { ipv4: failed(name, 'A', 'timeout') });
  assert.equal(said(mailServers, withMx(['10 mail.example.vn'], hidden)), 'not-measured timeout');
});
