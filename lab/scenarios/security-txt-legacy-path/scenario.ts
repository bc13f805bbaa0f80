/** security.txt where the first drafts had it. */
import { defineScenario } from '../../scenario.ts';

/** security.txt must end in the future and, better, within a year: from the clock, like everything dated here. */
const expires = Temporal.Now.instant()
  .add({ hours: 24 * 180 })
  .toString({ smallestUnit: 'second' });
const text = `Contact: mailto:baomat@maychu.vn\nExpires: ${expires}\n`;

export default defineScenario(309, () => ({
  about: 'security.txt stands at the root and not under /.well-known/.',
  witness: ['W13'],
  domains: [
    {
      name: 'security-txt-legacy-path.vn',
      web: {
        pages: {
          '/.well-known/security.txt': null,
          '/security.txt': { type: 'text/plain; charset=utf-8', body: text },
        },
      },
    },
  ],
}));
