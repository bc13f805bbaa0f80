/** The connection breaks in the middle of the page, every time. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(354, () => ({
  about: 'Every answer ends before its announced length; no security headers are sent.',
  witness: ['W15'],
  domains: [{ name: 'page-cut-short.vn', web: { https: { misbehaves: 'cut-short', tls: true } } }],
}));
