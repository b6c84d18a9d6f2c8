/** A statement whose values never enter its text: `sql\`… ${value}\`` becomes `$1`, `$2`… */
export type Sql = { readonly text: string; readonly values: readonly unknown[] };

/**
 * Tagged template for SQL. An `Sql` inside another is spliced in; every other value becomes a parameter.
 * @throws TypeError on `undefined`: a forgotten value must not become NULL silently.
 */
export function sql(strings: TemplateStringsArray, ...values: unknown[]): Sql {
  let text = "";
  const bound: unknown[] = [];
  strings.forEach((part, index) => {
    text += part;
    if (index >= values.length) return;
    const value = values[index];
    if (value === undefined) throw new TypeError("undefined in a SQL statement");
    if (isSql(value)) {
      text += value.text.replace(/\$(\d+)/g, (_, n: string) => `$${Number(n) + bound.length}`);
      bound.push(...value.values);
    } else {
      bound.push(value);
      text += `$${bound.length}`;
    }
  });
  return { text, values: bound };
}

function isSql(value: unknown): value is Sql {
  return typeof value === "object" && value !== null && "text" in value && "values" in value;
}
