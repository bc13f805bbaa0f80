/** Links tell others which page the visitor was reading. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(338, () => ({
  about: 'Referrer-Policy is unsafe-url.',
  witness: ['X4'],
  domains: [{ name: 'referrer-leaks.vn', web: { headers: { 'Referrer-Policy': 'unsafe-url' } } }],
}));
