import type { Handler } from "hono";
import { staffOf } from "../../../accounts/access.ts";
import { ROLE_LABELS, type Role, roleNames } from "../../../accounts/staff.ts";
import { DAYS_GOOD, type OnboardingStatus } from "../../../governance/onboarding/onboarding.ts";
import { frenchDay } from "../../dates.ts";
import { spaced } from "../../typography.ts";
import type { ConsoleDeps } from "../deps.ts";
import { sendConsole } from "../layout.tsx";
import { textOf } from "../words.ts";
import {
  ABOUT_AI,
  DUTIES,
  REFLEXES,
  SELF_CHECK,
  SERVICE,
  SITUATIONS,
  type Situation,
} from "./onboarding-words.ts";

export const ONBOARDING_PAGE = "/console/prise-en-main";

type Deps = Pick<ConsoleDeps, "governance">;

/** Ten minutes: what AI can and cannot do, what this service does, and what each role must (règlement (UE) 2024/1689, art. 4). */
export const onboardingPage =
  ({ governance }: Deps): Handler =>
  async (c) => {
    const { roles, ...staff } = staffOf(c);
    const status = await governance.onboarding.status({ ...staff, roles });
    return sendConsole(
      c,
      { title: "Prise en main" },
      <>
        <h1>Prise en main : dix minutes avant de commencer</h1>
        <p>
          {spaced(
            "Le règlement européen sur l'IA demande à qui déploie un système d'IA d'aider ceux qui s'en occupent à le comprendre, selon leur rôle (règlement (UE) 2024/1689, article 4, applicable depuis le 2 février 2025). Voici l'essentiel, et vos devoirs ici.",
          )}
        </p>
        <Standing status={status} />
        <section>
          <h2>Ce qu'est l'IA qui écrit</h2>
          <dl>
            {ABOUT_AI.map(({ title, text }) => (
              <>
                <dt>
                  <strong>{title}</strong>
                </dt>
                <dd>{spaced(text)}</dd>
              </>
            ))}
          </dl>
        </section>
        <section>
          <h2>Ce que fait ce service</h2>
          <List items={SERVICE.does} />
          <h3>Ce qu'il refuse</h3>
          <List items={SERVICE.refuses} />
        </section>
        <section>
          <h2>Vos devoirs</h2>
          {roles.map((role) => (
            <>
              <h3>{ROLE_LABELS[role]}</h3>
              <List items={DUTIES[role]} />
            </>
          ))}
        </section>
        <section>
          <h2>Cinq réflexes</h2>
          <ol>
            {REFLEXES.map((reflex) => (
              <li>{spaced(reflex)}</li>
            ))}
          </ol>
        </section>
        <section>
          <h2>Trois situations</h2>
          {SITUATIONS.map((situation) => (
            <Case situation={situation} roles={roles} />
          ))}
        </section>
        <section>
          <h2>Vérifiez-vous</h2>
          <p class="aside">Cinq questions. Répondez pour vous, puis ouvrez : rien n'est noté ni gardé.</p>
          {SELF_CHECK.map(({ question, answer }) => (
            <details class="fold">
              <summary>{spaced(question)}</summary>
              <p>{spaced(answer)}</p>
            </details>
          ))}
        </section>
        <Confirm status={status} roles={roles} />
      </>,
    );
  };

export const postRead =
  ({ governance }: Deps): Handler =>
  async (c) => {
    await governance.onboarding.markRead(staffOf(c), textOf((await c.req.parseBody()).version));
    return c.redirect(ONBOARDING_PAGE, 303);
  };

const List = ({ items }: { items: readonly string[] }) => (
  <ul>
    {items.map((item) => (
      <li>{spaced(item)}</li>
    ))}
  </ul>
);

const Case = ({
  situation: { title, facts, todo, more },
  roles,
}: {
  situation: Situation;
  roles: readonly Role[];
}) => (
  <>
    <h3>{title}</h3>
    <p>{spaced(facts)}</p>
    {/* What several of one's roles ask is said once. */}
    <List items={[...new Set(roles.flatMap((role) => todo[role]))]} />
    {more && (
      <p>
        <a href={more.href}>{more.text}</a>
      </p>
    )}
  </>
);

const WHY: Record<NonNullable<OnboardingStatus["due"]>, string> = {
  never: "Vous n'avez pas encore dit l'avoir lue.",
  old: "Elle se relit chaque année.",
  changed: "La page a changé depuis.",
  new_role: "Vous avez un nouveau rôle depuis.",
};

const Standing = ({ status: { readAt, due } }: { status: OnboardingStatus }) => (
  <p class={due === null ? "done" : "notice"} role="status">
    {readAt !== null && spaced(`Lue le ${frenchDay(readAt)}. `)}
    {due === null ? spaced(`À relire dans l'année, ou si la page change.`) : spaced(WHY[due])}
  </p>
);

const Confirm = ({
  status: { version, due },
  roles,
}: {
  status: OnboardingStatus;
  roles: readonly Role[];
}) =>
  due === null ? null : (
    <form method="post" action={ONBOARDING_PAGE}>
      <input type="hidden" name="version" value={version} />
      <button type="submit">J'ai lu</button>
      <p class="aside">
        {spaced(
          `Le journal garde la date, votre compte et vos rôles (${roleNames(roles)}) ; c'est bon pour ${DAYS_GOOD} jours.`,
        )}
      </p>
    </form>
  );
