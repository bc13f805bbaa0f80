import assert from 'node:assert/strict';
import { test } from 'node:test';
import { observationOf } from '../testing/observation.ts';
import { absent, failed, lookup } from '../testing/observation-records.ts';
import { outcomeOf, said, withLeaf, withoutWebAddress } from '../testing/web-checks.ts';
import { caaDomainsOf, parseCaa } from './shared-web-caa.ts';
import { caa } from './t20-caa.ts';

const withRecords = (...data: string[]) =>
  observationOf({ dns: { caa: [lookup('example.vn', 'CAA', data)] } });

test('an issue record that allows the CA in use passes', () => {
  assert.equal(said(caa, observationOf()), 'pass');
  const { evidence } = outcomeOf(caa, observationOf());
  assert.equal(evidence.liveIssuer, "Let's Encrypt");
  assert.equal(evidence.allowsLiveIssuer, true);
});

test('a record found above the name counts for it', () => {
  const climbed = [absent('a.example.vn', 'CAA'), lookup('example.vn', 'CAA', ['0 issue "letsencrypt.org"'])];
  assert.equal(said(caa, observationOf({ dns: { caa: climbed } })), 'pass');
});

test('no record anywhere, or none that limits issuance, is a warning', () => {
  const climbed = [lookup('example.vn', 'CAA', []), lookup('vn', 'CAA', [])];
  assert.equal(said(caa, observationOf({ dns: { caa: climbed } })), 'warn caa-absent');
  assert.equal(said(caa, withRecords('0 iodef "mailto:a@example.vn"')), 'warn caa-no-issue');
});

test('a record that forbids the CA in use is a warning', () => {
  assert.equal(said(caa, withRecords('0 issue "digicert.com"')), 'warn caa-forbids-issuer');
  assert.equal(said(caa, withRecords('0 issue ";"')), 'warn caa-forbids-issuer');
});

test('for a wildcard certificate issuewild takes the place of issue', () => {
  const observation = withLeaf({ san: ['*.example.vn', 'example.vn'] });
  observation.dns.caa = [lookup('example.vn', 'CAA', ['0 issue "letsencrypt.org"', '0 issuewild ";"'])];
  assert.equal(said(caa, observation), 'warn caa-forbids-issuer');
});

test('an issuer that we do not know is shown and not held against the name', () => {
  const observation = withLeaf({ issuer: 'C=VN, O=Cong ty ABC, CN=ABC CA' });
  assert.equal(said(caa, observation), 'pass');
  assert.equal(outcomeOf(caa, observation).evidence.allowsLiveIssuer, null);
  assert.equal(caaDomainsOf('C=US, O=DigiCert, Inc., CN=X').organisation, 'DigiCert, Inc.');
});

test('flags, parameters and iodef are read strictly', () => {
  assert.equal(parseCaa('128 issue "letsencrypt.org; validationmethods=dns-01,http-01"').error, undefined);
  assert.equal(parseCaa('0 issue "ca.example; accounturi=https://ca.example/acct/1"').error, undefined);
  assert.equal(parseCaa('0 issue ";"').issuer, '');
  assert.equal(said(caa, withRecords('1 issue "letsencrypt.org"')), 'warn caa-malformed');
  assert.equal(said(caa, withRecords('0 issue "letsencrypt.org; accounturi=12"')), 'warn caa-malformed');
  assert.equal(
    said(caa, withRecords('0 issue "letsencrypt.org validationmethods=dns-01"')),
    'warn caa-malformed',
  );
  assert.equal(
    said(caa, withRecords('0 issue "letsencrypt.org"', '0 iodef "a@example.vn"')),
    'warn caa-malformed',
  );
  assert.equal(said(caa, withRecords('0 issue "letsencrypt.org"', '128 tbs "x"')), 'warn caa-malformed');
});

test('a level that could not be asked is not measured; no website, no CAA to judge', () => {
  assert.equal(
    said(caa, observationOf({ dns: { caa: [failed('example.vn', 'CAA', 'servfail')] } })),
    'not-measured servfail',
  );
  assert.equal(said(caa, withoutWebAddress()), 'not-applicable no-web-address');
  assert.equal(
    said(caa, observationOf({ profile: 'presence', dns: { caa: [] } })),
    'not-applicable not-in-profile',
  );
});
