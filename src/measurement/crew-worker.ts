/**
 * One thread of the crew: an engine and a judge behind messages.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { CrewOptions, CrewReply, CrewTask } from './crew.ts';
import { createEngine, type Engine, type EngineOptions } from './engine.ts';
import { judge } from './judge.ts';
import { defaultNorm, normByName } from './norm.ts';
import { parseOrigins } from './origins.ts';

if (!parentPort) throw new Error('crew-worker.ts is started by crew.ts, as a thread');
const port = parentPort;
const options = workerData as CrewOptions & EngineOptions;
const reply = (message: CrewReply) => port.postMessage(message);

try {
  serve(await createEngine(options));
} catch (error) {
  reply({ kind: 'failed-to-start', message: error instanceof Error ? error.message : String(error) });
}

function serve(engine: Engine): void {
  const stop = new AbortController();
  const norm = options.norm === undefined ? defaultNorm : normByName(options.norm);
  const origins = options.origins === undefined ? undefined : parseOrigins(options.origins);
  const context = origins ? { originOf: (address: string) => origins.originOf(address) } : {};
  port.on('message', (task: CrewTask) => {
    if (task.kind === 'interrupt') stop.abort();
    else if (task.kind === 'end') void end(engine);
    else void work(task);
  });
  reply({ kind: 'ready' });

  async function work(task: Extract<CrewTask, { id: number }>): Promise<void> {
    const { id } = task;
    try {
      if (task.kind === 'reachable')
        return reply({ kind: 'reachable', id, answer: await engine.reachable() });
      const observation = await engine.observe(task.domain, { signal: stop.signal });
      const judgement = judge(observation, { norm, context, language: options.language });
      reply({
        kind: 'measured',
        id,
        measured: { judgement, ...(options.keepObservation ? { observation } : {}) },
      });
    } catch (error) {
      const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
      reply({
        kind: 'broke',
        id,
        message: `${task.kind === 'measure' ? `${task.domain}: ` : ''}${message}`,
        stack,
      });
    }
  }
}

/** Ends this thread alone. What still waits for the budget of a busy host would hold it for a minute after Ctrl-C. */
async function end(engine: Engine): Promise<void> {
  await engine[Symbol.asyncDispose]();
  process.exit();
}
