// @ts-check
const FRAME = "/widget";

/** Whether this page is the one that another site shows in a frame. */
export const framed = location.pathname === FRAME || location.pathname.startsWith(`${FRAME}/`);

/** The address of the page where one asks. */
export const home = framed ? FRAME : "/";

/** The same address on this side: inside the frame, where the conversation is the frame's own. @param {string} path */
export const here = (path) => (framed ? `${FRAME}${path}` : path);
