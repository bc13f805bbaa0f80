/**
 * `hien-dien start`: everything a province needs on one machine — the database, the web, a measuring process — in one
 * process with its children, until Ctrl-C. Where nobody can sign in yet, the link that makes the first account is printed.
 */

import { join } from 'node:path';
import { makeSetupLink } from '#identity/index.ts';
import { inTransaction } from '#platform/postgres/db.ts';
import {
  buildFolder,
  createApp,
  type DatabaseName,
  type Installation,
  listen,
  loadBuild,
} from '#web/index.ts';
import { chooseDatabase, chosenDatabase, openServer, type Server } from '../database.ts';
import type { Host } from '../host.ts';
import { originOf, portOf } from '../start/origin.ts';
import { type SampleLoading, sampleLoading } from '../start/sample-loading.ts';
import { type OpenServices, openServices } from '../start/services.ts';
import { startUpkeep } from '../start/upkeep.ts';
import { startWorkers, type Workers } from '../worker-processes.ts';
import { mayMeasure, meansArguments, readEngineMeans } from './engine-means.ts';
import { type Given, optionOf } from './given.ts';

export async function startCommand(given: Given, host: Host): Promise<number> {
  await readEngineMeans(given); // a wrong path costs a sentence now and not a worker that dies again and again
  const { language } = given;
  const port = portOf(given);
  const origin = originOf(given, host);
  const build = await loadBuild();
  await using server = await openServer(host);
  await using desk = await openDesk({ given, host, server, origin });
  const app = createApp({
    services: () => desk.current(),
    build,
    clientFolder: join(buildFolder, 'client'),
    log: given.values.has('log'),
  });
  // From other machines people come through a proxy that speaks TLS and stands on this one, or in a container of its own.
  const address = optionOf(given, 'listen') ?? '127.0.0.1';
  const listening = await listen(app, { port, host: address });
  const stop = new AbortController();
  const quiet = host.onInterrupt(() => {
    if (stop.signal.aborted) host.exitNow(130);
    host.stderr.write(`${stoppingWords[language]}\n`);
    stop.abort();
  });
  const upkeep = startUpkeep(host, () => desk.current());
  try {
    host.stdout.write(`${readyWords[language](origin)}\n`);
    const link = await setupLink(desk);
    if (link !== null) host.stdout.write(`${setupWords[language](link)}\n`);
    await new Promise((resolve) => stop.signal.addEventListener('abort', resolve, { once: true }));
  } finally {
    quiet();
    await listening[Symbol.asyncDispose]();
    await upkeep[Symbol.asyncDispose](); // what the last requests did is signed, too
  }
  return 0;
}

/** The link for the first account, while there is none that could make others. */
async function setupLink(desk: Desk): Promise<string | null> {
  const { identity, means, now, origin } = desk.current();
  const made = await inTransaction(identity, (trx) => makeSetupLink(trx, { now: now(), means }));
  return made === null ? null : `${origin}/bat-dau/${made.secret}`;
}

interface Desk extends AsyncDisposable {
  current(): OpenServices['services'];
}

/** The database that is in use with its services and worker, and the way to the other one. */
async function openDesk({
  given,
  host,
  server,
  origin,
}: {
  given: Given;
  host: Host;
  server: Server;
  origin: string;
}): Promise<Desk> {
  const loading: SampleLoading = sampleLoading();
  const means = meansArguments(given);
  const opened = new Map<DatabaseName, Promise<OpenServices>>();
  const open = (name: DatabaseName) => {
    const known = opened.get(name);
    if (known) return known;
    const measures = mayMeasure(name, given);
    const made = openServices(host, server, { name, origin, measures, installation });
    opened.set(name, made);
    made.catch(() => opened.delete(name));
    return made;
  };
  let name = chosenDatabase(given, host);
  let workers: Workers;
  const startWork = () =>
    startWorkers(1, ['work', '--database', name, ...means], (text) => host.stderr.write(`${text}\n`));
  const installation: Installation = {
    dataFolder: host.settings.dataFolder,
    loadSample: () => loading.begin(),
    sampleProgress: () => loading.progress(),
    async use(wanted) {
      current = (await open(wanted)).services;
      name = wanted;
      chooseDatabase(host, wanted);
      await workers.end();
      workers = startWork();
    },
    servicesOf: async (wanted) => (await open(wanted)).services,
  };
  let current = (await open(name)).services;
  workers = startWork();
  return {
    current: () => current,
    async [Symbol.asyncDispose]() {
      await Promise.all([workers.end(), loading.end()]);
      for (const one of opened.values()) await (await one)[Symbol.asyncDispose]();
    },
  };
}

const readyWords = {
  vi: (origin: string) => `Hiện Diện đang chạy ở ${origin} (dừng: Ctrl-C)`,
  en: (origin: string) => `Hiện Diện runs at ${origin} (stop: Ctrl-C)`,
};
const setupWords = {
  vi: (link: string) =>
    `Chưa có tài khoản nào. Mở liên kết này để bắt đầu (dùng một lần, hết hạn sau 24 giờ):\n  ${link}`,
  en: (link: string) =>
    `There is no account yet. Open this link to begin (good once, for 24 hours):\n  ${link}`,
};
const stoppingWords = {
  vi: 'Đang dừng, tối đa 10 giây. Bấm Ctrl-C lần nữa để thoát ngay.',
  en: 'Stopping, at most 10 seconds. Press Ctrl-C again to leave at once.',
};
