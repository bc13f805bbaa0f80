/**
 * How much of a page is kept: a page of any size becomes PageFacts of at most some 150 kB.
 */

/** Characters, or entries of a list; what is past them is counted where PageFacts says so, else left out. */
export const pageBounds = {
  bytes: 1_048_576, // read at all; the probe stops earlier, at 500 kB
  depth: 512,
  title: 500,
  description: 1_000,
  short: 200, // lang, generator, link text, alt, field names
  h1: 20,
  h1Text: 300,
  text: 20_000,
  hiddenText: 4_000,
  footerText: 4_000,
  noscriptText: 2_000,
  links: 300,
  internalPages: 2_000,
  externalDomains: 100,
  scripts: 100,
  inlineScript: 2_000,
  inlineScripts: 16_000,
  styleSheets: 65_536,
  subresources: 300,
  forms: 30,
  fields: 40,
  images: 100,
  iframes: 50,
  jsonLd: 8_000,
  metaCsp: 5,
  contacts: 50,
} as const;
