/**
 * robots.txt by RFC 9309: which paths of a host our product token may ask for. Pure.
 */

export interface RobotsRules {
  /** The rules of the groups that are for us; empty allows everything. */
  rules: readonly { allow: boolean; pattern: string }[];
}

/** What a 4xx answer means (§2.3.1.3), and a file without a group for us. */
export const everythingAllowed: RobotsRules = { rules: [] };

/** What a 5xx answer means (§2.3.1.4). */
export const nothingAllowed: RobotsRules = { rules: [{ allow: false, pattern: '/' }] };

/** §2.5 asks for at least 500 KiB; of ours the HTTP bound decides. Rules past this are not read. */
const mostRules = 500;

/**
 * @param token product token, matched without regard to case (§2.2.1); groups for it come before groups for `*`
 */
export function parseRobots(text: string, token: string): RobotsRules {
  const own = token.toLowerCase();
  /** Groups for anybody else are none of ours and never kept. */
  const groups = new Map<string, { allow: boolean; pattern: string }[]>();
  let names = new Set<string>();
  let naming = false;
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const [field, value] = readLine(line);
    if (field === 'user-agent') {
      // "User-agent" lines that follow one another open one group for all of them.
      if (!naming) names = new Set();
      naming = true;
      const name = value.toLowerCase();
      if (name !== own && name !== '*') continue;
      names.add(name);
      if (!groups.has(name)) groups.set(name, []);
    } else if (field === 'allow' || field === 'disallow') {
      naming = false;
      if (value === '') continue;
      for (const name of names) {
        const rules = groups.get(name);
        if (rules && rules.length < mostRules) rules.push({ allow: field === 'allow', pattern: value });
      }
    }
  }
  return { rules: groups.get(own) ?? groups.get('*') ?? [] };
}

/**
 * Field name in lower case, and value without remark. Cut by position: a regular expression with three runs of spaces
 * took 1.7 s for a line of 2 kB made to be slow, growing with the cube of its length.
 */
function readLine(line: string): [field: string, value: string] {
  const remark = line.indexOf('#');
  const said = remark < 0 ? line : line.slice(0, remark);
  const colon = said.indexOf(':');
  return colon < 0 ? ['', ''] : [said.slice(0, colon).trim().toLowerCase(), said.slice(colon + 1).trim()];
}

/**
 * Whether the longest matching rule allows the path; allow wins a draw (§2.2.2).
 *
 * @param path with its query, as it goes on the wire
 */
export function robotsAllow({ rules }: RobotsRules, path: string): boolean {
  let longest = -1;
  let allowed = true;
  for (const { allow, pattern } of rules) {
    if (pattern.length < longest || (pattern.length === longest && !allow)) continue;
    if (!matches(pattern, path)) continue;
    longest = pattern.length;
    allowed = allow;
  }
  return allowed;
}

/** `*` is any run of characters, `$` at the end is the end. No regular expression: the pattern is a stranger's. */
function matches(pattern: string, path: string): boolean {
  const anchored = pattern.endsWith('$');
  const [first = '', ...rest] = (anchored ? pattern.slice(0, -1) : pattern).split('*');
  if (!path.startsWith(first)) return false;
  const last = anchored ? rest.pop() : undefined;
  let at = first.length;
  for (const part of rest) {
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  if (!anchored) return true;
  return last === undefined ? at === path.length : path.length - last.length >= at && path.endsWith(last);
}
