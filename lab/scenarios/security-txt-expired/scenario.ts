/** The security.txt of the year before last. */
import { defineScenario } from '../../scenario.ts';

const text = 'Contact: mailto:baomat@maychu.vn\nExpires: 2024-12-31T16:59:59Z\n';

export default defineScenario(307, () => ({
  about: 'security.txt expired on the last day of 2024.',
  witness: ['W13'],
  domains: [
    {
      name: 'security-txt-expired.vn',
      web: { pages: { '/.well-known/security.txt': { type: 'text/plain; charset=utf-8', body: text } } },
    },
  ],
}));
