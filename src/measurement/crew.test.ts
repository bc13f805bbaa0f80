import assert from 'node:assert/strict';
import test from 'node:test';
import type { Worker } from 'node:worker_threads';
import { createCrew } from './crew.ts';

test('a thread that ends by itself costs what it was measuring, and no more of the list', {
  timeout: 60_000,
}, async (t) => {
  const workers: Worker[] = [];
  const note = (worker: Worker) => void workers.push(worker);
  process.on('worker', note);
  t.after(() => process.off('worker', note));
  await using crew = await createCrew({
    workers: 1,
    language: 'en',
    profile: 'presence',
    keepObservation: false,
    // Nobody listens there: every name is answered at once, as not measured.
    rootHints: '. 3600 NS a.root-servers.test.\na.root-servers.test. 3600 A 127.77.4.1\n',
    allowNetworks: ['127.77.4.0/24'],
  });
  const caught = assert.rejects(crew.measure('quan.vn'), /a measuring thread ended by itself/);
  await workers[0]?.terminate();
  await caught;
  const measured = await crew.measure('quan.vn');
  assert.equal(measured.judgement.state, 'not_measured');
  assert.equal(workers.length, 2);
});

test('a crew that was disposed of starts no thread again', { timeout: 60_000 }, async (t) => {
  const workers: Worker[] = [];
  const note = (worker: Worker) => void workers.push(worker);
  process.on('worker', note);
  t.after(() => process.off('worker', note));
  const crew = await createCrew({
    workers: 1,
    language: 'en',
    profile: 'presence',
    keepObservation: false,
    rootHints: '. 3600 NS a.root-servers.test.\na.root-servers.test. 3600 A 127.77.4.1\n',
    allowNetworks: ['127.77.4.0/24'],
  });
  await crew[Symbol.asyncDispose]();
  await assert.rejects(crew.measure('quan.vn'), /the crew has been disposed of/);
  assert.equal(workers.length, 1);
});
