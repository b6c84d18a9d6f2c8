import type { Handler } from "hono";
import { staffOf } from "../../accounts/access.ts";
import { DomainError } from "../../errors.ts";
import { readReference } from "../../ids.ts";
import { SWITCH_KINDS, SWITCHES, type SwitchKind, type Target, type Turn } from "../../switches/switch.ts";
import { spaced } from "../typography.ts";
import { wordOf } from "../word-of.ts";
import type { ConsoleDeps } from "./deps.ts";
import { sendConsole } from "./layout.tsx";
import { Advisors } from "./suspensions.tsx";
import { Reason, Turner } from "./switch-controls.tsx";
import { moment, SWITCHES_PAGE, textOf } from "./words.ts";

const DONE: Record<string, string> = {
  coupe: "C'est coupé, dès la question suivante.",
  retabli: "C'est rétabli, dès la question suivante.",
  suspendu: "L'interlocuteur est suspendu : il n'est plus montré ni proposé.",
  "suspendu-a-inviter":
    "L'interlocuteur est suspendu. Il reste à l'inviter à répondre : npm run report -- invite RÉFÉRENCE.",
  "interlocuteur-retabli": "L'interlocuteur est rétabli.",
  "interlocuteur-retire": "La suspension est levée ; l'annuaire l'avait retiré entre-temps, il le reste.",
};

/** What is off, since when, by whom and why; what can be turned, each in one form and one click. */
export const switchesPage =
  ({ switches, directory, hasModel }: ConsoleDeps): Handler =>
  async (c) => {
    const [board, targets] = [await switches.board(), await switches.targets()];
    const advisors = await directory.all();
    const done = wordOf(DONE, c.req.query("fait"));
    const offOf = (kind: SwitchKind): readonly Turn[] => board.off.filter((turn) => turn.kind === kind);
    return sendConsole(
      c,
      { title: "Interrupteurs", here: SWITCHES_PAGE },
      <>
        <h1>Interrupteurs</h1>
        {done !== undefined && (
          <p class="done" role="status">
            {spaced(done)}
          </p>
        )}
        <p>
          Effet à la question suivante, dans tout le service. Chaque acte entre au journal avec votre
          fonction.
          {spaced(" N'écrivez dans la raison ni nom, ni mot d'une personne.")}
        </p>
        <Single kind="chat" off={offOf("chat")[0]} />
        {hasModel || offOf("generated").length > 0 ? (
          <Single kind="generated" off={offOf("generated")[0]} />
        ) : (
          <section>
            <h2>{SWITCHES.generated.label}</h2>
            <p>
              <strong>{spaced("Aucun modèle n'est branché : ")}</strong>
              les réponses sont des extraits de fiches ou des textes préparés. Il n'y a rien à couper.
            </p>
          </section>
        )}
        <Several kind="fiche" off={offOf("fiche")} targets={targets.fiche} />
        <Several kind="prepared" off={offOf("prepared")} targets={targets.prepared} />
        <Advisors suspended={board.suspended} advisors={advisors} asked={c.req.query("nom") ?? ""} />
        <section>
          <h2>Une réponse déjà donnée</h2>
          <form method="get" action={`${SWITCHES_PAGE}/reponse`}>
            <label for="reference">{spaced("Sa référence (B7K3-9QXM-F), pour la retirer :")}</label>
            <input id="reference" name="reference" required maxlength={20} autocomplete="off" />
            <button type="submit" class="quiet">
              Ouvrir sa relecture
            </button>
          </form>
        </section>
        <History turns={board.history} />
      </>,
    );
  };

const State = ({ off, now = null }: { off: Turn | undefined; now?: string | null }) =>
  off === undefined ? (
    <p>
      <strong>{now === null ? "En marche." : spaced("En marche : ")}</strong>
      {now !== null && spaced(now)}
    </p>
  ) : (
    <p class="cut">
      <strong>{spaced("Coupé ")}</strong>
      {spaced(`le ${moment(off.at)} par ${off.by} : ${off.reason}`)}
    </p>
  );

/** What is so while nothing is cut. */
const RUNNING = {
  chat: "chaque question reçoit sa réponse.",
  generated:
    "un modèle peut rédiger à partir des fiches, et chaque phrase est vérifiée avant d'être montrée.",
};
const UNDERSTOOD = "J'ai compris : plus personne ne reçoit de réponse";

const ifCut = (effect: string): string =>
  `Si vous coupez : ${effect.charAt(0).toLowerCase()}${effect.slice(1)}`;

