import { Hono } from "hono";
import { refuseLargeBody } from "../http/guard.ts";
import { LOADER } from "../http/headers.ts";
import { assets } from "./assets.ts";
import { cookieSettings } from "./cookie.ts";
import type { PagesDeps } from "./deps.ts";
import { advisor } from "./pages/advisor.tsx";
import { advisors } from "./pages/advisors.tsx";
import { agenda } from "./pages/agenda.tsx";
import { agendaEvent } from "./pages/agenda-event.tsx";
import { answerFragment, postFeedback } from "./pages/answers.tsx";
import { BECOME, become, postBecome } from "./pages/become.tsx";
import { charter, charterJson } from "./pages/charter.tsx";
import { addressPage, postAddress } from "./pages/confirm-address.tsx";
import { contactPages } from "./pages/contact/routes.ts";
import { contestForm, postContest } from "./pages/contest.tsx";
import { contestTicket, postWithdrawal } from "./pages/contest-ticket.tsx";
import { confirmErase, erase, exportConversation, openForPage } from "./pages/conversation.tsx";
import { docs, openApiJson } from "./pages/docs.tsx";
import { document } from "./pages/documents.tsx";
import { equity } from "./pages/equity.tsx";
import { errorPage, notFoundPage } from "./pages/errors.tsx";
import { answerEvidence } from "./pages/evidence.tsx";
import { fiche } from "./pages/fiche.tsx";
import { fiches } from "./pages/fiches.tsx";
import { home } from "./pages/home.tsx";
import { howItWorks } from "./pages/how-it-works.tsx";
import { human } from "./pages/human.tsx";
import { knownErrors } from "./pages/known-errors.tsx";
import { accessibility, legalNotice, security, securityText } from "./pages/legal.tsx";
import { maturity, postMaturity } from "./pages/maturity.tsx";
import { models } from "./pages/models.tsx";
import { myData, postOppositions } from "./pages/my-data.tsx";
import {
  postCorrectionsSeen,
  postNoticeAddress,
  postStopNotices,
  toldCorrection,
} from "./pages/notice-address.tsx";
import { openData, openDataArchive, openDataFile, openDataManifest } from "./pages/open-data.tsx";
import { orientationForm, orientationRules } from "./pages/orientation.tsx";
import { personalData } from "./pages/personal-data.tsx";
import { postProfile } from "./pages/profile.ts";
import { prompts } from "./pages/prompts.tsx";
import { postQuestion } from "./pages/question.ts";
import { createReturnLink, followReturn, showReturn } from "./pages/return-link.tsx";
import { reviewRules } from "./pages/review-rules.tsx";
import { sources } from "./pages/sources.tsx";
import { stats } from "./pages/stats.tsx";
import { transparency } from "./pages/transparency.tsx";
import { postReport, reportForm } from "./pages/trust-report.tsx";
import { ticket } from "./pages/trust-ticket.tsx";
import { verify } from "./pages/trust-verify.tsx";
import { postVerifyAnswer, verifyAnswer } from "./pages/verify-answer.tsx";
import { whyThisAnswer } from "./pages/why.tsx";
import { integrate } from "./widget/integrate.tsx";
import { loader } from "./widget/loader.ts";

export type { PagesDeps } from "./deps.ts";
export { errorPage, notFoundPage } from "./pages/errors.tsx";

const FORM_BYTES = 64 * 1024;
/** A text to compare: accents take up to nine bytes in a form. */
const TEXT_BYTES = 256 * 1024;

