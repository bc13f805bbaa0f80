/**
 * The crowd's websites: a server block for each of the 1,024 web addresses, pages by class, the name put in by SSI.
 *
 * One certificate for all names of an address, as large hosters once did: 20,000 certificates of their own would take
 * a minute at each start and 2 GB in nginx. They share one key, and so one key file.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crowdWeb } from '../address-plan.ts';
import type { Authority, CertificateSpec } from '../ca.ts';
import type { TcpListener } from '../misbehaving/tcp.ts';
import { cafePages } from '../web/cafe.ts';
import type { CrowdName } from './names.ts';

const host = '<!--# echo var="host" -->';
const page = (title: string, body: string) =>
  `<!doctype html>\n<html lang="vi"><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>\n`;

const small = page(
  `Tiệm ${host}`,
  `<h1>Tiệm may ${host}</h1><p>Nhận may áo dài, sửa quần áo, lên lai, thay khóa kéo. Làm việc từ tám giờ sáng đến sáu
  giờ chiều, nghỉ chủ nhật. Giá sửa từ hai mươi nghìn đồng, may mới xin ghé tiệm để đo.</p>
  <p>Chủ tiệm: bà Lê Thị Lan, 45 đường Hai Bà Trưng, phường Ninh Kiều. Điện thoại 0292 381 2345.</p>`,
);
const forSale = page(
  `${host} is for sale`,
  `<h1>${host}</h1><p>This domain is for sale. Buy this domain now.</p>
  <script src="https://www.google.com/adsense/domains/caf.js"></script><a href="/lander">Inquire</a>`,
);
const welcome = `<!DOCTYPE html>
<html>
<head>
<title>Welcome to nginx!</title>
</head>
<body>
<h1>Welcome to nginx!</h1>
<p>If you see this page, the nginx web server is successfully installed and
working. Further configuration is required.</p>
<p><em>Thank you for using nginx.</em></p>
</body>
</html>
`;

/** Classes that serve nothing by HTTP. */
const withoutWeb = new Set(['no-web', 'closed', 'lame', 'silent', 'tarpit', 'rate-limited']);
const rootOf: Record<string, string> = {
  'small-page': 'small',
  'no-https': 'small',
  'self-signed': 'small',
  'for-sale': 'for-sale',
  'default-page': 'welcome',
  'http-error': 'small',
  social: 'small',
};
const certificateOf: Record<string, CertificateSpec> = {
  'expired-certificate': { notBefore: -95 * 86_400, notAfter: -5 * 86_400 },
  'self-signed': { issuer: 'self' },
};
const variants = 8;

/** Web addresses of a rough crowd that no nginx answers for. */
export function crowdMisbehaving(names: readonly CrowdName[]): TcpListener[] {
  const modes = new Map<number, string>();
  for (const { web, class: kind } of names)
    if (kind === 'tarpit' || kind === 'rate-limited') modes.set(web, kind);
  return [...modes].flatMap(([web, kind]) => {
    const addresses = Object.values(crowdWeb(web)) as string[];
    return addresses.flatMap((address): TcpListener[] =>
      kind === 'tarpit'
        ? [80, 443].map((port) => ({ address, port, mode: 'tarpit' }))
        : [{ address, port: 80, mode: 'rate-limited' }],
    );
  });
}

export function writeCrowdSites(
  folder: string,
  names: readonly CrowdName[],
  authority: Authority,
  now: Temporal.Instant,
): string[] {
  writePages(folder, now);
  writeFileSync(keyFile(folder), authority.issue({}, ['crowd'], now).keyPem, { mode: 0o600 });
  const byAddress = new Map<number, CrowdName[]>();
  for (const name of names) {
    if (withoutWeb.has(name.class)) continue;
    const others = byAddress.get(name.web);
    if (others === undefined) byAddress.set(name.web, [name]);
    else others.push(name);
  }
  return [...byAddress].flatMap(([web, those]) => serverBlocks(folder, web, those, authority, now));
}

const keyFile = (folder: string) => join(folder, 'crowd.key');

function serverBlocks(
  folder: string,
  web: number,
  names: readonly CrowdName[],
  authority: Authority,
  now: Temporal.Instant,
): string[] {
  const { v4, v6 } = crowdWeb(web);
  const kind = names[0]!.class;
  const listen = (more: string, port: number) => [
    `listen ${v4}:${port}${more};`,
    `listen [${v6}]:${port}${more};`,
  ];
  const root = `root ${join(folder, rootOf[kind] ?? `active-${web % variants}`)}; index index.html; ssi on;`;
  const headers = web % 2 === 0 ? goodHeaders : [];
  const serve: Record<string, string[]> = {
    social: ['location / { return 302 https://www.facebook.com/quan.$connection; }'],
    'http-error': ['location / { return 503; }'],
  };
  const hosts = names.flatMap(({ domain }) => [domain, `www.${domain}`]);
  // Only the default page is shown to any Host: elsewhere it would be what a Host that nobody has gets, too.
  const any = kind === 'default-page';
  const content = [
    ...(any ? [] : [`server_name ${hosts.join(' ')};`]),
    ...headers,
    root,
    ...(serve[kind] ?? []),
  ];
  const nobody = any ? [] : [block([...listen(' default_server', 80), 'return 404;'])];
  if (kind === 'no-https' || any) return [...nobody, block([...listen('', 80), ...content])];
  const certificate = join(folder, `${web}.pem`);
  const { chainPem } = authority.issue(certificateOf[kind] ?? {}, hosts, now);
  writeFileSync(certificate, chainPem);
  const tls = [`ssl_certificate ${certificate};`, `ssl_certificate_key ${keyFile(folder)};`];
  const redirects = web % 3 !== 0 && kind !== 'social';
  const first = redirects ? [content[0]!, 'return 301 https://$host$request_uri;'] : content;
  return [
    ...nobody,
    block([...listen(' ssl http2 default_server', 443), 'ssl_reject_handshake on;']),
    block([...listen('', 80), ...first]),
    block([...listen(' ssl http2', 443), ...tls, ...content]),
  ];
}

const goodHeaders = [
  'add_header Strict-Transport-Security "max-age=31536000" always;',
  `add_header Content-Security-Policy "default-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'" always;`,
  'add_header X-Content-Type-Options nosniff always;',
  'add_header Referrer-Policy same-origin always;',
];

function writePages(folder: string, now: Temporal.Instant): void {
  const write = (root: string, path: string, body: string) => {
    const file = join(folder, root, path.endsWith('/') ? `${path}index.html` : path);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, body);
  };
  write('small', '/', small);
  write('for-sale', '/', forSale);
  write('welcome', '/', welcome);
  for (let variant = 0; variant < variants; variant++) {
    const pages = cafePages({ shown: host, domain: `cafe-${variant}.vn`, number: 900 + variant }, now);
    for (const [path, { body }] of Object.entries(pages)) write(`active-${variant}`, path, body);
  }
}

function block(lines: readonly string[]): string {
  return `server {\n  ${lines.join('\n  ')}\n}`;
}
