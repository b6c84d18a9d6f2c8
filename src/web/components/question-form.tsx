export const QUESTION_MAX = 2000;

/** Its id, for what is asked with a button elsewhere on the page. */
export const COMPOSER = "composer";

type Props = {
  content?: string;
  error?: string | null;
  first: boolean;
  /** Whether the person last said « sans IA générative »; null where no model may write. */
  without: boolean | null;
  /** The person opposes a model for the whole conversation: the box says so, and only /mes-donnees unsays it. */
  opposed: boolean;
};

/** The form where one writes. An error is shown beside the field, and the words are kept. */
export const QuestionForm = ({ content = "", error = null, first, without, opposed }: Props) => (
  <form class="composer" id={COMPOSER} method="post" action="/question" data-ask data-composer>
    <div class="asking">
      <label for="question">{first ? "Votre question" : "Posez une autre question"}</label>
      <a href="/humain">Parler à un humain</a>
    </div>
    <p class="error" id="question-error" hidden={error === null}>
      {error}
    </p>
    <div class="line">
      <textarea
        id="question"
        name="content"
        rows={first ? 3 : 1}
        required
        enterkeyhint="send"
        autocomplete="off"
        data-max={QUESTION_MAX}
        autofocus={error !== null}
        aria-invalid={error === null ? undefined : "true"}
        aria-describedby="question-error question-help question-count"
      >
        {content}
      </textarea>
      <button type="submit">Envoyer</button>
    </div>
    {without !== null && (
      <label class="choice">
        <input type="hidden" name="choix" value="1" />
        <input type="checkbox" name="sansIa" value="1" checked={without || opposed} disabled={opposed} />
        Sans IA générative
      </label>
    )}
    <p class="help" id="question-help">
      Écrivez comme vous parlez, les fautes ne gênent pas. N'indiquez ni nom, ni secret.
    </p>
    <p class="count" id="question-count" hidden />
  </form>
);
