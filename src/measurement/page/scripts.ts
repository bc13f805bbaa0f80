/**
 * Inline scripts and JSON-LD of one page: how many bytes of script, and the beginnings of each within the bounds.
 */
import type { PageFacts } from '../observation.ts';
import { pageBounds } from './bounds.ts';

const scriptType = /^(?:module|(?:text|application)\/(?:x-)?(?:java|ecma)script)?$/i;

export interface ScriptReader {
  read(text: string): void;
  done(): void;
}

/** @returns a function to call at each `script` element; what it gives back takes that element's text */
export function createScriptReader(
  facts: PageFacts,
): (attributes: { [name: string]: string }) => ScriptReader {
  let scriptTotal = 0;
  let jsonLdTotal = 0;
  return (attributes) => {
    const type = (attributes.type ?? '').trim();
    const isData = type.toLowerCase() === 'application/ld+json';
    const isScript = attributes.src === undefined && scriptType.test(type);
    let kept = '';
    const room = (): number =>
      isData
        ? pageBounds.jsonLd - jsonLdTotal - kept.length
        : Math.min(pageBounds.inlineScript, pageBounds.inlineScripts - scriptTotal) - kept.length;
    return {
      read(text) {
        if (!isData && !isScript) return;
        if (isScript) facts.inlineScriptBytes += Buffer.byteLength(text);
        kept += text.slice(0, Math.max(0, room()));
      },
      done() {
        if (kept.trim() === '') return;
        if (isData) {
          jsonLdTotal += kept.length;
          facts.jsonLd.push(kept);
        } else {
          scriptTotal += kept.length;
          facts.inlineScripts.push(kept);
        }
      },
    };
  };
}
