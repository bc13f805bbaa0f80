/** A web server that lists its files. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(486, () => ({
  about: 'No front page: nginx lists the files of the directory (autoindex).',
  witness: ['A8'],
  domains: [{ name: 'thumucmo.vn', web: { pages: { '/': null }, nginx: ['autoindex on;'] } }],
}));
