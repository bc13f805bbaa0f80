/**
 * PageFacts of a page on which nothing has been found yet.
 */
import type { PageFacts } from '../observation.ts';

/** @param contentType value of the Content-Type header, as it is to be kept */
export function emptyFacts(contentType: string): PageFacts {
  return {
    contentType,
    charset: 'utf-8',
    title: '',
    lang: null,
    description: '',
    h1: [],
    generator: null,
    text: '',
    words: 0,
    hiddenText: '',
    links: [],
    internalPages: 0,
    externalLinks: 0,
    externalDomains: [],
    scripts: [],
    inlineScriptBytes: 0,
    inlineScripts: [],
    subresources: [],
    forms: [],
    metaRefresh: null,
    metaCsp: [],
    images: [],
    iframes: [],
    appRoot: false,
    noscriptText: '',
    jsonLd: [],
    footerText: '',
    mailtos: [],
    tels: [],
    detectedLanguage: null,
  };
}
