import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partsOf } from './profile.ts';

test('samples are added up by the part of the engine on their stack, idle time left out', () => {
  const frame = (functionName: string, url = '') => ({ functionName, url });
  const parts = partsOf({
    nodes: [
      { id: 1, callFrame: frame('(root)'), children: [2, 3, 5] },
      { id: 2, callFrame: frame('(idle)') },
      { id: 3, callFrame: frame('judge', 'file:///hd/src/measurement/judge.ts'), children: [4] },
      { id: 4, callFrame: frame('weigh', 'file:///hd/src/measurement/content/signal.ts') },
      { id: 5, callFrame: frame('doSend', 'node:dgram') },
    ],
    samples: [2, 3, 4, 4, 5],
    timeDeltas: [900, 10, 30, 35, 25],
  });
  assert.deepEqual(
    parts.map(({ part, share, top }) => [part, share, top[0]?.name]),
    [
      ['judging', 0.75, 'weigh signal.ts'],
      ['UDP', 0.25, 'doSend node:dgram'],
    ],
  );
});
