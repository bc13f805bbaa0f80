/**
 * Content-Security-Policy as CSP Level 3 §2.2 parses it: a list of policies, each a map from directive to its values.
 *
 * Directive names and keyword sources are folded to lower case; nonces and hashes keep theirs.
 */

export type CspPolicy = ReadonlyMap<string, readonly string[]>;

/**
 * @param header one header field value, or the content of one meta element; commas part policies
 * @returns the policies in it; a directive given twice counts as first given, an empty policy is left out
 */
export function parseCsp(header: string): CspPolicy[] {
  return header
    .split(',')
    .map((text) => {
      const policy = new Map<string, string[]>();
      for (const directive of text.split(';')) {
        const [name, ...values] = directive.trim().split(/[\t\n\f\r ]+/);
        if (!name || policy.has(name.toLowerCase())) continue;
        policy.set(name.toLowerCase(), values.map(foldSource));
      }
      return policy;
    })
    .filter((policy) => policy.size > 0);
}

/** What a meta element cannot set (CSP Level 3 §3.3) is taken out. */
export function parseMetaCsp(content: string): CspPolicy[] {
  return parseCsp(content).map((policy) => new Map([...policy].filter(([name]) => !headerOnly.has(name))));
}
const headerOnly = new Set(['frame-ancestors', 'report-uri', 'sandbox']);

function foldSource(source: string): string {
  return /^'(nonce|sha256|sha384|sha512)-/i.test(source) ? source : source.toLowerCase();
}

/**
 * What Internet.nl's criteria find wrong, `unsafe-inline` or `missing-base-uri` and the like; empty when nothing is.
 *
 * Every policy of a page is enforced, so a source is only as wide as the narrowest policy. To stay on the safe side the
 * policy with the fewest problems is taken, and what it misses counts as set where another policy sets it.
 *
 * @param host of the page; its own names may be sources
 */
export function cspProblems(policies: readonly CspPolicy[], host: string): string[] {
  const each = policies.map((policy) => problemsOf(policy, host));
  const best = [...each].sort((left, right) => left.length - right.length)[0] ?? [];
  const setBySome = (problem: string) => each.some((problems) => !problems.includes(problem));
  return best.filter((problem) => !problem.startsWith('missing-') || !setBySome(problem));
}

function problemsOf(policy: CspPolicy, host: string): string[] {
  const problems = new Set<string>();
  for (const [name, sources] of policy) {
    if (!sourceDirectives.test(name)) continue;
    for (const source of sources) {
      const problem = sourceProblem(source);
      if (problem) problems.add(problem);
    }
  }
  for (const name of ['script-src', 'object-src']) {
    const sources = policy.get(name) ?? policy.get('default-src') ?? [];
    if (sources.includes('data:')) problems.add(`data-in-${name}`);
  }
  const frames = policy.get('frame-src') ?? policy.get('child-src');
  const goodDefault = isOwn(policy.get('default-src'), host);
  if (!goodDefault) problems.add('missing-default-src');
  if (!goodDefault && !isSet(frames)) problems.add('missing-frame-src');
  const ancestors = policy.get('frame-ancestors') ?? [];
  if (!ancestors.some((source) => source === "'self'" || source === "'none'"))
    problems.add('missing-frame-ancestors');
  if (!isOwn(policy.get('base-uri'), host)) problems.add('missing-base-uri');
  if (!isSet(policy.get('form-action'))) problems.add('missing-form-action');
  return [...problems];
}

/** Directives whose values are sources. */
const sourceDirectives = /^(.+-src(-elem|-attr)?|base-uri|form-action|frame-ancestors|navigate-to)$/;

function sourceProblem(source: string): string | null {
  if (/^'unsafe-(inline|eval|hashes)'$/.test(source)) return source.slice(1, -1);
  if (source === '*' || source.startsWith('*:') || source.endsWith('://*')) return 'wildcard';
  if (source === 'http:' || source.startsWith('http://')) return 'http';
  if (source === 'https:') return 'bare-https';
  if (source.startsWith("'") || /^[a-z][a-z0-9+.-]*:$/.test(source)) return null;
  if (/^([a-z]+:\/\/)?127\.0\.0\.1([:/]|$)/.test(source)) return 'loopback-host';
  return source.includes('://') ? null : 'host-without-scheme';
}

/** Set to 'self', 'none' or named hosts. */
function isSet(sources: readonly string[] | undefined): boolean {
  return (
    sources?.some((source) => source === "'self'" || source === "'none'" || hostOf(source) !== null) ?? false
  );
}

/** 'none' alone, or 'self' with nothing beside it but the page's own hosts (below it, or one wildcard above). */
function isOwn(sources: readonly string[] | undefined, host: string): boolean {
  if (!sources) return false;
  const others = sources.filter((source) => source !== "'report-sample'" && source !== "'self'");
  if (others.length === 1 && others[0] === "'none'" && !sources.includes("'self'")) return true;
  return sources.includes("'self'") && others.every((source) => isOwnHost(hostOf(source), host));
}

function isOwnHost(source: string | null, host: string): boolean {
  if (source === null) return false;
  if (source.startsWith('*.')) return host === source.slice(2) || host.endsWith(source.slice(1));
  return source === host || source.endsWith(`.${host}`);
}

function hostOf(source: string): string | null {
  return (
    /^(?:[a-z][a-z0-9+.-]*:\/\/)?((?:\*\.)?[a-z0-9_-]+(?:\.[a-z0-9_-]+)*)(?::(?:\d+|\*))?(?:\/.*)?$/.exec(
      source,
    )?.[1] ?? null
  );
}
