/**
 * Marks of a page that was replaced by somebody who wants it known.
 *
 * News of a defacement names it too, in the middle of a sentence and with an article below; a defacement begins with it.
 */
import { firstMatch, type SignalRule } from '../signal.ts';

const claim = /(?:h[a4]ck[e3]d|d[e3]f[a4]c[e3]d|pwn[e3]d|0wn[e3]d|r[o0]{2}t[e3]d|st[a4]mp[e3]d)\s+by\s+\S/iu;
const atStart = new RegExp(
  `^[^\\p{L}\\p{N}]*(?:this (?:site|website) (?:is|was|has been) |site |website |you (?:are|have been) |security )?${claim.source}`,
  'iu',
);
const vietnamese =
  /^[^\p{L}]*(?:website|trang web|site)?\s*(?:này )?(?:đã )?bị (?:hack|tấn công|chiếm quyền)(?: bởi|:)/u;
const greetings =
  /greetz?\s*(?:to|:)|we are (?:legion|anonymous)|your security is (?:low|0%|zero)|cyber (?:army|team)|ghost (?:team|squad)|h4x0r|touched by/iu;

/** An article is longer than a boast. */
const boastWords = 250;

export const defacementRules: readonly SignalRule[] = [
  {
    id: 'claim-in-heading',
    strength: 'definite',
    group: 'heading',
    see({ title, h1, words }) {
      if (words >= boastWords) return null;
      return firstMatch([atStart, vietnamese], title) ?? firstMatch([atStart, vietnamese], h1);
    },
  },
  {
    id: 'claim-in-text',
    strength: 'indicative',
    group: 'text',
    see: ({ text, words }) => (words < boastWords ? firstMatch([claim], text) : null),
  },
  {
    id: 'greetings',
    strength: 'indicative',
    group: 'greetings',
    see: ({ text, words }) => (words < boastWords ? firstMatch([greetings], text) : null),
  },
];
