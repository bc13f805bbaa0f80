/**
 * What the command line needs of the machine it runs on. main.ts makes the real one; nothing else reads the environment.
 */
import type { Readable, Writable } from 'node:stream';

/** What the environment says about this installation. */
export interface Settings {
  /** DATABASE_URL: any server; null: PostgreSQL that comes along, in the data folder. */
  databaseUrl: string | null;
  /** HIEN_DIEN_DATA, else `data` in the checkout. */
  dataFolder: string;
  /** XDG_RUNTIME_DIR, where a socket may stand. */
  runtimeFolder: string | null;
  /** HIEN_DIEN_VANTAGE: how this place to measure from is called in runs; else the host's name. */
  vantage: string;
  web: WebSettings;
}

/** What the environment says about the web; null: not set. */
export interface WebSettings {
  /** HIEN_DIEN_ORIGIN: what people's browsers call this server, such as https://hiendien.thainguyen.gov.vn. */
  origin: string | null;
  /** HIEN_DIEN_SMTP, smtp(s)://user:password@host:port, and HIEN_DIEN_MAIL_FROM. */
  smtp: string | null;
  mailFrom: string | null;
  /** HIEN_DIEN_OIDC_ISSUER, _CLIENT_ID, _CLIENT_SECRET, _NAME, _ACR and _MAX_AGE, the last two as they stand there. */
  oidc: {
    issuer: string;
    clientId: string;
    clientSecret: string;
    name: string;
    acr: string | null;
    maxAge: string | null;
  } | null;
}

export interface Host {
  stdin: Readable & { isTTY?: boolean };
  stdout: Writable & { isTTY?: boolean };
  stderr: Writable & { isTTY?: boolean };
  /** Standard output is a terminal that shows colours, and NO_COLOR is not set. */
  colour: boolean;
  /** Width of the terminal in characters. */
  columns: number;
  version: string;
  settings: Settings;
  now(): Temporal.Instant;
  /** Milliseconds on a clock that only runs forward. */
  ticksMs(): number;
  /** Calls the handler at every Ctrl-C or SIGTERM until the returned function is called. */
  onInterrupt(handler: () => void): () => void;
  /** Ends the process at once. */
  exitNow(code: number): void;
}
