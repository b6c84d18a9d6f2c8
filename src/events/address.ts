import { BlockList, isIP } from "node:net";

// Addresses that are not of the public Internet (IANA special-purpose registries), and so never an agenda's.
const PRIVATE_V4: [string, number][] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
];
// Of IPv6, only the global unicast space is public, less tunnels (which hide an IPv4 address) and documentation.
const GLOBAL_V6: [string, number] = ["2000::", 3];
const EXCEPT_V6: [string, number][] = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
];

const listOf = (subnets: [string, number][], family: "ipv4" | "ipv6"): BlockList => {
  const list = new BlockList();
  for (const [net, prefix] of subnets) list.addSubnet(net, prefix, family);
  return list;
};
const privateV4 = listOf(PRIVATE_V4, "ipv4");
const globalV6 = listOf([GLOBAL_V6], "ipv6");
const exceptV6 = listOf(EXCEPT_V6, "ipv6");

/** Whether an IP address is one of the public Internet; false for what is no address. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !privateV4.check(address, "ipv4");
  if (family === 6) return globalV6.check(address, "ipv6") && !exceptV6.check(address, "ipv6");
  return false;
}
