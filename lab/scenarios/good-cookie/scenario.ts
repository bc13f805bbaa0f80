/** A session cookie as it should be. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(342, () => ({
  about: 'The session cookie is Secure, HttpOnly and SameSite, under __Host-.',
  witness: [],
  domains: [
    {
      name: 'good-cookie.vn',
      web: { headers: { 'Set-Cookie': '__Host-session=0a1b2c3d4e; Path=/; Secure; HttpOnly; SameSite=Lax' } },
    },
  ],
}));
