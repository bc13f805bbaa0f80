/**
 * What the web is given for one of the installation's databases: brought up to date, connected to in the two roles of the
 * web, with the installation's key checked against it.
 */
import { randomBytes } from 'node:crypto';
import { argon2id, parseStrength } from '#identity/index.ts';
import { openMailer } from '#platform/mail/smtp.ts';
import { createDatabaseIfMissing } from '#platform/postgres/create-database.ts';
import { defaultMigrations, migrate } from '#platform/postgres/migrate.ts';
import { connectionAs } from '#platform/postgres/own-login.ts';
import { databaseOf, openPool } from '#platform/postgres/pool.ts';
import { selectSampleMark } from '#sample/index.ts';
import type { DatabaseName, Installation, Services } from '#web/index.ts';
import type { Server } from '../database.ts';
import type { Host } from '../host.ts';
import { prepareFacts } from '../prepare.ts';
import { secretOf } from '../secret-of.ts';

export interface OpenServices extends AsyncDisposable {
  services: Services;
}

/** Connections a page waits for at most; two cores answer fifty people with far fewer. */
const consoleConnections = 12;

export async function openServices(
  host: Host,
  server: Server,
  {
    name,
    origin,
    measures,
    installation,
  }: { name: DatabaseName; origin: string; measures: boolean; installation: Installation },
): Promise<OpenServices> {
  const { smtp, mailFrom, oidc: provider } = host.settings.web;
  const oidc = provider && { ...provider, ...parseStrength(provider) };
  const target = server.target(name);
  await createDatabaseIfMissing(server.admin, databaseOf(target));
  await migrate(target, defaultMigrations);
  await prepareFacts(target);
  const owner = openPool(target, { applicationName: 'hien-dien start', max: 1 });
  const { key, sample, asConsole, asIdentity } = await (async () => {
    try {
      return {
        key: await secretOf(owner, host),
        sample: await selectSampleMark(owner),
        asConsole: await connectionAs(owner, target, 'hien_dien_console'),
        asIdentity: await connectionAs(owner, target, 'hien_dien_identity'),
      };
    } finally {
      await owner.end();
    }
  })();
  const console = openPool(asConsole.target, {
    ...asConsole,
    applicationName: 'hien-dien console',
    max: consoleConnections,
    statementTimeoutMs: 30_000,
  });
  const identity = openPool(asIdentity.target, {
    ...asIdentity,
    applicationName: 'hien-dien identity',
    max: 4,
  });
  const mailer = smtp === null ? null : openMailer({ url: smtp, from: mailFrom ?? 'hien-dien@localhost' });
  return {
    services: {
      console,
      identity,
      database: name,
      sample,
      installation,
      means: { key, random: randomBytes, passwords: argon2id },
      origin,
      mailer,
      oidc,
      version: host.version,
      measures,
      now: host.now,
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([console.end(), identity.end(), mailer?.[Symbol.asyncDispose]()]);
    },
  };
}
