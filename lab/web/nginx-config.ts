/**
 * Writes the pages of all sites and one nginx configuration for them.
 *
 * Every address listens for itself: a closed port stays closed although the whole network leads to this machine. An
 * address also has a default server that answers 404 to Host names nobody has, as a careful hoster's does; it shows
 * the first site's certificate and takes its ssl_ directives, because OpenSSL fixes the protocol before it reads SNI.
 */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Authority } from '../ca.ts';
import type { PageSpec, Redirect } from '../scenario.ts';
import type { PlannedSite } from './plan.ts';

/** Directives inside `http { … }`; suites and curves are NCSC-NL 2025-05's good and sufficient ones. */
export const httpDefaults = [
  'server_tokens off;',
  'charset utf-8;',
  'default_type application/octet-stream;',
  'types { text/html html; text/css css; text/plain txt; application/xml xml; application/json json;',
  '  image/svg+xml svg; text/javascript js; image/png png; application/xhtml+xml xhtml; }',
  'geo $literal_dollar { default "$"; }',
  'server_names_hash_max_size 8192; server_names_hash_bucket_size 256;',
  'ssl_protocols TLSv1.2 TLSv1.3;',
  'ssl_ciphers ECDHE-ECDSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-CHACHA20-POLY1305;',
  'ssl_prefer_server_ciphers on;',
  'ssl_ecdh_curve X25519:prime256v1:secp384r1;',
  'ssl_session_tickets off;',
];

/** Writes pages and certificates below `folder`; returns server blocks. */
export function writeSites(
  folder: string,
  sites: readonly PlannedSite[],
  authority: Authority,
  now: Temporal.Instant,
): string[] {
  mkdirSync(folder, { recursive: true });
  const blocks: string[] = [];
  const defaults = new Map<string, string[]>();
  for (const site of sites) {
    const addresses = [site.v4, site.v6].filter((address) => address !== null);
    const tls = writeCertificate(folder, site, authority, now);
    const root = writePages(folder, site);
    for (const [port, behaviour] of [[80, site.http] as const, [443, site.https] as const]) {
      if (behaviour === 'closed' || (typeof behaviour === 'object' && 'misbehaves' in behaviour)) continue;
      const secure = port === 443;
      const common = secure ? [...tls, ...site.nginx] : site.nginx.filter((line) => !line.startsWith('ssl_'));
      const listen = (address: string, more: string) =>
        `listen ${bracket(address)}:${port}${secure ? ' ssl http2' : ''}${more};`;
      const any = site.answersAnyHost ? ' default_server' : '';
      blocks.push(
        block([
          ...addresses.map((address) => listen(address, any)),
          `server_name ${site.hosts.join(' ')};`,
          ...common,
          ...(behaviour === 'pages' ? content(site, root, secure) : redirect(behaviour, site, secure)),
        ]),
      );
      for (const address of addresses) {
        const key = `${address} ${port}`;
        if (site.answersAnyHost) defaults.set(key, []);
        else if (!defaults.has(key)) {
          const ssl = secure ? [...tls, ...site.nginx.filter((line) => line.startsWith('ssl_'))] : [];
          defaults.set(key, [listen(address, ' default_server'), 'server_name "";', ...ssl, 'return 404;']);
        }
      }
    }
  }
  return [...blocks, ...[...defaults.values()].filter((lines) => lines.length > 0).map(block)];
}

/** Key and chain of one site; also where the misbehaving server finds them. */
export function certificatePaths(folder: string, site: PlannedSite): { key: string; chain: string } {
  return { key: join(folder, `${site.id}.key`), chain: join(folder, `${site.id}.pem`) };
}

function writeCertificate(
  folder: string,
  site: PlannedSite,
  authority: Authority,
  now: Temporal.Instant,
): string[] {
  const paths = certificatePaths(folder, site);
  const { chainPem, keyPem } = authority.issue(site.certificate, site.hosts, now);
  writeFileSync(paths.chain, chainPem);
  writeFileSync(paths.key, keyPem, { mode: 0o600 });
  return [`ssl_certificate ${paths.chain};`, `ssl_certificate_key ${paths.key};`];
}

function writePages(folder: string, site: PlannedSite): string {
  const root = join(folder, site.id);
  mkdirSync(root, { recursive: true });
  for (const [path, page] of Object.entries(site.pages)) {
    const file = join(root, fileOf(path, page));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, page.body);
  }
  if (site.overlay !== null && existsSync(site.overlay)) cpSync(site.overlay, root, { recursive: true });
  return root;
}

const special = (page: PageSpec) =>
  (page.status ?? 200) !== 200 || page.headers !== undefined || page.type !== undefined;

/** Where a page's body lies: a page with a status, headers or type of its own lies aside and has a location. */
function fileOf(path: string, page: PageSpec): string {
  if (special(page)) return `.lab/${createHash('sha256').update(path).digest('hex').slice(0, 16)}`;
  return path.endsWith('/') ? `${path}index.html` : path;
}

function content(site: PlannedSite, root: string, secure: boolean): string[] {
  const headers = headerLines(site.headers, secure);
  const locations = Object.entries(site.pages).flatMap(([path, page]) =>
    special(page) ? [location(path, page, site, secure)] : [],
  );
  return [`root ${root};`, 'index index.html;', ...headers, ...locations];
}

function location(path: string, page: PageSpec, site: PlannedSite, secure: boolean): string {
  const file = `/${fileOf(path, page)}`;
  const status = page.status ?? 200;
  const headers = headerLines({ ...site.headers, ...page.headers }, secure);
  const type = page.type ?? 'text/html';
  const serve = [`types {}`, `default_type ${quote(type.replace(/;\s*charset=utf-8$/i, ''))};`, ...headers];
  if (status === 200) return `location = ${quote(path)} { ${serve.join(' ')} try_files ${file} =404; }`;
  return [
    `location = ${quote(path)} { error_page ${status} ${file}; return ${status}; }`,
    `location = ${file} { internal; ${serve.join(' ')} }`,
  ].join('\n');
}

function redirect({ to, status }: Redirect, site: PlannedSite, secure: boolean): string[] {
  // $host and $request_uri are the only variables a target may name.
  const target = quote(to)
    .replaceAll(`${dollar}host`, '$host')
    .replaceAll(`${dollar}request_uri`, '$request_uri');
  return [...headerLines(site.headers, secure), `location / { return ${status ?? 301} ${target}; }`];
}

function headerLines(headers: Readonly<Record<string, string>>, secure: boolean): string[] {
  return Object.entries(headers)
    .filter(([name]) => secure || name.toLowerCase() !== 'strict-transport-security')
    .map(([name, value]) => `add_header ${name} ${quote(value)} always;`);
}

/** nginx has no escape for the dollar sign, so a variable holds it. */
const dollar = `$\{literal_dollar}`;

function quote(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replaceAll('$', dollar)}"`;
}

function bracket(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}

function block(lines: readonly string[]): string {
  return `server {\n  ${lines.join('\n  ')}\n}`;
}
