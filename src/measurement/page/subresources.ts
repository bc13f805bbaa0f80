/**
 * What one element makes a browser load, and whether W3C Mixed Content (level 2, §3.1) would block it.
 *
 * Upgradeable (`active: false`) are images that are not an image set, video and audio; everything else is blockable.
 * So `srcset` and `<picture>` are active although they are images.
 */

export interface Reference {
  reference: string;
  kind: string;
  active: boolean;
}

type Attributes = { [name: string]: string };

/** Elements asked; everything else loads nothing but perhaps a background in its style. */
export const loadingElements = new Set([
  'img',
  'script',
  'link',
  'iframe',
  'frame',
  'embed',
  'object',
  'video',
  'audio',
  'source',
  'track',
  'input',
  'body',
]);

/** @param parent name of the element around it: `source` is an image set in `picture` and a medium elsewhere */
export function referencesOf(name: string, attributes: Attributes, parent: string): Reference[] {
  const one = (reference: string | undefined, kind: string, active: boolean): Reference[] =>
    reference ? [{ reference, kind, active }] : [];
  switch (name) {
    case 'img':
      return [...one(attributes.src, 'image', false), ...imageSet(attributes.srcset)];
    case 'script':
      return one(attributes.src, 'script', true);
    case 'link':
      return linked(attributes);
    case 'iframe':
    case 'frame':
      return one(attributes.src, 'frame', true);
    case 'embed':
      return one(attributes.src, 'object', true);
    case 'object':
      return one(attributes.data, 'object', true);
    case 'video':
      return [...one(attributes.src, 'video', false), ...one(attributes.poster, 'image', false)];
    case 'audio':
      return one(attributes.src, 'audio', false);
    case 'source':
      return parent === 'picture' ? imageSet(attributes.srcset) : one(attributes.src, 'media', false);
    case 'track':
      return one(attributes.src, 'track', true);
    case 'input':
      return attributes.type?.toLowerCase() === 'image' ? one(attributes.src, 'image', false) : [];
    case 'body':
      return one(attributes.background, 'image', false);
    default:
      return [];
  }
}

/** `url(…)` in an inline style: an image that is no image set. */
export function backgroundOf(style: string): string | null {
  return /url\(\s*["']?([^"')]{1,500})/i.exec(style)?.[1] ?? null;
}

function linked(attributes: Attributes): Reference[] {
  const href = attributes.href;
  if (!href) return [];
  const relations = (attributes.rel ?? '').toLowerCase().split(/\s+/);
  if (relations.includes('stylesheet')) return [{ reference: href, kind: 'stylesheet', active: true }];
  if (relations.includes('icon') || relations.includes('apple-touch-icon')) {
    return [{ reference: href, kind: 'image', active: false }];
  }
  if (relations.includes('manifest')) return [{ reference: href, kind: 'manifest', active: true }];
  if (relations.includes('preload') || relations.includes('modulepreload')) {
    const kind = (attributes.as ?? 'script').toLowerCase();
    return [{ reference: href, kind, active: !['image', 'video', 'audio'].includes(kind) }];
  }
  return [];
}

/** First candidate that is not in https: one suffices to be blocked; else the first of all. */
function imageSet(srcset: string | undefined): Reference[] {
  if (!srcset) return [];
  const candidates = srcset
    .slice(0, 4000)
    .split(/,\s+/)
    .map((candidate) => candidate.trim().split(/\s/, 1)[0] ?? '');
  const reference = candidates.find((candidate) => /^http:/i.test(candidate)) ?? candidates[0];
  return reference ? [{ reference, kind: 'image-set', active: true }] : [];
}
