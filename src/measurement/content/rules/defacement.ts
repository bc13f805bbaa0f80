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
  /gr[e3]{2}tz?\s*(?:to|:)|we are (?:legion|anonymous)|(?:expect us|do not forgive)|your security is (?:low|0%|zero)|cyber (?:army|team)|ghost (?:team|squad)|h4x0r|touched by/iu;

/** "Hội Nông dân - Hacked by X": the site's own name was left before the claim. */
function claimInTitlePart(title: string): string | null {
  const parts = title.split(/\s[|–—·-]\s/).slice(1);
  return firstMatch([atStart], parts.find((part) => atStart.test(part)) ?? '');
}

/** An article is longer than a boast. */
const boastWords = 250;
/** Characters within which a boast stands. Further down anybody may have written it, as a comment on a rival's page. */
const boastStart = 500;

const hacked = /^[^\p{L}]*(?:your|this) (?:web ?site|site|server) (?:was|has been|is) (?:hacked|defaced)/iu;
const leetTitle = /^\W*(?:0wn[e3]d|h4ck[e3]d|d3f4c3d|pwn[e3]d|pwn3d)\W*$/iu;
/** A claim that begins a page this short is the page. */
const claimWords = 60;

export const defacementRules: readonly SignalRule[] = [
  {
    id: 'claim-begins-page',
    strength: 'definite',
    group: 'text',
    see: ({ text, words }) => (words < claimWords ? firstMatch([atStart], text) : null),
  },
  {
    id: 'says-hacked-in-heading',
    strength: 'indicative',
    group: 'heading',
    see: ({ title, h1, words }) =>
      words < boastWords ? (firstMatch([hacked, leetTitle], title) ?? firstMatch([hacked], h1)) : null,
  },
  {
    id: 'claim-in-title-part',
    strength: 'indicative',
    group: 'heading',
    see: ({ title, words }) => (words < boastWords ? claimInTitlePart(title) : null),
  },
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
    see: ({ text, words }) => (words < boastWords ? firstMatch([claim], text.slice(0, boastStart)) : null),
  },
  {
    id: 'greetings',
    strength: 'indicative',
    group: 'greetings',
    see: ({ text, words }) =>
      words < boastWords ? firstMatch([greetings], text.slice(0, boastStart)) : null,
  },
];
