import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nsec, nsec3 } from '../../testing/dnssec.ts';
import type { ResourceRecord } from '../message.ts';
import { rrType } from '../record-types.ts';
import { proveDenial } from './denial.ts';
import type { DenialClaim } from './denial-claim.ts';
import { nsec3Hash } from './nsec3.ts';

function prove(claim: DenialClaim, records: ResourceRecord[], zone = 'example'): string {
  const result = proveDenial(claim, zone, records);
  return 'cause' in result ? `${result.outcome} ${result.cause}` : result.outcome;
}

// The zone of RFC 4035 Appendix A, as far as its denials go.
const apex = nsec('example', 'a.example', 'NS SOA MX RRSIG NSEC DNSKEY');
const ns1 = nsec('ns1.example', 'ns2.example', 'A RRSIG NSEC');
const b = nsec('b.example', 'ns1.example', 'NS RRSIG NSEC');
const wildcard = nsec('*.w.example', 'xx.example', 'MX RRSIG NSEC');
const xy = nsec('x.y.w.example', 'xx.example', 'MX RRSIG NSEC');

describe('denial by NSEC', () => {
  it('proves the name error of RFC 4035 Appendix B.2', () => {
    assert.equal(prove({ kind: 'nxdomain', name: 'ml.example' }, [b, apex]), 'proved');
  });

  it('proves the missing type of RFC 4035 Appendix B.3', () => {
    assert.equal(prove({ kind: 'nodata', name: 'ns1.example', type: rrType.MX }, [ns1]), 'proved');
    assert.equal(
      prove({ kind: 'nodata', name: 'ns1.example', type: rrType.A }, [ns1]),
      'failed denial-wrong',
    );
  });

  it('proves the wildcard expansion of RFC 4035 Appendix B.6', () => {
    const claim = { kind: 'wildcard', name: 'a.z.w.example', wildcard: '*.w.example' } as const;
    assert.equal(prove(claim, [xy]), 'proved');
  });

  it('proves the wildcard without the type of RFC 4035 Appendix B.7', () => {
    const claim = { kind: 'nodata', name: 'a.z.w.example', type: rrType.AAAA } as const;
    assert.equal(prove(claim, [xy, wildcard]), 'proved');
    assert.equal(prove(claim, [xy]), 'failed denial-wildcard');
    assert.equal(prove({ ...claim, type: rrType.MX }, [xy, wildcard]), 'failed denial-wrong');
  });

  it('proves the delegation without DS of RFC 4035 Appendix B.5', () => {
    assert.equal(prove({ kind: 'no-ds', name: 'b.example' }, [b]), 'proved');
    assert.equal(prove({ kind: 'no-ds', name: 'ns1.example' }, [ns1]), 'no-cut');
  });

  it('fails when nothing denies the wildcard, or nothing covers the name', () => {
    assert.equal(prove({ kind: 'nxdomain', name: 'ml.example' }, [b]), 'failed denial-wildcard');
    assert.equal(prove({ kind: 'nxdomain', name: 'ml.example' }, [apex]), 'failed denial-wrong-owner');
    assert.equal(prove({ kind: 'nxdomain', name: 'ml.example' }, []), 'failed denial-missing');
  });

  it('covers names after the last NSEC of the zone', () => {
    const last = nsec('xx.example', 'example', 'A RRSIG NSEC');
    assert.equal(prove({ kind: 'nxdomain', name: 'zz.example' }, [last, apex]), 'proved');
    assert.equal(prove({ kind: 'nxdomain', name: 'c.example' }, [last, apex]), 'failed denial-wrong-owner');
  });

  it('reads an empty non-terminal as a name without types, not as no name', () => {
    const before = nsec('ns2.example', '*.w.example', 'A RRSIG NSEC');
    assert.equal(prove({ kind: 'nodata', name: 'w.example', type: rrType.A }, [before]), 'proved');
    assert.equal(prove({ kind: 'nxdomain', name: 'w.example' }, [before, apex]), 'failed denial-wrong');
  });

  it('lets the parent’s NSEC at a cut, or a DNAME’s, deny nothing below (RFC 6840 §4.1)', () => {
    assert.equal(prove({ kind: 'nxdomain', name: 'www.b.example' }, [b, apex]), 'failed denial-wrong');
    assert.equal(prove({ kind: 'nodata', name: 'b.example', type: rrType.A }, [b]), 'failed denial-wrong');
    const dname = nsec('d.example', 'ns1.example', 'DNAME RRSIG NSEC');
    assert.equal(prove({ kind: 'nxdomain', name: 'x.d.example' }, [dname, apex]), 'failed denial-wrong');
  });

  it('lets the child’s NSEC at its apex not deny the DS', () => {
    assert.equal(prove({ kind: 'no-ds', name: 'example' }, [apex]), 'failed denial-wrong');
  });

  it('takes a CNAME in the bitmap for an answer that was kept back', () => {
    const alias = nsec('c.example', 'ns1.example', 'CNAME RRSIG NSEC');
    assert.equal(
      prove({ kind: 'nodata', name: 'c.example', type: rrType.A }, [alias]),
      'failed denial-wrong',
    );
  });

  it('refuses an expansion where a closer name exists', () => {
    const closer = nsec('a.y.w.example', 'x.y.w.example', 'A RRSIG NSEC');
    const claim = { kind: 'wildcard', name: 'm.y.w.example', wildcard: '*.w.example' } as const;
    assert.equal(prove(claim, [closer]), 'failed denial-wrong');
  });
});

