/** True when a text says something: spaces, marks and invisible characters alone are no reason given. */
export const saysSomething = (text: string): boolean =>
  /[\p{L}\p{N}]/u.test(text.replaceAll(/\p{Default_Ignorable_Code_Point}/gu, ""));
