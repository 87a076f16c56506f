// Reads the tags of a built document, as the minifier leaves them: in any order of attributes, and without quotes where it can.

/** The tag of a document that a pattern fits, and the value that one of its attributes has. */
export function find(html, pattern) {
  const [tag] = html.match(pattern) ?? [];
  if (!tag) throw new Error(`the document has nothing like ${pattern}`);
  const value = (name) => tag.match(new RegExp(` ${name}=(?:"([^"]*)"|([^\\s>]+))`))?.slice(1).find(Boolean);
  return { tag, value };
}

/** The content security policy that stands in a document. */
export const findPolicy = (html) => find(html, /<meta\b[^>]* http-equiv="?Content-Security-Policy\b[^>]*>/i);
