/** A site whose files were moved and whose front page is not there. */
import { defineScenario } from '../../scenario.ts';

const page = `<!doctype html>
<html><head><title>404 Not Found</title></head>
<body><center><h1>404 Not Found</h1></center><hr><center>nginx</center></body></html>`;

export default defineScenario(454, () => ({
  about: 'The front page answers 404.',
  witness: ['A8'],
  domains: [{ name: 'trangchu404.vn', web: { pages: { '/': { status: 404, body: page } } } }],
}));
