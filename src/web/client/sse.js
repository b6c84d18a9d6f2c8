// @ts-check
/** @typedef {{ id: string, type: string, data: string }} ServerEvent */

/**
 * Reads server-sent events from the body of a response. `EventSource` cannot: it never sends a POST.
 * @param {ReadableStream<Uint8Array>} body
 * @returns {AsyncGenerator<ServerEvent>}
 */
export async function* readEvents(body) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let waiting = "";
  try {
    while (true) {
      const { done, value } = await reader.read();
      if (done) return;
      waiting += decoder.decode(value, { stream: true });
      // A carriage return at the end may be half of a line end: it waits for what follows.
      const blocks = waiting.replaceAll(/\r\n|\r(?!$)/g, "\n").split("\n\n");
      waiting = blocks.pop() ?? "";
      for (const block of blocks) {
        const event = parse(block);
        if (event !== null) yield event;
      }
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

/** @param {string} block @returns {ServerEvent | null} */
function parse(block) {
  const event = { id: "", type: "message", data: "" };
  /** @type {string[]} */
  const data = [];
  for (const line of block.split("\n")) {
    const [, name, value = ""] = /^([^:]*):? ?(.*)$/s.exec(line) ?? [];
    if (name === "event") event.type = value;
    if (name === "id") event.id = value;
    if (name === "data") data.push(value);
  }
  event.data = data.join("\n");
  return data.length === 0 ? null : event;
}
