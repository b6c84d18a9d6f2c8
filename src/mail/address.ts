const LONGEST_ADDRESS = 254; // RFC 5321, 4.5.3.1.3, less its angle brackets

/** True for the complete address of a mailbox that a letter can go to: nothing in it opens another header or another address. */
export const isMailAddress = (address: string): boolean =>
  /^[^\s@<>"(),;:\\[\]]+@[^\s@<>"(),;:\\[\]]+\.[\p{L}\p{N}-]{2,}$/u.test(address) &&
  address.length <= LONGEST_ADDRESS;
