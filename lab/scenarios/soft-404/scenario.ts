/** A path that does not exist shows the front page with status 200. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(304, () => ({
  about: 'Every unknown path shows the front page with status 200.',
  witness: ['W9'],
  domains: [{ name: 'soft-404.vn', web: { nginx: ['error_page 404 =200 /index.html;'] } }],
}));
