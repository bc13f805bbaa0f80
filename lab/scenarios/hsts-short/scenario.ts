/** HSTS for half a year. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(300, () => ({
  about: 'Strict-Transport-Security lasts 182 days, half of what the norm wants.',
  witness: ['W8'],
  domains: [{ name: 'hsts-short.vn', web: { headers: { 'Strict-Transport-Security': 'max-age=15768000' } } }],
}));
