import type { Context } from "hono";
import type { Reach } from "../../../contact/contact.ts";
import type { PagesDeps } from "../../deps.ts";
import { sendPage } from "../../layout.tsx";
import { webUrl } from "../../links.ts";
import { spaced } from "../../typography.ts";
import { type Around, Others, Who } from "./who.tsx";
import { whyNoForm } from "./why-no-form.ts";

type Unreachable = Exclude<Reach, { way: "form" }>;

/** No request can be sent: why, how to reach them all the same, the text to read or copy, and who else. */
export function showUnreachable(
  c: Context,
  deps: PagesDeps,
  { around, reach, text }: { around: Around; reach: Unreachable; text: string },
) {
  const { advisor } = around;
  return sendPage(
    c,
    {
      title: `Joindre ${advisor.name}`,
      unofficialBanner: deps.unofficialBanner,
      script: true,
      personal: true,
    },
    <main id="contenu" tabindex={-1} class="narrow contact">
      <h1>{spaced(`Joindre ${advisor.name}`)}</h1>
      <p class="essential">
        <strong>Aucune demande ne peut partir d'ici, et rien n'a été envoyé.</strong>{" "}
        {spaced(whyNoForm(reach.because))}
      </p>
      <Way reach={reach} />
      <h2>Que dire, ou écrire</h2>
      <label for="adresse">Votre message, à lire au téléphone ou à copier</label>
      <textarea id="adresse" readonly rows={7}>
        {text}
      </textarea>
      <button type="button" class="quiet" data-copy-from="adresse" hidden>
        Copier
      </button>
      <p id="status" role="status" class="help spaced" />
      <Others around={around} />
      <Who around={around} />
    </main>,
  );
}

const Way = ({ reach }: { reach: Unreachable }) => {
  if (reach.way === "phone")
    return (
      <p class="ways">
        <a class="call" href={`tel:${reach.phone.replaceAll(/\s/g, "")}`}>{`Appeler le ${reach.phone}`}</a>
      </p>
    );
  const site = reach.way === "page" && reach.url !== null ? webUrl(reach.url) : null;
  if (site === null)
    return <p>Nous n'avons pas d'autre moyen de la joindre : voyez plus bas qui d'autre peut vous aider.</p>;
  return (
    <p>
      <a href={site} rel="noopener nofollow">
        {`Aller sur son site (${new URL(site).host})`}
      </a>
    </p>
  );
};
