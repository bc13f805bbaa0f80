/** A site that its owner took away. */
import { defineScenario } from '../../scenario.ts';

const page = `<!doctype html>
<html><head><title>410 Gone</title></head>
<body><center><h1>410 Gone</h1></center><hr><center>nginx</center></body></html>`;

export default defineScenario(455, () => ({
  about: 'The front page answers 410: taken away for good.',
  witness: ['A8'],
  domains: [{ name: 'dagobo.vn', web: { pages: { '/': { status: 410, body: page } } } }],
}));
