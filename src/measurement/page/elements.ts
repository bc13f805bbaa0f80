/**
 * What the extractor knows about elements by their names, classes and ids.
 */

/** Elements that do not break a word or a line; `a` does, because menus are links set side by side. */
export const inline = new Set(
  'abbr acronym b bdi bdo big cite code del dfn em font i ins kbd mark nobr q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
/** Their text is not read by visitors; what they load or ask still counts. */
export const silent = new Set([
  'select',
  'datalist',
  'textarea',
  'video',
  'audio',
  'canvas',
  'object',
  'iframe',
  'noembed',
  'noframes',
]);
export const mountPoints =
  /^(?:root|app|__next|__nuxt|___gatsby|q-app|app-root|react-root|vue-app|main-app|application|svelte)$/i;
/** A mount point may say “Loading…” or “Đang tải, vui lòng chờ trong giây lát” and still be empty. */
export const emptyMountCharacters = 40;
export const asksForScript = /java\s?script|enable js|bật js/i;
const footerName = /(?:^|\s)(?:(?:site|page|main|web)-?footer|footer(?:[-_][\w-]*)?)(?:\s|$)/i;

/** Where a page says who it is: V1 and V2 look for the operator here. */
export function isFooter(name: string, attributes: { [name: string]: string }): boolean {
  if (name === 'footer' || name === 'address') return true;
  if (name === 'body' || name === 'html') return false;
  return (
    attributes.role === 'contentinfo' ||
    (attributes.class !== undefined && footerName.test(attributes.class)) ||
    (attributes.id !== undefined && footerName.test(attributes.id))
  );
}
