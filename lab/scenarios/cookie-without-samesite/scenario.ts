/** A cookie that goes along with requests from other sites. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(340, () => ({
  about: 'The language cookie has no SameSite.',
  witness: ['X5'],
  domains: [
    {
      name: 'cookie-without-samesite.vn',
      web: { headers: { 'Set-Cookie': 'lang=vi; Path=/; Secure; HttpOnly' } },
    },
  ],
}));
