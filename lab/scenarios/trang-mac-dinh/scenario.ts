/** A Vietnamese hoster's page for whatever has no site yet. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(481, () => ({
  about: 'A hoster shows one page to every Host that has no site: two weak signs that agree.',
  witness: ['A8'],
  domains: [
    { name: 'trangmacdinh.vn', web: { content: 'none', standardHeaders: 'none', answersAnyHost: true } },
  ],
}));
