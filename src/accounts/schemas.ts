import { z } from "@hono/zod-openapi";
import { CHANGE_KINDS, LONGEST } from "./account.ts";
import { ROLES } from "./staff.ts";

const roles = z.array(z.enum(ROLES)).min(1, "choisissez au moins un rôle").max(ROLES.length);
const text = z.string().min(1).max(LONGEST.text);
const advisorId = z
  .string()
  .max(LONGEST.text)
  .nullable()
  .openapi({ description: "La fiche de l'annuaire pour laquelle parle un ambassadeur ; null : aucune" });
const date = z.string().openapi({ format: "date-time" });
const shownRoles = z.array(z.enum(ROLES)).readonly();

export const InvitationBody = z
  .strictObject({
    email: z.string().max(LONGEST.email).openapi({ example: "prenom.nom@exemple.fr" }),
    roles,
    function: text.openapi({ example: "Chargée de mission" }),
    organisation: text,
    advisorId: advisorId.optional(),
  })
  .openapi("NewInvitation");

export const ChangeBody = z
  .strictObject({
    roles: roles.optional(),
    function: text.optional(),
    organisation: text.optional(),
    advisorId: advisorId.optional(),
    disabled: z.boolean().optional(),
  })
  .openapi("AccountChange");

export const ReviewBody = z
  .strictObject({
    upTo: z.int().min(0).openapi({
      description:
        "Le dernier changement lu (`upTo` de GET /api/admin/accounts) : relire est refusé s'il y en a eu d'autres",
    }),
    justified: z.array(z.string().max(60)).max(10_000).openapi({
      description:
        "Les comptes dont les droits sont justifiés : tous les comptes actifs, ou rien n'est gardé",
    }),
    remark: z.string().max(LONGEST.remark).default("").openapi({ description: "Gardée masquée" }),
  })
  .openapi("NewAccessReview");

export const InvitedBody = z.object({ id: z.string(), expiresAt: date }).openapi("Invited");

const Change = z.object({
  kind: z.enum(CHANGE_KINDS),
  subject: z.string(),
  rolesBefore: shownRoles,
  rolesAfter: shownRoles,
  by: z.string().nullable(),
  at: date,
});

const Counts = z.object({
  active: z.int(),
  disabled: z.int(),
  dormant: z.int(),
  invitations: z.int(),
  byRole: z.record(z.enum(ROLES), z.int()),
});

const Account = z.object({
  id: z.string(),
  email: z.string(),
  roles: shownRoles,
  function: z.string(),
  organisation: z.string(),
  advisorId: z.string().nullable(),
  state: z.enum(["active", "disabled", "other_provider"]),
  invitedBy: z.string().nullable(),
  joinedAt: date,
  lastSignInAt: date,
  lastSeenAt: date,
  dormant: z.boolean(),
});

const Invitation = z.object({
  id: z.string(),
  email: z.string(),
  roles: shownRoles,
  function: z.string(),
  organisation: z.string(),
  advisorId: z.string().nullable(),
  invitedBy: z.string().nullable(),
  at: date,
  expiresAt: date,
  expired: z.boolean(),
});

export const AccountsBody = z
  .object({
    accounts: z.array(Account),
    invitations: z.array(Invitation),
    counts: Counts,
    changes: z.array(Change).openapi({ description: "Depuis la dernière revue" }),
    upTo: z.int(),
  })
  .openapi("Accounts");

export const ReviewsBody = z
  .object({
    reviews: z.array(
      z.object({
        id: z.string(),
        by: z.string(),
        at: date,
        counts: Counts,
        changes: z.array(Change),
        remark: z.string().nullable(),
      }),
    ),
  })
  .openapi("AccessReviews");

export const MeBody = z
  .object({
    accountId: z.string(),
    roles: shownRoles,
    function: z.string(),
    organisation: z.string(),
    advisorId: z.string().nullable(),
    sessionId: z.string(),
    authenticatedAt: date,
  })
  .openapi("Me");

export const SessionsBody = z
  .object({
    sessions: z.array(
      z.object({
        id: z.string(),
        device: z.string(),
        createdAt: date,
        lastSeenAt: date,
        current: z.boolean(),
      }),
    ),
  })
  .openapi("Sessions");
