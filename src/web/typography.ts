/** French spaces that a line must not break at: before « ? » and its like, within guillemets and amounts. */
export const spaced = (text: string): string =>
  text.replaceAll(/ (?=[?!:;»%€])|(?<=«) |(?<=\d) (?=\d{3}(?!\d))/g, "\u00A0");
