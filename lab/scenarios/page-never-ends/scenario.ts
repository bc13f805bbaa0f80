/** A page that is still being sent when the visitor has gone home. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(353, () => ({
  about: 'Every answer goes on for ever, a line at a time; no security headers are sent.',
  witness: ['W15'],
  domains: [{ name: 'page-never-ends.vn', web: { https: { misbehaves: 'never-ends', tls: true } } }],
}));
