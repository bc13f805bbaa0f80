/** Apex sends to www, www sends to apex. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(285, () => ({
  about: 'The domain and www redirect to each other for ever.',
  witness: ['W5'],
  domains: [
    {
      name: 'redirect-loop.vn',
      web: [
        { hosts: ['redirect-loop.vn'], https: { to: 'https://www.redirect-loop.vn/' } },
        { hosts: ['www.redirect-loop.vn'], https: { to: 'https://redirect-loop.vn/' } },
      ],
    },
  ],
}));
