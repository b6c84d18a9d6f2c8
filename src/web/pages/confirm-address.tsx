import type { Context, Handler } from "hono";
import { DomainError } from "../../errors.ts";
import type { PagesDeps } from "../deps.ts";
import { sendPage } from "../layout.tsx";
import { spaced } from "../typography.ts";

type Deps = Pick<PagesDeps, "cards" | "unofficialBanner">;

const tokenOf = (c: Context): string => c.req.param("token") ?? "";

/** What the link of a letter to a new address of a card would do, and the button that does it. */
export const addressPage =
  (deps: Deps): Handler =>
  async (c) => {
    const link = await deps.cards.readAddressLink(tokenOf(c));
    if (link === null) return showDead(c, deps);
    const { unofficialBanner } = deps;
    return sendPage(
      c,
      { title: "Confirmer une adresse", unofficialBanner, personal: true },
      <main id="contenu" tabindex={-1} class="narrow">
        <h1>Confirmer cette adresse</h1>
        <p>
          {spaced(`${link.name} veut recevoir à cette adresse les demandes des dirigeants : `)}
          <strong>{link.email}</strong>
        </p>
        <p>
          <strong>{spaced("Rien n'est encore changé.")}</strong> L'ancienne adresse reste en service tant que
          vous n'avez pas confirmé.
        </p>
        <form method="post" action={`/adresse/${encodeURIComponent(tokenOf(c))}`}>
          <p class="actions">
            <button type="submit">{spaced("Oui, c'est mon adresse")}</button>
          </p>
        </form>
        <p class="aside">
          {spaced("Vous n'êtes pas au courant ? Fermez cette page : cette adresse ne sera pas utilisée.")}
        </p>
      </main>,
    );
  };

export const postAddress =
  (deps: Deps): Handler =>
  async (c) => {
    try {
      if (!(await deps.cards.confirmAddress(tokenOf(c)))) return showDead(c, deps);
    } catch (error) {
      // Another card took it meanwhile.
      if (!(error instanceof DomainError) || error.type !== "entree-invalide") throw error;
      return showDead(c, deps);
    }
    const { unofficialBanner } = deps;
    return sendPage(
      c,
      { title: "C'est confirmé", unofficialBanner, personal: true },
      <main id="contenu" tabindex={-1} class="narrow">
        <h1>{spaced("C'est confirmé, merci")}</h1>
        <p>Les demandes des dirigeants arriveront maintenant à cette adresse.</p>
      </main>,
    );
  };

const showDead = (c: Context, { unofficialBanner }: Deps) =>
  sendPage(
    c,
    { title: "Ce lien ne marche plus", unofficialBanner, status: 404, personal: true },
    <main id="contenu" tabindex={-1} class="narrow">
      <h1>Ce lien ne marche plus</h1>
      <p>
        {spaced(
          "Il a déjà servi, il a plus de sept jours, ou une autre adresse a été donnée depuis. Rien n'a été modifié.",
        )}
      </p>
      <p>
        {spaced("Vous êtes ambassadeur ou activateur ? Proposez de nouveau votre adresse sur ")}
        <a href="/console/ma-fiche">votre fiche</a>.
      </p>
    </main>,
  );
