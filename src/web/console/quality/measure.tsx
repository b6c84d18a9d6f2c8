import { READ_TWICE_PERCENT } from "../../../review/intake/draw.ts";
import type { Agreement } from "../../../review/quality/kappa.ts";
import { ENOUGH_READ, type QualityReport } from "../../../review/quality/report.ts";
import { missingWords } from "../../../review/quality/words.ts";
import { spaced } from "../../typography.ts";
import { counted, decimal, interval, number, percent, periodWords } from "./words.ts";

/** The whole page, for whoever reads one sentence. */
export const InOneSentence = ({ report: { errors } }: { report: QualityReport }) => (
  <p class="essential">{spaced(inOneSentence(errors))}</p>
);

function inOneSentence({ count, of, low, high }: QualityReport["errors"]): string {
  if (of === 0 || low === null || high === null)
    return "Aucune réponse tirée au hasard sur cette période n'a encore été relue : on ne sait pas combien sont fausses.";
  const read = `Sur ${counted(of, "réponse tirée au hasard et relue", "réponses tirées au hasard et relues")}, ${counted(of - count, "est bonne", "sont bonnes")} et ${counted(count, "est à reprendre", "sont à reprendre")}.`;
  return of < ENOUGH_READ
    ? `${read} C'est trop peu pour juger le service.`
    : `${read} Dans tout le service, entre ${interval({ low, high }).replace(" à ", " et ")} des réponses sont donc sans doute à reprendre.`;
}

/** What the random sample says of all the answers, how sure that is, and what was left unread. */
export const Measure = ({ report }: { report: QualityReport }) => {
  const { period, recorded, sample, errors, inexact, ahead } = report;
  const { coverage } = sample;
  return (
    <section>
      <h2>{spaced(`Part d'erreurs, ${periodWords(period)}`)}</h2>
      {errors.rate === null ? (
        <p>{spaced("Aucune réponse tirée au hasard n'a encore été lue : il n'y a rien à mesurer.")}</p>
      ) : (
        <>
          <p class="figure">
            <strong>{percent(errors.rate)}</strong>{" "}
            {spaced(`entre ${interval(errors).replace(" à ", " et ")}, à 95 %`)}
          </p>
          {errors.of < ENOUGH_READ && (
            <p class="notice">
              {spaced(
                `Trop peu pour conclure : ${counted(errors.of, "réponse lue", "réponses lues")}, il en faut au moins ${ENOUGH_READ}. L'intervalle dit tout ce que l'on sait.`,
              )}
            </p>
          )}
          <p>
            {spaced(
              `${counted(errors.count, "réponse", "réponses")} sur ${number(errors.of)} tirées au hasard et lues ${errors.count > 1 ? "sont" : "est"} à corriger ou à retirer, selon le premier avis. Exactitude notée 0 : ${number(inexact.count)}, soit ${percent(inexact.rate)} (${interval(inexact)})${inexact.notScored > 0 ? ` ; sans objet pour ${number(inexact.notScored)}` : ""}.`,
            )}
          </p>
        </>
      )}
      <h3>D'où vient ce chiffre</h3>
      <p>
        {spaced(
          `${counted(recorded.all, "réponse enregistrée", "réponses enregistrées")}, dont ${number(recorded.drawable)} sans les salutations ni les pannes, que le tirage ne prend pas. ${counted(coverage.of, "tirée", "tirées")} au hasard au moment de l'enregistrement, ${counted(coverage.count, "lue", "lues")} (${percent(coverage.rate)}).`,
        )}
      </p>
      <Unread unread={sample.unread} />
      <p>
        {spaced(
          "Le tirage ne regarde ni le risque, ni les mots, ni les plaintes. Ce qui est tiré se lit dans un ordre lui aussi tiré au sort : quand l'équipe n'a pas tout lu, ce qu'elle a lu reste un échantillon de ce qui a été tiré, et son taux vaut pour l'ensemble, avec un intervalle plus large. Deux exceptions : ce qui a été effacé avant lecture ne l'a pas été au hasard, et ce qui est urgent ou contesté passe devant.",
        )}
      </p>
      {ahead.read > 0 && (
        <p>
          {spaced(
            `${counted(ahead.read, "lue avant son tour, urgente ou contestée", "lues avant leur tour, urgentes ou contestées")}. Part d'erreurs des autres : ${percent(ahead.others.rate)} (${interval(ahead.others)}).`,
          )}
        </p>
      )}
    </section>
  );
};

