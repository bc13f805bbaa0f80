/**
 * `npm run --silent lab [-- COMMAND …]`: the lab Internet and commands inside it.
 *
 * The program runs itself a second time as the first process of a network namespace (namespace.ts). The outer one only
 * passes signals and the exit code on, the inner one starts the servers. stdout belongs to the command alone.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { generateCrowd } from './crowd/generate.ts';
import { inside } from './inside.ts';
import { joinNamespace, newNamespace } from './namespace.ts';
import {
  clearRunning,
  processStart,
  readRunning,
  stateFolder,
  sweepRunFolders,
  writeRunning,
} from './state.ts';
import { commandInside, usage } from './usage.ts';

const argv = process.argv.slice(2);

if (process.env.HIEN_DIEN_LAB_STAGE === 'inside') await inside(argv);
else await outside();

async function outside(): Promise<void> {
  if (['help', '--help', '-h'].includes(argv[0] ?? '')) {
    console.log(usage);
    return;
  }
  const state = stateFolder();
  if (argv[0] === 'generate') {
    process.exitCode = await generateCrowd(state, argv.slice(1));
    return;
  }
  const running = process.env.HIEN_DIEN_LAB_OWN === '1' ? null : readRunning(state);
  if (running === null) await startInside(state);
  else if (argv.length === 0) {
    console.error(
      `The lab is running already (process ${running.pid}); run commands with: npm run --silent lab -- COMMAND`,
    );
    process.exitCode = 1;
  } else joinRunning(running);
}

/** Starts a lab of our own for the command (or to stay), and ends when it ends. */
async function startInside(state: string): Promise<void> {
  sweepRunFolders(state);
  const entry = tryEntry();
  const child = spawn(entry.command, [...entry.args, process.execPath, import.meta.filename, ...argv], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: {
      ...process.env,
      ...entry.environment,
      HIEN_DIEN_LAB_STAGE: 'inside',
      HIEN_DIEN_LAB_OUTER: String(process.pid),
      HIEN_DIEN_LAB_STATE: state, // in a user namespace we would seem to be root
    },
  });
  // A terminal sends Ctrl-C to the inner process as well; it tells the two apart.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (child.connected) child.send({ signal });
    });
  }
  let announced = false;
  // Only a lab that stays says so, and is joined by others; one started for a command ends with it.
  child.on('message', (message: { ready: string }) => {
    const pid = entry.args.includes('--fork') ? onlyChild(child.pid!) : child.pid!;
    writeRunning(state, { pid, startedAt: processStart(pid) ?? '', user: entry.user, lab: message.ready });
    announced = true;
  });
  child.once('error', (error) => {
    console.error(`lab: ${entry.command} could not be started: ${error.message}`);
    process.exit(1);
  });
  child.once('exit', (code, signal) => {
    if (announced) clearRunning(state);
    sweepRunFolders(state);
    process.exit(exitCode(code, signal));
  });
}

/** The first process inside, which unshare has forked. */
function onlyChild(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0]);
}

function tryEntry(): ReturnType<typeof newNamespace> {
  try {
    return newNamespace();
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}

function joinRunning(running: NonNullable<ReturnType<typeof readRunning>>): void {
  const { command, args } = joinNamespace(running);
  const [file, inner, options] = commandInside(argv, running.lab);
  const child = spawn(command, [...args, file, ...inner], { stdio: 'inherit', ...options });
  // nsenter has become the command itself. After Ctrl-C in a terminal it has the signal already; a second one is what
  // pressing twice would be, so only signals that a terminal does not send are passed on.
  process.on('SIGINT', () => {
    if (!process.stdin.isTTY) child.kill('SIGINT');
  });
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  child.once('error', (error) => {
    console.error(`lab: ${command} could not be started: ${error.message}`);
    process.exit(1);
  });
  child.once('exit', (code, signal) => process.exit(exitCode(code, signal)));
}

const signalNumbers: Partial<Record<NodeJS.Signals, number>> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGKILL: 9,
  SIGTERM: 15,
};

function exitCode(code: number | null, signal: NodeJS.Signals | null): number {
  return code ?? 128 + (signalNumbers[signal!] ?? 0);
}
