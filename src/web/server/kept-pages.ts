/**
 * What pages of figures have worked out, kept for as long as no figure moves: three dozen statements of a province's page
 * become one that asks for the stamp. Kept for each scope by itself, so that row security is never gone round; the day is in
 * the key, for ages and deadlines move with it.
 */
import { dayOf } from '#platform/day.ts';
import { selectFiguresStamp } from '#reporting/index.ts';
import type { Capability } from '../may.ts';
import { type Page, reading, requireActor } from './page.ts';
import { requestOf } from './request.ts';
import type { Services } from './services.ts';

/** What else stands in an address is not seen by the work either: nobody's addition comes to stand in another's links. */
function onlyWith(params: readonly string[], given: URL): URL {
  const url = new URL(given);
  url.search = '';
  url.hash = '';
  for (const name of params) {
    const value = given.searchParams.get(name);
    if (value !== null) url.searchParams.set(name, value);
  }
  return url;
}

/**
 * Units times maps times months that people look at, some 40 kB each. An old province with its 570 communes is 230 kB: whoever
 * asks for it on four hundred days fills 90 MB, and no more.
 */
const mostKept = 400;

const kept = new WeakMap<Services, Map<string, { stamp: string; value: Promise<unknown> }>>();

/**
 * Reads as `reading` does, or gives what was read before by the same scope, role and address while no figure has moved.
 *
 * @param params of the address that the page reads; others it does not see, so that nobody has it worked out again by them
 *
 * Only for what depends on nothing else: what differs by person, or changes without a figure moving, is read beside it.
 */
export async function readingFigures<Result>(
  args: Parameters<typeof reading>[0],
  capability: Capability,
  work: (page: Page) => Promise<Result>,
  params: readonly string[],
): Promise<Result> {
  const actor = requireActor(args, capability);
  const { services, scopeUnitIds, language } = requestOf(args.context);
  const url = onlyWith(params, new URL(args.request.url));
  const pages = kept.get(services) ?? new Map<string, { stamp: string; value: Promise<unknown> }>();
  kept.set(services, pages);
  const scope = actor.everywhere ? 'all' : scopeUnitIds.join(',');
  const key = JSON.stringify([scope, actor.role, actor.unitIds, language, dayOf(services.now()), url.href]);
  const stamp = await selectFiguresStamp(services.console);
  const known = pages.get(key);
  if (known?.stamp === stamp) {
    // To the end of those that go first: what is looked at stays.
    pages.delete(key);
    pages.set(key, known);
    return known.value as Promise<Result>;
  }
  const value = reading(args, capability, (page) => work({ ...page, url: new URL(url) }));
  pages.delete(key);
  pages.set(key, { stamp, value });
  const oldest = pages.size > mostKept ? pages.keys().next().value : undefined;
  if (oldest !== undefined) pages.delete(oldest);
  // What was refused or broke is asked again by the next.
  value.catch(() => {
    if (pages.get(key)?.value === value) pages.delete(key);
  });
  return value;
}