/** Why the others were not read: nobody yet, nobody in time, nobody ever. */
const Unread = ({ unread }: { unread: QualityReport["sample"]["unread"] }) => {
  const { waiting, expired, erased, closed, opposed } = unread;
  const lines: [number, string, string][] = [
    [waiting, "attend d'être lue.", "attendent d'être lues."],
    [
      expired,
      "est sortie de la file sans lecture : l'équipe n'a pas suivi.",
      "sont sorties de la file sans lecture : l'équipe n'a pas suivi.",
    ],
    [
      erased,
      "a été effacée avant lecture : on ne saura jamais si elle était juste.",
      "ont été effacées avant lecture : on ne saura jamais si elles étaient justes.",
    ],
    [
      closed,
      "a été close par un responsable sans avis : elle n'est comptée ni juste ni fausse.",
      "ont été closes par un responsable sans avis : elles ne sont comptées ni justes ni fausses.",
    ],
    [
      opposed,
      "n'est pas lue parce que la personne s'y oppose : elle reste dans le total tiré.",
      "ne sont pas lues parce que les personnes s'y opposent : elles restent dans le total tiré.",
    ],
  ];
  const told = lines.filter(([count]) => count > 0);
  return told.length === 0 ? null : (
    <ul>
      {told.map(([count, one, many]) => (
        <li>{spaced(counted(count, one, many))}</li>
      ))}
    </ul>
  );
};

/** What was read because it looked risky: told apart, since it says nothing of the rest. */
export const Risk = ({ risk: { read, wrong } }: Pick<QualityReport, "risk">) => (
  <section>
    <h2>Lues pour leur risque</h2>
    <p>
      {spaced(
        `Lues pour leur risque : ${number(read)}, dont ${number(wrong)} à corriger ou à retirer. Ce n'est pas un taux : elles ont été choisies parce qu'elles risquaient d'être fausses, et n'entrent dans aucun des autres chiffres d'erreur.`,
      )}
    </p>
  </section>
);

/** How far two readers of the same answer agree, beyond what chance gives. */
export const Readers = ({ agreement: { twoWay, threeWay, notBlind } }: Pick<QualityReport, "agreement">) => (
  <section>
    <h2>Accord entre relecteurs (kappa de Cohen)</h2>
    <p class="aside">
      {spaced(
        `${READ_TWICE_PERCENT} % des réponses tirées sont lues par deux personnes, sans que la seconde voie l'avis de la première. Le second chiffre, le kappa de Cohen, retire l'accord que le hasard donnerait : 1, accord parfait ; 0, pas mieux que le hasard. S'il est faible, la part d'erreurs dépend de qui lit.`,
      )}
    </p>
    <ul>
      <li>{spaced(`Conforme ou non : ${agreementWords(twoWay)}`)}</li>
      <li>{spaced(`Les trois conclusions : ${agreementWords(threeWay)}`)}</li>
      {notBlind > 0 && (
        <li>
          {spaced(
            `${counted(notBlind, "autre lue", "autres lues")} deux fois, mais pas à l'aveugle : écartée${notBlind > 1 ? "s" : ""}.`,
          )}
        </li>
      )}
    </ul>
  </section>
);

function agreementWords({ raw, kappa, standardError, low, high, missing }: Agreement): string {
  if (raw.of === 0) return `${missingWords("no_pair")}.`;
  const plain = `${number(raw.count)} accords sur ${counted(raw.of, "réponse", "réponses")} (${percent(raw.rate)})`;
  if (kappa === null) return `${plain} ; ${missing ? missingWords(missing) : ""}.`;
  const said = `${plain}, accord entre relecteurs (kappa de Cohen) : ${decimal(kappa)}`;
  if (low === null || high === null || standardError === null)
    return `${said} ; ${missing ? missingWords(missing) : ""}.`;
  const few = raw.of < ENOUGH_READ ? " Trop peu pour conclure." : "";
  return `${said} (${decimal(low)} à ${decimal(high)} à 95 %, erreur type ${decimal(standardError)}).${few}`;
}
