/** A variable of a template: `{{nom}}`. */
const VARIABLE = /\{\{([a-z_]+)\}\}/g;

/**
 * Fills a template in one pass: what a value holds is never read as a template, so that a question with `{{donnees}}` in it stays words.
 * @throws Error when a variable of the template has no value, or a value no variable
 */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  const wanted = new Set([...template.matchAll(VARIABLE)].map((match) => match[1] ?? ""));
  const missing = [...wanted].filter((name) => !(name in values));
  const unknown = Object.keys(values).filter((name) => !wanted.has(name));
  if (missing.length > 0) throw new Error(`valeur manquante pour : ${missing.join(", ")}`);
  if (unknown.length > 0) throw new Error(`variable inconnue du modèle de texte : ${unknown.join(", ")}`);
  return template.replace(VARIABLE, (_, name: string) => values[name] ?? "");
}
