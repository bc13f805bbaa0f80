/**
 * What a page hides from its readers by the `hidden` attribute, an inline style or a simple rule of an inline sheet.
 *
 * Not a style engine: external sheets are never fetched, selectors are one class or one id, media blocks are passed
 * over. `aria-hidden` hides from screen readers only and does not count. `visibility: hidden` in a sheet does not count
 * either: scripts that animate pages in write it on half of what they show.
 */

/** Why an element's text is not seen; `shown` takes back what an ancestor's font size or visibility hid. */
export type Hiding = 'gone' | 'font' | 'visibility' | 'shown';

/** Classes and ids (as `.name` and `#name`) that an inline sheet hides. */
export type HidingRules = Set<string>;

const maxRules = 500;
const offScreen =
  /(?:^|[;\s])(?:left|right|top|bottom|margin-left|margin-top|text-indent)\s*:\s*-(\d{3,})(?:\.\d+)?(?:px|em|rem|%|vw|pt)?/i;
const clipped = /(?:^|[;\s])clip\s*:\s*rect\(\s*[01]/i;

/** @returns what an inline style does, or null when it hides and shows nothing */
export function hidingOfStyle(style: string): Hiding | null {
  if (/(?:^|[;\s])display\s*:\s*none/i.test(style)) return 'gone';
  if (isAway(style)) return 'gone';
  const visibility = /(?:^|[;\s])visibility\s*:\s*(hidden|collapse|visible)/i.exec(style)?.[1];
  if (visibility) return visibility.toLowerCase() === 'visible' ? 'shown' : 'visibility';
  const size = /(?:^|[;\s])font-size\s*:\s*([\d.]+)(px|pt|em|rem|%)?/i.exec(style);
  if (size) return isUnreadable(Number(size[1]), size[2]?.toLowerCase()) ? 'font' : 'shown';
  return /(?:^|[;\s])opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)/i.test(style) ? 'gone' : null;
}

/** Positioned where no screen is, clipped to nothing, or a box of no height that cuts off what is in it. */
function isAway(style: string): boolean {
  if (/position\s*:\s*(?:absolute|fixed|relative)|text-indent|margin/i.test(style)) {
    const distance = offScreen.exec(style);
    if (distance && Number(distance[1]) >= 500) return true;
  }
  if (clipped.test(style)) return true;
  return (
    /overflow\s*:\s*hidden/i.test(style) &&
    /(?:^|[;\s])(?:max-)?(?:height|width)\s*:\s*[01](?:px|em|rem|%)?\s*(?:;|!|$)/i.test(style)
  );
}

function isUnreadable(size: number, unit: string | undefined): boolean {
  return unit === undefined || unit === 'px' || unit === 'pt' ? size <= 1 : size === 0;
}

/**
 * Adds the classes and ids that a sheet hides to `rules`; one that a later rule shows again is taken out.
 *
 * @param css text of a style element, ≤ 64 kB
 */
export function collectHidingRules(css: string, rules: HidingRules): void {
  if (!/display|left|right|top|indent|clip|overflow|font-size/i.test(css)) return;
  for (const [selectors, body] of topLevelRules(css)) {
    const gone =
      /(?:^|[;\s])display\s*:\s*none/i.test(body) ||
      isAway(body) ||
      /font-size\s*:\s*0\s*(?:;|!|$|px)/i.test(body);
    const shown = !gone && /(?:^|[;\s])display\s*:/i.test(body);
    if (!gone && !shown) continue;
    for (const selector of selectors.split(',')) {
      const name = /^\s*([.#][\w-]+)\s*$/.exec(selector)?.[1];
      if (!name) continue;
      if (shown) rules.delete(name);
      else if (rules.size < maxRules) rules.add(name);
    }
  }
}

/** Rules outside any at-rule block, in order: one walk over the braces. */
function* topLevelRules(css: string): Generator<[selectors: string, body: string]> {
  let at = 0;
  while (at < css.length) {
    const open = css.indexOf('{', at);
    if (open < 0) return;
    const prelude = css
      .slice(Math.max(at, open - 500), open)
      .replace(/\/\*.*?\*\//gs, '')
      .replace(/@[^;{]*;/g, '');
    if (/^\s*@/.test(prelude)) {
      at = endOfBlock(css, open);
      continue;
    }
    const close = css.indexOf('}', open);
    if (close < 0) return;
    yield [prelude, css.slice(open + 1, Math.min(close, open + 1000))];
    at = close + 1;
  }
}

function endOfBlock(css: string, open: number): number {
  let depth = 0;
  for (let at = open; at < css.length; at++) {
    const code = css.charCodeAt(at);
    if (code === 0x7b) depth++;
    else if (code === 0x7d && --depth === 0) return at + 1;
  }
  return css.length;
}

/** Whether a rule found by `collectHidingRules` hides an element with these attributes. */
export function isHiddenByRule(attributes: { [name: string]: string }, rules: HidingRules): boolean {
  if (attributes.id !== undefined && rules.has(`#${attributes.id}`)) return true;
  if (attributes.class === undefined) return false;
  return attributes.class.split(/\s+/, 20).some((name) => rules.has(`.${name}`));
}
