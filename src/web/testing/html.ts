/** The tags of a page, as written: neither text nor a value holds a raw `<` or `>`, since both are escaped. */
export const tags = (html: string): string[] => html.match(/<[^>]*>?/g) ?? [];

const OUR_SCRIPT = /^<script type="module" src="\/assets\/[\w-]+\/chat\.js"( nonce="[^"]+")?>$/;

/** Everything in a page that could run or draw what the server did not mean: empty for a sound page. */
export function dangers(html: string): string[] {
  return tags(html).filter((tag) => {
    const names = tag.replaceAll(/="[^"]*"/g, '=""');
    return (
      /\son[a-z]+\s*=/i.test(names) ||
      /\sstyle\s*=/i.test(names) ||
      /^<(style|iframe|object|embed|img|base|math|video|audio)\b/i.test(tag) ||
      /\s(href|src|action|formaction)="?\s*(javascript|data|vbscript):/i.test(tag) ||
      (/^<script/i.test(tag) && !OUR_SCRIPT.test(tag))
    );
  });
}
