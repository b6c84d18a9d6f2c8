import { kindLabel } from "../../audit/labels.ts";
import type { Attestation } from "../../evidence/chain.ts";
import type { Evidence } from "../../evidence/evidence.ts";
import { moment } from "../console/words.ts";
import { spaced } from "../typography.ts";

/** What the journal says of the answer, and how to check it without us. */
export const JournalProof = ({ evidence: { recording, later } }: { evidence: Evidence }) => (
  <section aria-labelledby="journal">
    <h2 id="journal">La preuve du journal</h2>
    {recording === null ? (
      <p class="essential">Le journal ne dit rien de cette réponse : elle n'est pas prouvée.</p>
    ) : (
      <>
        <p>
          Chaque acte du service entre dans un journal où l'on ne peut qu'ajouter : l'empreinte de chaque
          entrée dépend de la précédente. Il contient l'empreinte du texte chiffré de la réponse, jamais ses
          mots.
        </p>
        <p class={recording.untouched && recording.agrees ? undefined : "essential"}>
          <strong>
            {recording.untouched && recording.agrees
              ? spaced(
                  "Vérifié à l'instant : l'entrée est intacte, et la réponse enregistrée est celle qu'elle décrit.",
                )
              : spaced("Altérée : ce qui est enregistré ne correspond plus à l'entrée du journal.")}
          </strong>
        </p>
        <h3>{`L'entrée n° ${recording.entry.seq}`}</h3>
        <p>
          L'empreinte SHA-256 de cette ligne, exactement (numéro, heure, nature, sujet, faits, empreinte du
          texte chiffré, empreinte de l'entrée précédente) :
        </p>
        <pre tabindex={0}>{recording.hashed}</pre>
        <dl>
          <dt>Empreinte de l'entrée</dt>
          <dd>
            <code class="digest">{recording.entry.digest}</code>
          </dd>
          <dt>Empreinte de la précédente</dt>
          <dd>
            <code class="digest">{recording.entry.previous}</code>
          </dd>
        </dl>
        <p>
          {spaced("Pour la recalculer : enregistrez la ligne dans")} <code>entree.json</code>, sans saut de
          ligne à la fin, puis :
        </p>
        <pre tabindex={0}>sha256sum entree.json</pre>
        <h3>Le point de contrôle signé</h3>
        {recording.attestation === null ? (
          <p>
            Aucun n'a encore été signé depuis cette réponse : il en vient un dans la minute. Rechargez ce
            dossier.
          </p>
        ) : (
          <Checkpoint {...recording.attestation} />
        )}
      </>
    )}
    {later.length > 0 && (
      <>
        <h3>Ce qui a suivi</h3>
        <ul>
          {later.map(({ seq, at, kind, digest }) => (
            <li>
              {spaced(`${moment(at)} : ${kindLabel(kind)}, entrée n° ${seq}, empreinte `)}
              <code class="digest">{digest}</code>
            </li>
          ))}
        </ul>
      </>
    )}
  </section>
);

const COMMANDS = `printf '%s' 'DÉCLARATION' > declaration.json
printf '%s' 'SIGNATURE' | base64 -d > signature.bin
openssl pkeyutl -verify -pubin -inkey cle.pem -rawin -in declaration.json -sigfile signature.bin`;

const Checkpoint = ({ checkpoint, statement, publicKey, signed, linked, entriesBetween }: Attestation) => (
  <>
    <p class={signed && linked ? undefined : "essential"}>
      {spaced(
        `Le ${moment(new Date(checkpoint.at))}, hors de la base, le service a signé que l'entrée n° ${checkpoint.seq} avait l'empreinte ci-dessous${
          entriesBetween === 0 ? " : c'est celle de la réponse." : `, ${entriesBetween} plus loin.`
        }`,
      )}{" "}
      <strong>
        {signed && linked
          ? "Signature bonne, et chaque entrée jusque-là découle de celle-ci."
          : !signed
            ? "Cette signature ne se vérifie pas."
            : "Les entrées jusque-là ne se suivent plus : le journal a été modifié."}
      </strong>
    </p>
    <p>Déclaration signée :</p>
    <pre tabindex={0}>{statement}</pre>
    <p>Signature (Ed25519, base64) :</p>
    <pre tabindex={0}>{checkpoint.signature}</pre>
    {publicKey !== null && (
      <>
        <p>
          Clé publique, à enregistrer dans <code>cle.pem</code>. Comparez-la à celle que l'exploitant a
          publiée :
        </p>
        <pre tabindex={0}>{publicKey}</pre>
      </>
    )}
    <p>Pour vérifier la signature avec OpenSSL 3, sans nous :</p>
    <pre tabindex={0}>
      {COMMANDS.replace("DÉCLARATION", statement).replace("SIGNATURE", checkpoint.signature)}
    </pre>
  </>
);
