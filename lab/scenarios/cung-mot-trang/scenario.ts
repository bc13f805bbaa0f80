/** A service that the lists do not know, known by its many equal pages. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(478, () => ({
  about: 'Sixty other names show nearly the same page, and it says that the name is parked.',
  witness: ['A8'],
  context: { similarPages: 60 },
  domains: [
    {
      name: 'cungmottrang.net',
      web: { content: 'none', standardHeaders: 'none', http: 'pages', https: 'closed' },
    },
  ],
}));
