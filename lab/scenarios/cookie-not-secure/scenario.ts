/** A session cookie that travels over http. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(339, () => ({
  about: 'The session cookie has no Secure.',
  witness: ['X5'],
  domains: [
    {
      name: 'cookie-not-secure.vn',
      web: { headers: { 'Set-Cookie': 'PHPSESSID=0a1b2c3d4e; path=/; HttpOnly; SameSite=Lax' } },
    },
  ],
}));
