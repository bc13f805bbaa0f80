/** A front page that carries its whole catalogue. */
import { defineScenario } from '../../scenario.ts';

const line = '<p>Chậu men lam vẽ tay, cao ba mươi phân, nung ở lò bầu Phù Lãng, có sẵn trong kho.</p>\n';
const page = `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>Gốm Phù Lãng</title></head>
<body><nav><a href="/lien-he.html">Liên hệ</a></nav><h1>Gốm Phù Lãng</h1>\n${line.repeat(6_500)}</body></html>`;

export default defineScenario(352, () => ({
  about: 'The front page is 700 kB of HTML, more than is read.',
  witness: [],
  domains: [{ name: 'page-over-500-kb.vn', web: { pages: { '/': page } } }],
}));
