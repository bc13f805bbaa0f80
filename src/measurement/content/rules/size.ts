/**
 * States read off the page's size and shape alone: A8 and A8b's thresholds, exactly.
 */
import { firstMatch, type Rule } from '../signal.ts';
import type { Subject } from '../subject.ts';
import { saysUnderConstruction } from './under-construction.ts';

/** A8b: fewer visible words are no page. */
export const fewWords = 20;
/** A8: a password form with fewer other words. */
export const loginWords = 50;
/** A8b: that many words, or that many pages linked inside, are an active site. */
export const activeWords = 150;
export const activePages = 5;

/** Nothing to read, but scripts and a place for what they make. */
function needsScripts({ facts, words, scriptRedirect, foreign }: Subject): string | null {
  if (!facts || words >= fewWords) return null;
  if (scriptRedirect !== null && !foreign) return `script leads to ${scriptRedirect}`;
  const scripted = facts.scripts.length > 0 || facts.inlineScriptBytes > 0;
  // Flutter draws on a canvas of its own making: its page has no mount point.
  const flutter = [...facts.scripts, ...facts.inlineScripts].find((script) =>
    /\bflutter(?:_bootstrap)?\.js|main\.dart\.js|_flutter\.loader/.test(script),
  );
  if (flutter) return 'Flutter';
  // SvelteKit and plain modules: the body holds nothing but the line that fetches the application.
  const imports = firstMatch(
    [/\bimport\(\s*["'][^"']{1,300}\.m?js["']\s*\)/],
    facts.inlineScripts.join('\n'),
  );
  if (imports !== null) return imports;
  return facts.appRoot && scripted ? `empty app root, ${facts.scripts.length} scripts` : null;
}

export const emptyRules: readonly Rule[] = [
  {
    state: 'empty',
    id: 'directory-listing',
    strength: 'definite',
    group: 'title',
    see: ({ title, h1 }) =>
      [title, h1].find((each) => /^(?:index of \/|directory listing (?:for|of) |.{1,80} - \/$)/.test(each)) ??
      null,
  },
  {
    state: 'empty',
    id: 'no-body',
    strength: 'definite',
    group: 'size',
    see: ({ page }) => (page && page.body.bytes === 0 && page.body.fault === undefined ? '0 bytes' : null),
  },
  {
    state: 'empty',
    id: 'few-words',
    strength: 'definite',
    group: 'size',
    // A short page that says what it is — being built, a sign-in, an app — is that, not empty.
    see: (subject) =>
      subject.facts &&
      // Words may have stood in the part that never came.
      subject.page?.body.fault === undefined &&
      subject.words < fewWords &&
      // A menu that leads to five pages is a website whose front page is pictures, as small businesses like them.
      subject.facts.internalPages < activePages &&
      !subject.foreign &&
      !subject.hasPasswordField &&
      needsScripts(subject) === null &&
      (saysUnderConstruction(subject) === null || subject.facts.forms.length > 0)
        ? `${subject.words} words`
        : null,
  },
];

export const scriptAppRules: readonly Rule[] = [
  { state: 'script_app', id: 'needs-scripts', strength: 'definite', group: 'shape', see: needsScripts },
];

export const loginRules: readonly Rule[] = [
  {
    state: 'login_only',
    id: 'password-form',
    strength: 'definite',
    group: 'shape',
    see: ({ hasPasswordField, words }) =>
      hasPasswordField && words < loginWords ? `password field, ${words} words` : null,
  },
];

export const activeRules: readonly Rule[] = [
  {
    state: 'active',
    id: 'many-words',
    strength: 'definite',
    group: 'words',
    see: ({ words }) => (words >= activeWords ? `${words} words` : null),
  },
  {
    state: 'active',
    id: 'many-pages',
    strength: 'definite',
    group: 'pages',
    see: ({ facts }) =>
      facts && facts.internalPages >= activePages ? `${facts.internalPages} pages linked inside` : null,
  },
];

export const smallPageRules: readonly Rule[] = [
  {
    state: 'small_page',
    id: 'enough-words',
    strength: 'definite',
    group: 'words',
    see: ({ words }) => (words >= fewWords ? `${words} words` : null),
  },
];
