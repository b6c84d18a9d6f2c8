import type { Handler } from "hono";
import { staffOf } from "../../accounts/access.ts";
import { ROLE_LABELS, type Role } from "../../accounts/staff.ts";
import { spaced } from "../typography.ts";
import { NAV, sendConsole } from "./layout.tsx";

/** What each role is here for, in one sentence. */
const PURPOSE: Record<Role, string> = {
  ambassador: "vous préparez vos échanges avec des dirigeants.",
  reviewer: "vous relisez les réponses du service et corrigez celles qui sont fausses.",
  lead: "vous approuvez les corrections et les réponses préparées, et pouvez suspendre ce qui déraille.",
  dpo: "vous voyez qui a accès à quoi, le journal et les contestations, sans rien modifier.",
  administrator: "vous gérez les comptes, les droits et les interrupteurs du service.",
};

/** The home of the console: why one is here, and where to go. */
export const consoleHome: Handler = (c) => {
  const staff = staffOf(c);
  const mine = NAV.filter(({ roles }) => roles.some((role) => staff.roles.includes(role)));
  return sendConsole(
    c,
    { title: "Accueil", here: "/console" },
    <>
      <h1>Bonjour</h1>
      <p>{`${staff.function}, ${staff.organisation}.`}</p>
      <ul>
        {staff.roles.map((role) => (
          <li>
            <strong>{ROLE_LABELS[role]}</strong>
            {spaced(` : ${PURPOSE[role]}`)}
          </li>
        ))}
      </ul>
      <h2>Vos pages</h2>
      <ul>
        {[...mine, SESSIONS].map(({ href, label, purpose }) => (
          <li>
            <a href={href}>{label}</a>
            {spaced(` : ${purpose}`)}
          </li>
        ))}
      </ul>
    </>,
  );
};

const SESSIONS = {
  href: "/console/sessions",
  label: "Vos sessions",
  purpose: "où vous êtes connecté, vos rôles, et de quoi fermer une session oubliée.",
};
