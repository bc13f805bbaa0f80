/** A server that announces gzip and sends none. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(313, () => ({
  about: 'Every answer claims to be gzip and is not; no security headers are sent.',
  witness: ['W15'],
  domains: [
    { name: 'broken-compression.vn', web: { https: { misbehaves: 'broken-compression', tls: true } } },
  ],
}));
