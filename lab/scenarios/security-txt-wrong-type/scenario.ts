/** The content system wraps security.txt as HTML. */
import { defineScenario } from '../../scenario.ts';

/** security.txt must end in the future and, better, within a year: from the clock, like everything dated here. */
const expires = Temporal.Now.instant()
  .add({ hours: 24 * 180 })
  .toString({ smallestUnit: 'second' });
const text = `Contact: mailto:baomat@maychu.vn\nExpires: ${expires}\n`;

export default defineScenario(308, () => ({
  about: 'security.txt is sent as text/html.',
  witness: ['W13'],
  domains: [
    {
      name: 'security-txt-wrong-type.vn',
      web: { pages: { '/.well-known/security.txt': { type: 'text/html', body: text } } },
    },
  ],
}));
