/** What the documentation page shows of an OpenAPI document, read without trusting its shape. */
export type ApiOperation = {
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string;
  parameters: { name: string; where: string; required: boolean; description: string }[];
  /** JSON of the schema, by media type. */
  body: { type: string; schema: string }[];
  responses: { status: string; description: string; content: { type: string; schema: string }[] }[];
};
export type ApiView = {
  title: string;
  version: string;
  description: string;
  groups: { name: string; operations: ApiOperation[] }[];
  schemas: { name: string; schema: string }[];
};

type Dict = Record<string, unknown>;
const METHODS = ["get", "post", "put", "patch", "delete"];

const dict = (value: unknown): Dict =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Dict) : {};
const text = (value: unknown): string => (typeof value === "string" ? value : "");
const json = (value: unknown): string => JSON.stringify(value, null, 2) ?? "";

/** Flattens an OpenAPI document into what the page lists: operations by tag, then schemas. */
export function readOpenApi(document: unknown): ApiView {
  const root = dict(document);
  const info = dict(root.info);
  const groups = new Map<string, ApiOperation[]>();
  for (const [path, item] of Object.entries(dict(root.paths))) {
    for (const method of METHODS) {
      const operation = dict(item)[method];
      if (operation === undefined) continue;
      const name = text([dict(operation).tags].flat()[0]) || "Opérations";
      groups.set(name, [...(groups.get(name) ?? []), readOperation(method, path, dict(operation))]);
    }
  }
  return {
    title: text(info.title) || "Interface de programmation",
    version: text(info.version),
    description: text(info.description),
    groups: [...groups].map(([name, operations]) => ({ name, operations })),
    schemas: Object.entries(dict(dict(root.components).schemas)).map(([name, schema]) => ({
      name,
      schema: json(schema),
    })),
  };
}

function readOperation(method: string, path: string, operation: Dict): ApiOperation {
  const parameters = Array.isArray(operation.parameters) ? operation.parameters.map(dict) : [];
  return {
    id: `${method}-${path}`.replaceAll(/[^a-z0-9]+/gi, "-").replace(/-$/, ""),
    method: method.toUpperCase(),
    path,
    summary: text(operation.summary),
    description: text(operation.description),
    parameters: parameters.map((parameter) => ({
      name: text(parameter.name),
      where: text(parameter.in),
      required: parameter.required === true,
      description: text(parameter.description) || text(dict(parameter.schema).description),
    })),
    body: readContent(dict(operation.requestBody).content),
    responses: Object.entries(dict(operation.responses)).map(([status, response]) => ({
      status,
      description: text(dict(response).description),
      content: readContent(dict(response).content),
    })),
  };
}

const readContent = (content: unknown): { type: string; schema: string }[] =>
  Object.entries(dict(content)).map(([type, media]) => ({ type, schema: json(dict(media).schema) }));
