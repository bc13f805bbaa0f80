/** A site that sends round whoever brings no cookie. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(509, () => ({
  about: 'Redirects to itself with a cookie until the cookie is brought: a challenge, and nothing was seen.',
  witness: ['A8', 'V7'],
  domains: [
    {
      name: 'vongcookie.vn',
      web: {
        headers: { 'Set-Cookie': 'qua=1; Path=/; Secure; HttpOnly; SameSite=Lax' },
        https: { to: 'https://vongcookie.vn/?v=1' },
      },
    },
  ],
}));