const Single = ({ kind, off }: { kind: "chat" | "generated"; off: Turn | undefined }) => (
  <section>
    <h2>{SWITCHES[kind].label}</h2>
    <State off={off} now={RUNNING[kind]} />
    <p class="aside">{spaced(off === undefined ? ifCut(SWITCHES[kind].effect) : SWITCHES[kind].effect)}</p>
    <form method="post" action={SWITCHES_PAGE}>
      <input type="hidden" name="kind" value={kind} />
      <Reason id={kind} />
      {kind === "chat" && off === undefined && (
        <label class="check">
          <input type="checkbox" name="understood" value="oui" required /> {spaced(UNDERSTOOD)}
        </label>
      )}
      <Turner on={off !== undefined} />
    </form>
  </section>
);

type SeveralProps = { kind: "fiche" | "prepared"; off: readonly Turn[]; targets: readonly Target[] };

const Several = ({ kind, off, targets }: SeveralProps) => (
  <section>
    <h2>{SWITCHES[kind].label}</h2>
    <p class="aside">{spaced(ifCut(SWITCHES[kind].effect))}</p>
    {off.map((turn) => (
      <form method="post" action={SWITCHES_PAGE} class="cut">
        <p>{spaced(`${turn.title ?? turn.target}`)}</p>
        <State off={turn} />
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="target" value={turn.target ?? ""} />
        <Reason id={`${kind}-${turn.target}`} />
        <Turner on />
      </form>
    ))}
    <form method="post" action={SWITCHES_PAGE}>
      <input type="hidden" name="kind" value={kind} />
      <label for={`cible-${kind}`}>{kind === "fiche" ? "Quelle fiche" : "Quelle réponse préparée"}</label>
      <select id={`cible-${kind}`} name="target" required>
        <option value="">Choisir</option>
        {targets
          .filter(({ id }) => !off.some(({ target }) => target === id))
          .map(({ id, title }) => (
            <option value={id}>{spaced(`${title} (${id})`)}</option>
          ))}
      </select>
      <Reason id={kind} />
      <Turner on={false} />
    </form>
  </section>
);

const History = ({ turns }: { turns: readonly Turn[] }) => (
  <section>
    <h2>Historique</h2>
    {turns.length === 0 && <p>Rien n'a encore été coupé.</p>}
    <ul>
      {turns.map((turn) => (
        <li>
          {spaced(
            `${moment(turn.at)} : ${turn.on ? "rétabli" : "coupé"}, ${SWITCHES[turn.kind].label.toLowerCase()}` +
              `${turn.target === null ? "" : ` « ${turn.title ?? turn.target} »`}, par ${turn.by}. ${turn.reason}`,
          )}
        </li>
      ))}
    </ul>
  </section>
);

export const postSwitch =
  ({ switches }: ConsoleDeps): Handler =>
  async (c) => {
    const form = await c.req.parseBody();
    const kind = SWITCH_KINDS.find((known) => known === form.kind);
    if (kind === undefined) throw new DomainError("entree-invalide", "Cet interrupteur n'existe pas.");
    const on = form.on === "oui";
    if (kind === "chat" && !on && form.understood !== "oui")
      throw new DomainError(
        "entree-invalide",
        `Rien n'est coupé. Cochez « ${UNDERSTOOD} », puis recommencez.`,
      );
    await switches.turn(staffOf(c), { kind, target: textOf(form.target), on, reason: textOf(form.reason) });
    return c.redirect(`${SWITCHES_PAGE}?fait=${on ? "retabli" : "coupe"}`, 303);
  };

export const postAdvisor =
  ({ switches }: ConsoleDeps): Handler =>
  async (c) => {
    const form = await c.req.parseBody();
    const given = [staffOf(c), textOf(form.advisorId), textOf(form.reason)] as const;
    let done: string;
    if (form.on === "oui")
      done = (await switches.restoreAdvisor(...given)) ? "interlocuteur-retabli" : "interlocuteur-retire";
    else done = (await switches.suspendAdvisor(...given)) ? "suspendu-a-inviter" : "suspendu";
    return c.redirect(`${SWITCHES_PAGE}?fait=${done}`, 303);
  };

/** Where an answer is reread, and can be withdrawn. */
export const openAnswer: Handler = (c) =>
  c.redirect(`/console/relecture/${encodeURIComponent(readReference(c.req.query("reference") ?? ""))}`, 303);
