/**
 * The parts of a PostgreSQL URL that we read or change. `URL` refuses forms that PostgreSQL allows, such as
 * `postgres://user@/database?host=/run/postgresql`, so the text is cut here; what it means is the driver's business.
 */
export interface UrlParts {
  /** `postgres://user:password@host:5432`, as given. */
  server: string;
  /** Decoded; empty where none is given. */
  user: string;
  /** Decoded; empty where none is given. */
  database: string;
  parameters: URLSearchParams;
}

export function splitUrl(url: string): UrlParts {
  const [, server = '', path = '', query = ''] =
    /^([^/?]*(?:\/\/[^/?]*)?)\/?([^?]*)(?:\?(.*))?$/s.exec(url) ?? [];
  const [, user = ''] = /^[^/]*\/\/([^:@]*)[^@]*@/.exec(server) ?? [];
  return {
    server,
    user: decodeURIComponent(user),
    database: decodeURIComponent(path),
    parameters: new URLSearchParams(query),
  };
}

export function joinUrl({ server, database, parameters }: UrlParts): string {
  const query = parameters.size === 0 ? '' : `?${parameters}`;
  return `${server}/${encodeURIComponent(database)}${query}`;
}
