/** A security.txt that names nobody. */
import { defineScenario } from '../../scenario.ts';

/** security.txt must end in the future and, better, within a year: from the clock, like everything dated here. */
const expires = Temporal.Now.instant()
  .add({ hours: 24 * 180 })
  .toString({ smallestUnit: 'second' });
const text = `Expires: ${expires}\nPreferred-Languages: vi\n`;

export default defineScenario(310, () => ({
  about: 'security.txt has no Contact.',
  witness: ['W13'],
  domains: [
    {
      name: 'security-txt-without-contact.vn',
      web: { pages: { '/.well-known/security.txt': { type: 'text/plain; charset=utf-8', body: text } } },
    },
  ],
}));
