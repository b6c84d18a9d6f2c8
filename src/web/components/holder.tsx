import type { Owner } from "../../governance/owners/owner.ts";
import { spaced } from "../typography.ts";

/** Who answers for something, by function; « non désigné » where nobody is named. */
export const Holder = ({ holder }: { holder: Owner["holder"] }) => {
  if (holder === null) return <strong>Non désigné.</strong>;
  const who = [holder.function, holder.organisation].filter(Boolean).join(", ");
  return (
    <>
      {who !== "" && spaced(`${who} : `)}
      <Contact text={holder.contact} />
    </>
  );
};

/** A line of the settings, or how to write to someone; an address or a page leads there. */
export const Contact = ({ text }: { text: string }) => {
  if (/^https:\/\/\S+$/.test(text)) return <a href={text}>{text}</a>;
  if (/^[^\s@]+@[^\s@]+$/.test(text)) return <a href={`mailto:${text}`}>{text}</a>;
  return <>{spaced(text)}</>;
};

/** What the settings say of who answers for the service; null: only a demonstration may leave it unsaid. */
export const Named = ({ text }: { text: string | null }) =>
  text === null ? <em>{spaced("Non renseigné : démonstration.")}</em> : <Contact text={text} />;
