/**
 * The first process of the namespace: starts the lab, runs the command or stays, stops the lab.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { type Lab, startLab } from './start.ts';
import { stateFolder } from './state.ts';
import { commandInside, usage } from './usage.ts';

/** Never returns before the lab has stopped; sets the exit code. */
export async function inside(argv: readonly string[]): Promise<void> {
  const signals = listenForSignals();
  const run = join(stateFolder(), `run-${process.env.HIEN_DIEN_LAB_OUTER}`);
  let lab: Lab;
  try {
    lab = await Promise.race([
      startLab(stateFolder(), run, Temporal.Now.instant()),
      signals.first.then(giveUp),
    ]);
  } catch (error) {
    console.error((error as Error).message);
    process.exit(error instanceof Interrupted ? 130 : 1);
  }
  process.exitCode = argv.length === 0 ? await stay(lab, signals) : await runCommand(argv, lab, signals);
  await lab.stop();
  process.exit();
}

class Interrupted extends Error {}

function giveUp(): never {
  throw new Interrupted('lab: interrupted while starting');
}

interface Signals {
  /** Resolves with the first signal, or when the outer process is gone. */
  first: Promise<NodeJS.Signals>;
  /** Called for every signal that a command has not had from the terminal already. */
  onSignal: (listener: (signal: NodeJS.Signals) => void) => void;
}

function listenForSignals(): Signals {
  const listeners: ((signal: NodeJS.Signals) => void)[] = [];
  let fromTerminal = 0;
  const first = new Promise<NodeJS.Signals>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      // A terminal's Ctrl-C comes to every process of the group; what comes over IPC right after is the same one.
      process.on(signal, () => {
        fromTerminal = Date.now();
        resolve(signal);
      });
    }
    const pass = (signal: NodeJS.Signals) => {
      if (Date.now() - fromTerminal < 300) return;
      resolve(signal);
      for (const listener of listeners) listener(signal);
    };
    process.on('message', (message: { signal: NodeJS.Signals }) => setTimeout(pass, 50, message.signal));
    process.once('disconnect', () => pass('SIGTERM'));
  });
  return { first, onSignal: (listener) => listeners.push(listener) };
}

async function stay(lab: Lab, signals: Signals): Promise<number> {
  process.send?.({ ready: lab.path });
  console.error(usage);
  console.error(`\n${lab.facts.scenarios.length} scenarios are up; facts for programs: ${lab.path}`);
  const hold = setInterval(() => {}, 1 << 30);
  await signals.first;
  clearInterval(hold);
  return 0;
}

function runCommand(argv: readonly string[], lab: Lab, signals: Signals): Promise<number> {
  const [file, args, options] = commandInside(argv, lab.path);
  return new Promise((resolve) => {
    const child: ChildProcess = spawn(file, args, { stdio: 'inherit', ...options });
    signals.onSignal((signal) => child.kill(signal));
    child.once('error', (error) => {
      console.error(`lab: ${file} could not be started: ${error.message}`);
      resolve(127);
    });
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}
