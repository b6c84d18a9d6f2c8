import type { Context, Handler } from "hono";
import { staffOf } from "../../../accounts/access.ts";
import { LONGEST, SHEET_DAYS } from "../../../briefing/briefing.ts";
import { ACCEPTED } from "../../../briefing/material/file.ts";
import type { AdvisorView } from "../../../contact/contact.ts";
import { DomainError } from "../../../errors.ts";
import { statusOf } from "../../../http/problem.ts";
import { frenchDay } from "../../dates.ts";
import { spaced } from "../../typography.ts";
import type { ConsoleDeps } from "../deps.ts";
import { sendConsole } from "../layout.tsx";
import { needWords, sectorWords } from "../requests/words.ts";
import { moment, textOf } from "../words.ts";

export const BRIEFING = "/console/briefing";

type Deps = Pick<ConsoleDeps, "briefings" | "requestDesk">;
type Typed = { text: string; request: string };

/** One field, a file, or a request; and the sheets made lately. */
export const briefingPage =
  (deps: Deps): Handler =>
  (c) =>
    show(c, deps, { text: "", request: c.req.query("demande") ?? "" }, null);

/** Makes the sheet and goes to it. A refusal keeps what was typed on the screen, and nowhere else. */
export const postBriefing =
  (deps: Deps): Handler =>
  async (c) => {
    const form = await c.req.parseBody();
    const typed = { text: textOf(form.text), request: textOf(form.request) };
    try {
      const { file } = form;
      const dropped =
        file instanceof File && file.size > 0
          ? { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
          : null;
      const { id } = await deps.briefings.make(staffOf(c), {
        request: typed.request || null,
        text: typed.text || null,
        file: dropped,
      });
      return c.redirect(`${BRIEFING}/${id}`, 303);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return show(c, deps, typed, error);
    }
  };

async function show(c: Context, deps: Deps, typed: Typed, refused: DomainError | null): Promise<Response> {
  const staff = staffOf(c);
  const [sheets, { open }] = [await deps.briefings.list(staff), await openRequests(deps, c)];
  return sendConsole(
    c,
    { title: "Préparer un échange", here: BRIEFING, ...(refused ? { status: statusOf(refused.type) } : {}) },
    <div class="briefing">
      <h1>Préparer un échange</h1>
      <p>
        {spaced(
          "Collez le courriel d'un dirigeant, ou vos notes. Vous obtenez une page : ce qu'il demande, des cas, des aides, les précautions, les questions à poser, et une réponse à modifier.",
        )}
      </p>
      {staff.advisorId === null && (
        <p class="aside">
          {spaced(
            "Votre compte n'est relié à aucune fiche de l'annuaire : demandez-le à l'administrateur. D'ici là, vos conflits d'intérêts ne peuvent pas être signalés ici.",
          )}
        </p>
      )}
      {refused !== null && (
        <p class="failing" role="alert" id="refus">
          {spaced(refused.message)}
          {refused.fields.some(({ message }) => message !== refused.message) &&
            spaced(` ${refused.fields.map(({ message }) => message).join(" ")}`)}
        </p>
      )}
      <form method="post" action={BRIEFING} enctype="multipart/form-data">
        <label for="text">Courriel ou notes</label>
        <textarea
          id="text"
          name="text"
          rows={9}
          maxlength={LONGEST}
          aria-describedby={refused === null ? "confidence" : "refus confidence"}
        >
          {typed.text}
        </textarea>
        <label for="file">
          Ou un fichier<small>{spaced(" : .eml, .pdf, .docx ou .txt, 5 Mo et 30 pages au plus")}</small>
        </label>
        <input
          class="drop"
          id="file"
          name="file"
          type="file"
          accept={ACCEPTED}
          aria-describedby="confidence"
        />
        {open.length > 0 && (
          <>
            <label for="request">Ou une demande reçue</label>
            <select id="request" name="request">
              <option value="">Aucune</option>
              {open.map(({ id, company, sentAt }) => (
                <option value={id} selected={id === typed.request}>
                  {`${frenchDay(sentAt)} : ${sectorWords(company)}, ${needWords(company)}`}
                </option>
              ))}
            </select>
          </>
        )}
        <p class="aside" id="confidence">
          {spaced(
            `Ce que vous collez n'est pas gardé et n'est lu par personne d'autre. Seule la fiche est gardée ${SHEET_DAYS} jours, chiffrée, sans nom ni coordonnée : vous seul la voyez, et vous pouvez l'effacer. Aucun modèle d'IA n'est appelé.`,
          )}
        </p>
        <button type="submit">Préparer la fiche</button>
      </form>
      {sheets.length > 0 && (
        <section>
          <h2>Vos fiches</h2>
          <ul>
            {sheets.map(({ id, createdAt }) => (
              <li>
                <a href={`${BRIEFING}/${id}`}>{`Fiche du ${moment(createdAt)}`}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>,
  );
}

/** An account without a card has none. */
const openRequests = async ({ requestDesk }: Deps, c: Context): Promise<{ open: readonly AdvisorView[] }> => {
  const staff = staffOf(c);
  return staff.advisorId === null ? { open: [] } : requestDesk.list(staff);
};
