/** http sends the apex straight to https://www, so the apex never gets its HSTS. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(288, () => ({
  about: 'http redirects to https on www at once, not on the same host first.',
  witness: ['W7'],
  domains: [
    { name: 'other-host-first.vn', web: { http: { to: 'https://www.other-host-first.vn$request_uri' } } },
  ],
}));
