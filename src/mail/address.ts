const LONGEST_ADDRESS = 254; // RFC 5321, 4.5.3.1.3, less its angle brackets

/**
 * True for the complete address of a mailbox that a letter can go to: nothing in it opens another header or another address, nothing
 * in it is invisible, and no dot is doubled nor at an end (RFC 5321, 4.1.2).
 */
export const isMailAddress = (address: string): boolean =>
  /^[^\s@<>"(),;:\\[\]]+@[^\s@<>"(),;:\\[\]]+\.[\p{L}\p{N}-]{2,}$/u.test(address) &&
  !/\p{C}|\.\.|^\.|\.@|@[.-]|-\./u.test(address) &&
  address.length <= LONGEST_ADDRESS;

/** The same for all the writings of one mailbox: its case, and what is written after « + » to sort one's mail. */
export function sameMailbox(address: string): string {
  const at = address.lastIndexOf("@");
  const local = address.slice(0, at).replace(/(?!^)\+.*$/su, "");
  return `${local}${address.slice(at)}`.normalize("NFKC").toLowerCase();
}
