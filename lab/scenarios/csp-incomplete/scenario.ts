/** A policy with the first line alone. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(333, () => ({
  about: 'The Content-Security-Policy says nothing of frames, base and forms.',
  witness: ['X1'],
  domains: [
    { name: 'csp-incomplete.vn', web: { headers: { 'Content-Security-Policy': "default-src 'self'" } } },
  ],
}));
