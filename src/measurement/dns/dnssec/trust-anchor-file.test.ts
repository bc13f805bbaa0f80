import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rootTrustAnchors } from '../../data/trust-anchors.ts';
import { parseTrustAnchors } from './trust-anchor-file.ts';

const digest = 'e06d44b80b8f1d39a95c0b0d7c65d08458e880409bbc683457104237c7f8ec8d';
const tagsOf = (text: string) =>
  parseTrustAnchors(text).anchors.map(({ zone, ds, keys }) => [
    zone,
    ...ds.map((entry) => entry.keyTag),
    ...keys.map((key) => key.keyTag),
  ]);

describe('trust anchor files', () => {
  it('hold both keys of the root as shipped', () => {
    assert.deepEqual(tagsOf(rootTrustAnchors), [['.', 20326, 38696]]);
    const { anchors, problems } = parseTrustAnchors(rootTrustAnchors);
    assert.equal(Buffer.from(anchors[0]!.ds[0]!.digest).toString('hex'), digest);
    assert.deepEqual(problems, []);
  });

  it('may be zone-file lines with comments, classes, TTLs and parentheses', () => {
    const text = `; a comment
.  172800 IN DS 20326 8 2 (
     E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237
     C7F8EC8D ) ; KSK-2017
example.com. DNSKEY 257 3 15 l02Woi0iS8Aa25FQkUd9RMzZHJpBoRQwAQEX1SxZJA4= ;{id = 3613}
`;
    assert.deepEqual(tagsOf(text), [
      ['.', 20326],
      ['example.com', 3613],
    ]);
  });

  it('may be BIND’s trust-anchors block', () => {
    const text = `// BIND
trust-anchors { # more
  . initial-ds 20326 8 2 "${digest}"; example.com. static-key 257 3 15
    "l02Woi0iS8Aa25FQkUd9RMzZHJpBoRQw
     AQEX1SxZJA4=";
};`;
    assert.deepEqual(tagsOf(text), [
      ['.', 20326],
      ['example.com', 3613],
    ]);
  });

  it('may be Unbound’s trust-anchor option', () => {
    assert.deepEqual(tagsOf(`server:\n  trust-anchor: ". DS 20326 8 2 ${digest}"\n`), [['.', 20326]]);
  });

  it('say what was passed over', () => {
    const { anchors, problems } = parseTrustAnchors('. IN DS twenty 8 2 abcd\nthis is no anchor\n');
    assert.deepEqual(anchors, []);
    assert.deepEqual(problems, ['cannot be read: . IN DS twenty 8 2 …', 'no anchor: this is no anchor …']);
  });
});