/** Every page of the site. The caller brings the origin check, the rate limits and the security headers. */
export function pages(deps: PagesDeps): Hono {
  const app = new Hono();
  app.onError(errorPage(deps.unofficialBanner));
  app.notFound(notFoundPage(deps.unofficialBanner));
  const secure = deps.publicUrl?.startsWith("https:") ?? false;
  app.use(cookieSettings({ secure, retentionDays: deps.retentionDays }));
  const limit = refuseLargeBody(FORM_BYTES);

  app.get("/", home(deps));
  // After a refused form, « Back » and a saved tab ask for this address.
  app.get("/question", (c) => c.redirect("/", 303));
  app.post("/question", limit, postQuestion(deps));
  app.get("/reponses/:id/fragment", answerFragment(deps));
  app.post("/reponses/:id/avis", limit, postFeedback(deps));
  app.get("/reponses/:id/contester", contestForm(deps));
  app.post("/reponses/:id/contester", limit, postContest(deps));
  app.get("/reponses/:id/preuve", answerEvidence(deps));
  app.get("/reponses/:id/pourquoi", whyThisAnswer(deps));

  app.post("/conversation/ouvrir", limit, openForPage(deps));
  app.get("/conversation/effacer", confirmErase(deps));
  app.post("/conversation/effacer", limit, erase(deps));
  app.get("/conversation/export", exportConversation(deps));
  app.post("/conversation/lien", limit, createReturnLink(deps));
  app.post("/conversation/profil", limit, postProfile(deps));
  app.post("/conversation/oppositions", limit, postOppositions(deps));
  app.get("/mes-donnees", myData(deps));
  app.post("/conversation/prevenir", limit, postNoticeAddress(deps));
  app.post("/conversation/corrections-lues", limit, postCorrectionsSeen(deps));
  app.get("/contestations/:ticket", contestTicket(deps));
  app.post("/contestations/:ticket/retirer", limit, postWithdrawal(deps));
  app.get("/corrections/:reference/:secret", toldCorrection(deps));
  app.post("/corrections/:reference/:secret/ne-plus-prevenir", limit, postStopNotices(deps));
  app.get("/verifier-une-reponse", verifyAnswer(deps));
  app.post("/verifier-une-reponse", refuseLargeBody(TEXT_BYTES), postVerifyAnswer(deps));
  // Before the return links of conversations: those of letters are recognised by their dots.
  app.route("/", contactPages(deps, limit));
  app.get("/retour/:secret", showReturn(deps));
  app.post("/retour/:secret", limit, followReturn(deps));

  app.get("/adresse/:token", addressPage(deps));
  app.post("/adresse/:token", limit, postAddress(deps));

  app.get("/annuaire", advisors(deps));
  app.get("/annuaire/:id", advisor(deps));
  app.get("/verifier", verify(deps));
  app.get("/signaler", reportForm(deps));
  app.post("/signaler", limit, postReport(deps));
  app.get("/signalements/:ticket", ticket(deps));
  app.get("/agenda", agenda(deps));
  app.get("/agenda/:id", agendaEvent(deps));
  app.get("/maturite", maturity(deps));
  app.post("/maturite", limit, postMaturity(deps));
  app.get("/conversation/maturite", maturity(deps));
  app.post("/conversation/maturite", limit, postMaturity(deps));
  app.get("/orientation", orientationForm(deps));
  app.get("/orientation/regles", orientationRules(deps));
  app.get("/humain", human(deps));
  app.get(BECOME, become(deps));
  app.post(BECOME, limit, postBecome(deps));
  app.get("/fiches", fiches(deps));
  app.get("/fiches/:id", fiche(deps));
  app.get("/consignes", prompts(deps));
  app.get("/relecture", reviewRules(deps));
  app.get("/transparence", transparency(deps));
  app.get("/comment-ca-marche", howItWorks(deps));
  app.get("/modeles", models(deps));
  app.get("/sources", sources(deps));
  app.get("/erreurs-connues", knownErrors(deps));
  app.get("/donnees-personnelles", personalData(deps));
  app.get("/mentions-legales", legalNotice(deps));
  app.get("/accessibilite", accessibility(deps));
  app.get("/securite", security(deps));
  app.get("/.well-known/security.txt", securityText(deps));
  app.get("/aipd", document(deps, "aipd"));
  app.get("/violation-de-donnees", document(deps, "breach"));
  app.get("/aveu-infraction", document(deps, "offence"));
  app.get("/periode-electorale", document(deps, "election"));
  app.get("/equite", equity(deps));
  app.get("/charte", charter(deps));
  app.get("/charte.json", charterJson(deps));
  app.get("/donnees-ouvertes", openData(deps));
  app.get("/donnees-ouvertes/manifeste.json", openDataManifest(deps));
  app.get("/donnees-ouvertes/archive.tar.gz", openDataArchive(deps));
  app.get("/donnees-ouvertes/fichiers/:path{.+}", openDataFile(deps));
  app.get("/stats", stats(deps));
  app.get("/docs", docs(deps));
  app.get("/docs/openapi.json", openApiJson(deps));
  app.get("/assets/*", assets());
  app.get(LOADER, loader);
  app.get("/integrer", integrate(deps));
  return app;
}
