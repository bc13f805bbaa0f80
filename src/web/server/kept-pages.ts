/**
 * What pages of figures have worked out, kept for as long as no figure moves: three dozen statements of a province's page
 * become one that asks for the stamp. Kept for each scope by itself, so that row security is never gone round; the day is in
 * the key, for ages and deadlines move with it. What only an open run moved is followed half a minute behind.
 */
import { dayOf } from '#platform/day.ts';
import { type FiguresStamp, selectFiguresStamp } from '#reporting/index.ts';
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

/** Of which moment of the figures something is. */
interface Moment {
  stamp: FiguresStamp;
  since: Temporal.Instant;
}
type Kept = Map<string, Moment & { value: Promise<unknown> }>;
const kept = new WeakMap<Services, Kept>();

/** What work is given that is kept. */
export interface FiguresPage extends Page {
  /** A part of several pages: worked out once for all of them, and kept as they are. */
  keeping<Part>(part: string, work: () => Promise<Part>): Promise<Part>;
}

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
  work: (page: FiguresPage) => Promise<Result>,
  params: readonly string[],
): Promise<Result> {
  const actor = requireActor(args, capability);
  const { services, scopeUnitIds, language } = requestOf(args.context);
  const url = onlyWith(params, new URL(args.request.url));
  const scope = actor.everywhere ? 'all' : scopeUnitIds.join(',');
  const asker = [scope, actor.role, actor.unitIds, language, dayOf(services.now())];
  // Asked before the page's moment of the database begins: what is kept under a stamp is never older than it.
  const stamp = await selectFiguresStamp(services.console);
  return keep(services, JSON.stringify([...asker, url.href]), stamp, (own) =>
    reading(args, capability, (page) =>
      work({
        ...page,
        url: new URL(url),
        keeping: (part, workPart) => {
          let isOwn = false;
          const found = keepDated(services, JSON.stringify([...asker, 'part', part]), stamp, () => {
            isOwn = true;
            return workPart();
          });
          // A page is no newer than the oldest of its parts, or what a run moved would be seen a minute later, and what its last
          // batch moved never: nothing moves after it.
          if (Temporal.Instant.compare(found.since, own.since) < 0) {
            own.stamp = found.stamp;
            own.since = found.since;
          }
          const value = found.value as ReturnType<typeof workPart>;
          // It was to come in another page's transaction: what ended with that is asked again in this one.
          return isOwn ? value : value.catch(workPart);
        },
      }),
    ),
  );
}

/** While a run measures on, for hours, what it moved may be seen so much later; what people do is seen at once. */
const behindRunMs = 30_000;

function holds(
  { stamp: { all, besidesRun }, since }: Moment,
  stamp: FiguresStamp,
  now: Temporal.Instant,
): boolean {
  if (all === stamp.all) return true;
  if (stamp.besidesRun === null || besidesRun !== stamp.besidesRun) return false;
  const ageMs = now.epochMilliseconds - since.epochMilliseconds;
  return ageMs >= 0 && ageMs < behindRunMs;
}

function keep<Result>(
  services: Services,
  key: string,
  stamp: FiguresStamp,
  work: (own: Moment) => Promise<Result>,
): Promise<Result> {
  return keepDated(services, key, stamp, work).value as Promise<Result>;
}

/** @param work is given the moment it is kept as of, which it may put back */
function keepDated(
  services: Services,
  key: string,
  stamp: FiguresStamp,
  work: (own: Moment) => Promise<unknown>,
): Moment & { value: Promise<unknown> } {
  const pages: Kept = kept.get(services) ?? new Map();
  kept.set(services, pages);
  const known = pages.get(key);
  const now = services.now();
  if (known && holds(known, stamp, now)) {
    // To the end of those that go first: what is looked at stays.
    pages.delete(key);
    pages.set(key, known);
    return known;
  }
  const own: Moment = { stamp, since: now };
  const value = work(own);
  const made = Object.assign(own, { value });
  pages.delete(key);
  pages.set(key, made);
  const oldest = pages.size > mostKept ? pages.keys().next().value : undefined;
  if (oldest !== undefined) pages.delete(oldest);
  // What was refused or broke is asked again by the next.
  value.catch(() => {
    if (pages.get(key) === made) pages.delete(key);
  });
  return made;
}
