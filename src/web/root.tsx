/**
 * The frame of every page: language, style, masthead, the mark of the sample, and the page for what went wrong. Ships no
 * script but the module of ours that a page's `handle` asks for.
 */

import latin400 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-400-normal.woff2?url';
import vietnamese400 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-400-normal.woff2?url';
import type { LinksFunction } from 'react-router';
import {
  isRouteErrorResponse,
  Links,
  Outlet,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from 'react-router';
import { shellWords } from '#web/messages/shell.ts';
import { clientScript } from '#web/server/client-scripts.ts';
import type { ProblemData } from '#web/server/page.ts';
import { requestOf } from '#web/server/request.ts';
import type { Route } from './+types/root.ts';
import { useLanguage } from './components/language.tsx';
import { BrandMark, Masthead, type ShellData } from './components/masthead.tsx';
import { useNonce } from './components/nonce.tsx';
import stylesHref from './styles/app.css?url';

/** What a route may say of itself. */
export interface Handle {
  /** One of our own small modules (src/web/client). */
  module?: string;
  /** Printed sheets and the like stand without masthead. */
  bare?: boolean;
}

export const links: LinksFunction = () => [
  { rel: 'preload', href: latin400, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
  { rel: 'preload', href: vietnamese400, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
  { rel: 'stylesheet', href: stylesHref },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
];

export async function loader({ context, request }: Route.LoaderArgs): Promise<ShellData> {
  const { actor, language, services } = requestOf(context);
  return {
    language,
    path: new URL(request.url).pathname,
    sample: services.sample !== null,
    version: services.version,
    actor: actor && { name: actor.name, postTitle: actor.postTitle, role: actor.role },
  };
}

export function Layout({ children }: { children: React.ReactNode }) {
  const nonce = useNonce();
  const language = useLanguage();
  const shell = useRouteLoaderData('root') as ShellData | undefined;
  const handles = useMatches().map((match) => (match.handle ?? {}) as Handle);
  const modules = handles.flatMap(({ module }) => (module === undefined ? [] : [module]));
  const bare = handles.some((handle) => handle.bare === true);
  const words = shellWords[language];
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="same-origin" />
        <meta name="color-scheme" content="light dark" />
        <Links />
      </head>
      <body>
        <a className="skip" href="#noi-dung">
          {words.skip}
        </a>
        <div className="page">
          <div>
            {shell?.sample === true && (
              <aside className="sample-strip" aria-label={words.sampleMark}>
                <p className="wrap">
                  <strong>{words.sampleMark}</strong> <span>{words.sampleText}</span>
                </p>
              </aside>
            )}
          </div>
          {bare ? <div /> : <Masthead shell={shell ?? null} />}
          <main id="noi-dung" tabIndex={-1}>
            <div className="wrap">{children}</div>
          </main>
          {bare ? (
            <div />
          ) : (
            <footer className="footer">
              <div className="wrap">
                <span>{words.footer}</span>
                <span>Hiện Diện {shell?.version ?? ''}</span>
              </div>
            </footer>
          )}
        </div>
        {modules.map((name) => (
          <script key={name} type="module" src={clientScript(name)} nonce={nonce} />
        ))}
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const language = useLanguage();
  const words = shellWords[language];
  const told = isRouteErrorResponse(error) ? (error.data as Partial<ProblemData> | null)?.problem : undefined;
  const missing = isRouteErrorResponse(error) && error.status === 404;
  const title =
    told?.code === 'not-allowed'
      ? words.notAllowed
      : missing
        ? words.notFound
        : told
          ? words.cannot
          : words.broken;
  return (
    <>
      <title>{`${title} – Hiện Diện`}</title>
      <div className="title lost">
        <BrandMark />
        <h1>{title}</h1>
        <p className="lede">{told?.[language] ?? (missing ? words.notFoundText : words.brokenText)}</p>
      </div>
      <p>
        <a className="button" href="/">
          {words.home}
        </a>
      </p>
    </>
  );
}
