/** A cookie for a year, set before anybody was asked. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(341, () => ({
  about: 'The first answer sets a visitor’s cookie for a year.',
  witness: ['X5'],
  domains: [
    {
      name: 'cookie-before-consent.vn',
      web: {
        headers: {
          'Set-Cookie': 'visitor=0a1b2c3d4e; Max-Age=31536000; Path=/; Secure; HttpOnly; SameSite=Lax',
        },
      },
    },
  ],
}));
