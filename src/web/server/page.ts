/**
 * How a page reads and how it acts: one transaction in the scope of whoever asks, after the question whether the role may.
 *
 * Nobody signed in is sent to sign in and back; a role without the right meets a page that says so. A Problem becomes a
 * page with its sentence; in a form it goes back to the form with what was typed.
 */

import type { LoaderFunctionArgs } from 'react-router';
import { data, redirect } from 'react-router';
import { type Actor, appendAudit } from '#identity/index.ts';
import type { Language } from '#platform/format.ts';
import type { Trx } from '#platform/postgres/db.ts';
import { inScope, type Scope } from '#platform/postgres/scope.ts';
import { Problem } from '#platform/problems.ts';
import { type Capability, may } from '../may.ts';
import { type RequestState, requestOf } from './request.ts';
import type { Services } from './services.ts';

/** What a page's work is given. */
export interface Page {
  db: Trx;
  actor: Actor;
  language: Language;
  now: Temporal.Instant;
  url: URL;
  services: Services;
  request: RequestState;
}

/** What an act is given: a page, and a way to write it down. */
export interface Act extends Page {
  /** What the form holds, texts only, trimmed and in NFC. */
  form: FormData;
  audit(act: string, object?: string, details?: Record<string, unknown>): Promise<void>;
}

/** What an ErrorBoundary is given for a fault of the person's. */
export interface ProblemData {
  problem: { code: string; vi: string; en: string };
}

type Args = Pick<LoaderFunctionArgs, 'request' | 'context'>;

/** Who acts. @throws a redirect to sign-in, or 403 */
export function requireActor({ request, context }: Args, capability: Capability): Actor {
  const { actor } = requestOf(context);
  if (actor === null) throw redirect(signInPath(request));
  if (!may(actor.role, capability)) throw forbidden();
  return actor;
}

/** Reads for a page: one snapshot, nothing written. */
export async function reading<Result>(
  args: Args,
  capability: Capability,
  work: (page: Page) => Promise<Result>,
): Promise<Result> {
  const actor = requireActor(args, capability);
  return asAnswer(() =>
    inScope(
      requestOf(args.context).services.console,
      scopeOf(requestOf(args.context)),
      (db) => work(pageOf(args, actor, db)),
      {
        readOnly: true,
      },
    ),
  );
}

/** Acts for a form: what is written, and the entry that says who did it, stand or fall together. */
export async function acting<Result>(
  args: Args,
  capability: Capability,
  work: (act: Act) => Promise<Result>,
): Promise<Result> {
  const actor = requireActor(args, capability);
  const form = await readForm(args.request);
  const state = requestOf(args.context);
  return inScope(state.services.console, scopeOf(state), (db) => work(actOf(args, actor, db, form)));
}

function actOf(args: Args, actor: Actor, db: Trx, form: FormData): Act {
  const page = pageOf(args, actor, db);
  return {
    ...page,
    form,
    async audit(act, object, details) {
      await appendAudit(db, {
        at: page.now,
        actor,
        act,
        requestId: page.request.requestId,
        ...(object === undefined ? {} : { object }),
        ...(details === undefined ? {} : { details }),
      });
    },
  };
}

/**
 * A form's texts as they are kept: NFC, without blanks at the ends, without NUL, which PostgreSQL has in no text. Files are
 * left as they are.
 *
 * @throws 400 where the body is no form
 */
export async function readForm(request: Request): Promise<FormData> {
  const given = await request.formData().catch((): never => {
    throw unreadableForm();
  });
  const kept = new FormData();
  for (const [name, value] of given) {
    if (typeof value === 'string')
      kept.append(
        name,
        name.startsWith('password') ? value : value.replaceAll('\0', '').normalize('NFC').trim(),
      );
    else kept.append(name, value);
  }
  return kept;
}

/**
 * The page waits for something: the browser asks for it again, until the person stops that by a link with `?dung=1`.
 *
 * By a head line and not by `<meta>`, which says the same to browsers and counts against a page that people cannot stop.
 */
export function lookAgain({ request, context }: Args, seconds: number): void {
  if (!new URL(request.url).searchParams.has('dung')) requestOf(context).lookAgainSeconds = seconds;
}

/** One text of a form; '' where it is missing. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/** The scope of a signed-in request; of anybody else's nothing is seen. */
export function scopeOf({ actor, scopeUnitIds }: RequestState): Scope {
  return {
    everywhere: actor?.everywhere === true,
    unitIds: scopeUnitIds,
    accountId: actor?.accountId ?? null,
  };
}

/** Problems of a reading page become an answer with their status; the root's ErrorBoundary shows the sentence. */
export async function asAnswer<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Problem) throw problemAnswer(error);
    throw error;
  }
}

export function problemAnswer(problem: Problem, status = 422) {
  return data({ problem: toData(problem) } satisfies ProblemData, { status });
}

export function toData({ code, sentences }: Problem): ProblemData['problem'] {
  return { code, ...sentences };
}

export function notFound() {
  return data(
    {
      problem: {
        code: 'not-found',
        vi: 'Không có trang này, hoặc nó nằm ngoài phạm vi của vị trí anh chị đang giữ.',
        en: 'There is no such page, or it lies outside what your post sees.',
      },
    } satisfies ProblemData,
    { status: 404 },
  );
}

function unreadableForm() {
  return data(
    {
      problem: {
        code: 'form-unreadable',
        vi: 'Biểu mẫu gửi lên không đọc được, có thể vì đường truyền bị đứt. Quay lại trang trước và gửi lại.',
        en: 'What was sent is no form that can be read, perhaps because the line broke. Go back and send it again.',
      },
    } satisfies ProblemData,
    { status: 400 },
  );
}

function forbidden() {
  return data(
    {
      problem: {
        code: 'not-allowed',
        vi: 'Vị trí anh chị đang giữ không có quyền này. Cần thì hỏi người quản trị của tỉnh.',
        en: 'Your post does not have this right. Ask the administrator of the province.',
      },
    } satisfies ProblemData,
    { status: 403 },
  );
}

function signInPath(request: Request): string {
  const { pathname, search } = new URL(request.url);
  const back =
    request.method === 'GET' && pathname !== '/' ? `?ve=${encodeURIComponent(pathname + search)}` : '';
  return `/dang-nhap${back}`;
}

function pageOf({ request, context }: Args, actor: Actor, db: Trx): Page {
  const state = requestOf(context);
  return {
    db,
    actor,
    language: state.language,
    now: state.services.now(),
    url: new URL(request.url),
    services: state.services,
    request: state,
  };
}
