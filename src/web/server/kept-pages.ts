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

/** Some 40 kB each at most: units times maps times months that people look at. */
const mostKept = 400;

const kept = new WeakMap<Services, Map<string, { stamp: string; value: Promise<unknown> }>>();

/**
 * Reads as `reading` does, or gives what was read before by the same scope, role and address while no figure has moved.
 *
 * @param params of the address that the page reads; others make no difference, so that nobody has it worked out again by them
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
  const { pathname, searchParams } = new URL(args.request.url);
  const asked = params.map((name) => searchParams.get(name));
  const pages = kept.get(services) ?? new Map<string, { stamp: string; value: Promise<unknown> }>();
  kept.set(services, pages);
  const scope = actor.everywhere ? 'all' : scopeUnitIds.join(',');
  const key = JSON.stringify([
    scope,
    actor.role,
    actor.unitIds,
    language,
    dayOf(services.now()),
    pathname,
    asked,
  ]);
  const stamp = await selectFiguresStamp(services.console);
  const known = pages.get(key);
  if (known?.stamp === stamp) return known.value as Promise<Result>;
  const value = reading(args, capability, work);
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
