/** A menu in PDF as the front page. */
import { defineScenario } from '../../scenario.ts';

export default defineScenario(508, () => ({
  about: 'The front page is a PDF: its words cannot be counted.',
  witness: ['A8'],
  domains: [
    {
      name: 'trangchupdf.vn',
      web: {
        pages: {
          '/': { type: 'application/pdf', body: '%PDF-1.4\n1 0 obj << >> endobj\ntrailer << >>\n%%EOF\n' },
        },
      },
    },
  ],
}));
