/**
 * Whether a request is ours: it names our host, and a form of it comes from a page of ours. Together they stop a page of
 * another site from sending our forms and, by a name of its own that resolves to us, from reading our pages.
 */

export interface HeadLines {
  header(name: string): string | undefined;
}

const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];

/** On this machine itself its several names are one place. */
export function sameHost(host: string, origin: string): boolean {
  const own = new URL(origin);
  if (host === own.host) return true;
  const { hostname, port } = splitHost(host);
  return loopbackNames.includes(own.hostname) && loopbackNames.includes(hostname) && port === own.port;
}

/** A form without a word of where it comes from is foreign: every browser says it by one of the two head lines. */
export function isForeign(request: HeadLines, origin: string): boolean {
  const site = request.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin') return true;
  const from = request.header('origin');
  return from !== undefined ? !sameOrigin(from, origin) : site === undefined;
}

function sameOrigin(from: string, origin: string): boolean {
  if (from === origin) return true;
  const given = URL.parse(from);
  return given !== null && given.protocol === new URL(origin).protocol && sameHost(given.host, origin);
}

function splitHost(host: string): { hostname: string; port: string } {
  const [, hostname = '', port = ''] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(host) ?? [];
  return { hostname, port };
}