// RFC 5155 Appendix A: salt AABBCCDD, 12 iterations.
const parameters = { iterations: 12, salt: 'aabbccdd' };
const optOut = { ...parameters, flags: 1 };
const h = {
  apex: '0p9mhaveqvm6t7vbl5lop2u3t2rp3tom',
  ns1: '2t7b4g4vsa5smi47k61mv5bv1a22bojr',
  a: '35mthgpgcu1qg68fab165klnsnk3dpvl',
  xw: 'b4um86eghhds6nea196smvmlo4ors995',
  ai: 'gjeqe526plbf1g8mklp59enfd789njgi',
  yw: 'ji6neoaepv8b5o6k4ev33abha8ht9fgc',
  w: 'k8udemvp1j2f7eg6jebps17vp3n8i58h',
  star: 'r53bq7cc2uvmubfu5ocmm6pers9tk9en',
  xx: 't644ebqk9bibcna874givr6joj62mlhv',
  ns2: 'q04jkcevqvmu85r014c7dkba38o0ji5r',
};
const n3 = (owner: string, next: string, types: string, options = optOut) =>
  nsec3('example', owner, next, types, options);

describe('denial by NSEC3', () => {
  it('hashes names as RFC 5155 Appendix A prints them', () => {
    const salted = { iterations: 12, salt: Buffer.from('aabbccdd', 'hex') };
    assert.equal(nsec3Hash('example', salted), h.apex);
    assert.equal(nsec3Hash('*.w.example', salted), h.star);
    assert.equal(nsec3Hash('xx.example', salted), h.xx);
    assert.equal(
      nsec3Hash('2t7b4g4vsa5smi47k61mv5bv1a22bojr.example', salted),
      'kohar7mbb8dc2ce8a9qvl8hon4k53uhi',
    );
  });

  const apex3 = n3(h.apex, h.ns1, 'MX DNSKEY NS SOA NSEC3PARAM RRSIG');
  const xw3 = n3(h.xw, h.ai, 'MX RRSIG');
  const a3 = n3(h.a, h.xw, 'NS DS RRSIG');

  it('finds the name error of RFC 5155 Appendix B.1 sound, but in an opt-out span', () => {
    const claim = { kind: 'nxdomain', name: 'a.c.x.w.example' } as const;
    assert.equal(prove(claim, [apex3, xw3, a3]), 'insecure opt-out');
    const closed = [
      n3(h.apex, h.ns1, 'NS SOA', parametersOnly()),
      n3(h.xw, h.ai, 'MX RRSIG', parametersOnly()),
      n3(h.a, h.xw, 'NS DS RRSIG', parametersOnly()),
    ];
    assert.equal(prove(claim, closed), 'proved');
  });

  it('proves the missing type of RFC 5155 Appendix B.2', () => {
    const ns13 = n3(h.ns1, h.a, 'A RRSIG');
    assert.equal(prove({ kind: 'nodata', name: 'ns1.example', type: rrType.MX }, [ns13]), 'proved');
    assert.equal(
      prove({ kind: 'nodata', name: 'ns1.example', type: rrType.A }, [ns13]),
      'failed denial-wrong',
    );
  });

  it('proves the empty non-terminal of RFC 5155 Appendix B.2.1', () => {
    const yw3 = n3(h.yw, h.w, '');
    assert.equal(prove({ kind: 'nodata', name: 'y.w.example', type: rrType.A }, [yw3]), 'proved');
  });

  it('takes the opt-out delegation of RFC 5155 Appendix B.3 for one without DS', () => {
    assert.equal(prove({ kind: 'no-ds', name: 'c.example' }, [a3, apex3]), 'proved');
    const closed = [
      n3(h.a, h.xw, 'NS DS RRSIG', parametersOnly()),
      n3(h.apex, h.ns1, 'NS SOA', parametersOnly()),
    ];
    assert.equal(prove({ kind: 'no-ds', name: 'c.example' }, closed), 'no-cut');
  });

  it('proves the wildcard expansion of RFC 5155 Appendix B.4 by the next closer name', () => {
    const covering = n3(h.ns2, h.star, 'A RRSIG', parametersOnly());
    const claim = { kind: 'wildcard', name: 'a.z.w.example', wildcard: '*.w.example' } as const;
    assert.equal(prove(claim, [covering]), 'proved');
    assert.equal(prove(claim, [n3(h.xw, h.ai, 'MX', parametersOnly())]), 'failed denial-wrong-owner');
  });

  it('proves the wildcard without the type of RFC 5155 Appendix B.5', () => {
    const records = [
      n3(h.w, h.ns2, '', parametersOnly()),
      n3(h.ns2, h.star, 'A RRSIG', parametersOnly()),
      n3(h.star, h.xx, 'MX RRSIG', parametersOnly()),
    ];
    const claim = { kind: 'nodata', name: 'a.z.w.example', type: rrType.AAAA } as const;
    assert.equal(prove(claim, records), 'proved');
    assert.equal(prove({ ...claim, type: rrType.MX }, records), 'failed denial-wrong');
    assert.equal(prove(claim, records.slice(0, 2)), 'failed denial-wildcard');
  });

  it('fails on hashes that lie elsewhere, on foreign zones and on unknown hash algorithms', () => {
    const claim = { kind: 'nxdomain', name: 'a.c.x.w.example' } as const;
    assert.equal(prove(claim, [apex3, a3]), 'failed denial-wrong-owner');
    assert.equal(prove(claim, [xw3, a3]), 'failed denial-wrong-owner');
    assert.equal(prove(claim, [apex3, xw3]), 'failed denial-wildcard');
    assert.equal(prove(claim, [nsec3('org', h.xw, h.ai, 'MX', parameters)]), 'failed denial-missing');
    const unknown = structuredClone(apex3);
    unknown.rdata[0] = 2;
    assert.equal(prove(claim, [unknown]), 'failed denial-missing');
  });

  it('follows 100 iterations, not 101', () => {
    const claim = { kind: 'nodata', name: 'ns1.example', type: rrType.MX } as const;
    const owner = nsec3Hash('ns1.example', { iterations: 100, salt: new Uint8Array() });
    const at = (iterations: number) => [nsec3('example', owner, h.apex, 'A', { iterations })];
    assert.equal(prove(claim, at(100)), 'proved');
    assert.equal(prove(claim, at(101)), 'insecure nsec3-iterations');
  });

  it('hashes no more than 32 names for one proof', () => {
    const deep = `${'a.'.repeat(40)}example`;
    assert.equal(prove({ kind: 'nxdomain', name: deep }, [apex3]), 'failed too-many-hashes');
  });
});

function parametersOnly() {
  return { ...parameters, flags: 0 };
}
