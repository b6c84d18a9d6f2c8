import type { Child } from "hono/jsx";
import {
  AUTHORITY,
  INCIDENT_KINDS,
  type IncidentFile,
  LONGEST_WORDS,
  PERSONS,
  SEVERITIES,
  type Step,
} from "../../../governance/incidents/incident.ts";
import { spaced } from "../../typography.ts";
import type { Refused } from "./refused.tsx";

/** What can be done about an open incident, each act in a form of its own, with its words. */
export const Acts = ({ incident, refused }: { incident: IncidentFile; refused: Refused }) => (
  <>
    <h2>Agir</h2>
    <Act
      step="measure"
      label="Une mesure prise"
      help="Ce qui a été fait, quand, avec quel effet."
      refused={refused}
    />
    {incident.kind === "personal_data" && (
      <>
        <Act
          step="authority"
          label="Notifier la CNIL ?"
          help="Ce qui fonde la décision : nature des données, nombre de personnes, conséquences probables, mesures. La notification se fait sur notifications.cnil.fr ; elle peut être complétée ensuite."
          refused={refused}
        >
          <Choice name="decision" step="authority" label="Décision" options={AUTHORITY} refused={refused} />
        </Act>
        <Act
          step="persons"
          label="Prévenir les personnes ?"
          help="Ce qui fonde la décision, et comment elles sont prévenues. Sans adresse laissée, un message public peut être le seul moyen (RGPD, article 34, 3, c)."
          refused={refused}
        >
          <Choice name="decision" step="persons" label="Décision" options={PERSONS} refused={refused} />
        </Act>
      </>
    )}
    <Act step="linked" label="Rattacher des réponses" help="En quoi elles sont concernées." refused={refused}>
      <label for="linked-reponses">Références</label>
      <input
        id="linked-reponses"
        name="answers"
        required
        maxlength={400}
        autocomplete="off"
        value={typedAt("linked", refused).answers ?? ""}
      />
    </Act>
    <Act
      step="qualified"
      label="Requalifier"
      help="Ce qui a été appris. Requalifié en violation de données, les 72 heures courent de maintenant."
      refused={refused}
    >
      <Choice
        name="kind"
        step="qualified"
        label="Ce qui s'est passé"
        options={INCIDENT_KINDS}
        chosen={incident.kind}
        refused={refused}
      />
      <Choice
        name="severity"
        step="qualified"
        label="Gravité"
        options={SEVERITIES}
        chosen={incident.severity}
        refused={refused}
      />
    </Act>
    <Act
      step="closed"
      label="Clore"
      help="Ce qu'on en retient, et ce qui change pour que cela n'arrive plus."
      refused={refused}
    />
  </>
);

const typedAt = (step: Step, refused: Refused): Readonly<Record<string, string>> =>
  refused?.typed.step === step ? refused.typed : {};

type ActProps = { step: Step; label: string; help: string; refused: Refused; children?: Child };

const Act = ({ step, label, help, refused, children }: ActProps) => (
  <details class="fold" open={refused?.typed.step === step}>
    <summary>{spaced(label)}</summary>
    <form method="post" class="rights">
      <input type="hidden" name="step" value={step} />
      {children}
      <label for={`${step}-mots`}>{step === "closed" ? "Leçons" : "Explication"}</label>
      <textarea
        id={`${step}-mots`}
        name="words"
        rows={4}
        required
        maxlength={LONGEST_WORDS}
        aria-describedby={`${step}-aide`}
      >
        {typedAt(step, refused).words ?? ""}
      </textarea>
      <p class="aside" id={`${step}-aide`}>
        {spaced(help)}
      </p>
      <button type="submit">Enregistrer</button>
    </form>
  </details>
);

type ChoiceProps = {
  name: string;
  step: Step;
  label: string;
  options: Readonly<Record<string, string>>;
  chosen?: string;
  refused: Refused;
};

const Choice = ({ name, step, label, options, chosen, refused }: ChoiceProps) => {
  const value = typedAt(step, refused)[name] ?? chosen;
  return (
    <>
      <label for={`${step}-${name}`}>{label}</label>
      <select id={`${step}-${name}`} name={name} required>
        <option value="">Choisir</option>
        {Object.entries(options).map(([code, text]) => (
          <option value={code} selected={value === code}>
            {text}
          </option>
        ))}
      </select>
    </>
  );
};
