/** A tarpit: connections open, nothing ever comes. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(261, () => ({
  about: 'Both ports accept and stay silent.',
  witness: [
    'W4',
    'W5',
    'W6',
    'W7',
    'W8',
    'W9',
    'W13',
    'W15',
    'X1',
    'X2',
    'X3',
    'X4',
    'X5',
    'T9',
    'T10',
    'T11',
  ],
  domains: [
    { name: 'web-silent.vn', web: { http: { misbehaves: 'tarpit' }, https: { misbehaves: 'tarpit' } } },
  ],
}));
