/** The shop has moved to a name whose server never answers. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(296, () => ({
  about: 'https redirects to another name, which accepts connections and stays silent.',
  witness: ['W5'],
  domains: [
    { name: 'redirect-to-silent-site.vn', web: { https: { to: 'https://im-lang.vn/' } } },
    { name: 'im-lang.vn', web: { http: { misbehaves: 'tarpit' }, https: { misbehaves: 'tarpit' } } },
  ],
}));
