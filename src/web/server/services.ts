/**
 * What lives longer than a request and is handed to every page: connections, clock, keys, the way out by mail. Made by the
 * command that starts the web (cli/commands/start.ts); nothing here opens anything.
 */
import type { Pool } from 'pg';
import type { Means, OidcProvider } from '#identity/index.ts';
import type { Mailer } from '#platform/mail/smtp.ts';
import type { SampleMark } from '#sample/index.ts';

export type DatabaseName = 'main' | 'sample';

/** A provider of identities outside (OIDC); null where none is set. Its name is what the button says: "Đăng nhập bằng …". */
export type OidcSettings = OidcProvider;

export interface Services {
  /** As hien_dien_console: what a signed-in person's request sees and writes, by `inScope` alone. */
  console: Pool;
  /** As hien_dien_identity: accounts, sessions, limits. */
  identity: Pool;
  /** Which of the installation's two databases this is. */
  database: DatabaseName;
  /** Set in the sample: every page carries it. */
  sample: SampleMark | null;
  installation: Installation;
  /** Key of the installation, randomness, hashing of passwords: what identity needs. */
  means: Means;
  /** What the browser's address begins with, without a slash at its end. */
  origin: string;
  mailer: Mailer | null;
  oidc: OidcSettings | null;
  version: string;
  /** Names can be measured: the sample's only in the lab, where its name servers are. */
  measures: boolean;
  now(): Temporal.Instant;
}

/** How far the making of the sample has come. */
export type SampleProgress =
  | { phase: string; done: number; of: number }
  | 'ready'
  | { failed: string }
  | null;

/** What only the process that runs the web can do. */
export interface Installation {
  dataFolder: string;
  /** Begins to load the sample, or goes on watching; answers at once. */
  loadSample(): void;
  sampleProgress(): SampleProgress;
  /** Turns the web and the workers to the other database; requests under way end on the old one. */
  use(name: DatabaseName): Promise<void>;
  /** Services of another database of this installation, for the first start. */
  servicesOf(name: DatabaseName): Promise<Services>;
}
