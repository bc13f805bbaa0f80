import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { test } from 'node:test';
import { createEngine } from './engine.ts';

const nobody = {
  rootHints: '. 3600000 IN NS a.\na. 3600000 IN A 127.19.33.1\n',
  allowNetworks: ['127.0.0.0/8'],
};

test('a name that is done leaves nothing behind on the signal of the run', { timeout: 30_000 }, async () => {
  await using engine = await createEngine({ profile: 'presence', ...nobody });
  const run = new AbortController();
  const { dns } = await engine.observe('quan.vn', { signal: run.signal });
  assert.equal(dns.soa.outcome, 'error');
  assert.equal(getEventListeners(run.signal, 'abort').length, 0);
});

test('a run that was stopped before a name began asks nothing for it', { timeout: 30_000 }, async () => {
  await using engine = await createEngine({ profile: 'presence', ...nobody });
  const { dns } = await engine.observe('quan.vn', { signal: AbortSignal.abort() });
  assert.equal(dns.soa.fault, 'interrupted');
});
